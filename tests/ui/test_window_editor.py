"""Opening and saving a routine file in the window, its versions, and where a save fails."""

from __future__ import annotations

import os
import resource as limits
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from midline.library.entries import Origin
from midline.resources import resource
from midline.ui.editor.difference_panel import DifferencePanel, VersionsPanel
from midline.ui.stage.stage import Stage
from midline.ui.widgets.panel import open_panels
from tests.ui.edited_window import CTRL, MINE, TEXT, THEIRS, Editor, Key
from tests.ui.whole_window import is_read

# Opening, saving, leaving


def test_a_routine_is_edited_saved_and_seen_in_the_library(editor: Editor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_read(editor, "user/test.yaml"))
    editor.midline.library.select("user/test.yaml")
    editor.press(Key.Key_E)
    assert editor.midline.window.page() is editor.page
    editor.type(TEXT.replace("Test ", "Other "))
    editor.save()
    assert editor.file.read_text() == TEXT.replace("Test ", "Other ")
    assert editor.page.editing.is_saved
    editor.page.leave_wanted.emit()
    assert editor.is_library()
    assert editor.midline.library.chosen_key() == "user/test.yaml"
    row = editor.midline.library.rows.row_of("user/test.yaml")
    qtbot.waitUntil(lambda: editor.midline.library.card.title.text() == "Other")
    assert row is not None


def test_a_shipped_routine_is_saved_as_the_users_own(editor: Editor) -> None:
    shipped = resource("workouts", "core-basics.yaml")
    before = shipped.read_bytes()
    editor.edit(shipped, Origin.SHIPPED)
    assert not editor.page.editing.is_saved
    changed = editor.text.replace("name: Core basics", "name: My basics")
    editor.type(changed)
    editor.save()
    assert shipped.read_bytes() == before
    assert (editor.data.workouts / "core-basics.yaml").read_text("utf-8") == changed
    editor.page.leave_wanted.emit()
    assert editor.midline.library.chosen_key() == "user/core-basics.yaml"


def test_the_way_back_to_the_original_can_be_undone(editor: Editor) -> None:
    shipped = resource("workouts", "core-basics.yaml")
    editor.edit(shipped, Origin.SHIPPED)
    changed = editor.text.replace("name: Core basics", "name: My basics")
    editor.type(changed)
    editor.save()
    editor.page.original_wanted.emit()
    editor.answer("Back to the original")
    assert editor.text == shipped.read_text("utf-8")
    editor.page.editing.undo()
    assert editor.text == changed


def test_a_new_routine_gets_a_file_when_it_is_saved(editor: Editor) -> None:
    editor.press(Key.Key_N, CTRL)
    editor.answer("Make it")
    files = set(editor.data.workouts.iterdir())
    editor.type(TEXT.replace("Test ", "Evening core "))
    editor.save()
    (new,) = set(editor.data.workouts.iterdir()) - files
    assert new.name == "evening-core.yaml"
    editor.page.leave_wanted.emit()
    assert editor.midline.library.chosen_key() == "user/evening-core.yaml"


def test_a_new_routine_that_is_left_can_be_gone_on_with(editor: Editor) -> None:
    editor.window_editor.open_new(TEXT)
    editor.page.leave_wanted.emit()
    assert "Ctrl N goes on with it" in editor.toast()
    editor.press(Key.Key_N, CTRL)
    editor.answer("Go on")
    assert editor.text == TEXT
    editor.page.editing.undo()
    assert editor.text == TEXT
    editor.save()
    assert (editor.data.workouts / "test-2.yaml").read_text() == TEXT
    assert not any(editor.data.drafts.glob("*"))


def test_another_new_routine_takes_the_place_of_the_one_begun_when_it_is_made(
    editor: Editor,
) -> None:
    editor.window_editor.open_new(TEXT)
    editor.page.leave_wanted.emit()
    for answer in ("Cancel", "Make it"):
        assert any(editor.data.drafts.glob("*"))
        editor.press(Key.Key_N, CTRL)
        editor.answer("Begin another")
        editor.answer(answer)
    assert not any(editor.data.drafts.glob("*"))


def test_a_bare_template_that_is_left_is_no_draft(editor: Editor) -> None:
    editor.press(Key.Key_N, CTRL)
    editor.answer("Make it")
    editor.page.leave_wanted.emit()
    assert editor.toast() == ""
    assert not any(editor.data.drafts.glob("*"))


def test_a_broken_routine_can_be_opened_and_saved(editor: Editor) -> None:
    editor.file.write_text("name: [", "utf-8")
    editor.edit()
    editor.type("name: {")
    editor.save()
    assert editor.file.read_text() == "name: {"
    assert "It can be started when" in editor.toast()


def test_what_is_no_text_is_not_opened(editor: Editor) -> None:
    editor.file.write_bytes(b"\xff\xfe")
    editor.edit()
    assert editor.is_library()
    assert "no UTF-8 text" in editor.toast()


# Where a save fails


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow at all."""
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_file_and_text(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    with full_disk():
        editor.save()
    assert editor.panel() == "Not saved"
    assert editor.file.read_text() == TEXT
    assert editor.text == MINE
    editor.answer("Try again")
    assert editor.file.read_text() == MINE


def test_a_file_that_may_only_be_read_can_be_saved_as_a_copy(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.edit()
    editor.type(MINE)
    with monkeypatch.context() as no_rights:
        no_rights.setattr("os.access", lambda *_: False)  # who runs the tests may be allowed all
        editor.save()
    assert editor.panel() == "Not saved"
    editor.answer("Save a copy")
    assert editor.file.read_text() == TEXT
    assert (editor.data.workouts / "test-2.yaml").read_text() == MINE


# Versions


def test_versions_are_shown_as_differences_and_brought_back(editor: Editor) -> None:
    editor.edit()
    for text in (MINE, THEIRS):
        editor.type(text)
        editor.save()
    editor.page.versions_wanted.emit()
    (panel,) = open_panels(editor.midline.window)
    assert isinstance(panel, VersionsPanel)
    assert panel.list.count() == 2
    assert panel.list.item(0).text().startswith("today, ")
    editor.press(Key.Key_Down)
    gone = [each.text for each in panel.view.rows.lines if each.after is None and each.text]
    assert gone == ["    do: 2 x 45s"]
    editor.answer("Bring it back")
    assert editor.text == TEXT
    assert editor.file.read_text() == THEIRS
    editor.save()
    assert editor.file.read_text() == TEXT


def test_without_versions_it_is_said_when_there_will_be_one(editor: Editor) -> None:
    editor.edit()
    editor.page.versions_wanted.emit()
    (panel,) = open_panels(editor.midline.window)
    assert "There is none yet" in panel.accessibleDescription()


# A file that an edit would have to write anew


LISTED = "name: x  # why\nexercises:\n  - name: A\n    hold:\n      - 5s  # five\n      - 6s\n"


def test_a_file_is_written_anew_only_when_the_person_says_so(editor: Editor) -> None:
    editor.file.write_text(LISTED)
    editor.edit()
    for answer in ("Leave it", None):
        editor.page.editing.edit("Hold", lambda each: each.with_value((0, 0), "hold", "7s"))
        assert editor.panel() == ("Write the file anew?" if answer else "")  # asked once
        if answer:
            editor.answer(answer)
    assert editor.text == LISTED


def test_a_file_written_anew_is_shown_first_and_can_be_taken_back(editor: Editor) -> None:
    editor.file.write_text(LISTED)
    editor.edit()
    editor.page.editing.edit("Hold", lambda each: each.with_value((0, 0), "hold", "7s"))
    (panel,) = open_panels(editor.midline.window)
    assert isinstance(panel, DifferencePanel)
    assert "name: x  # why" in [each.text for each in panel.view.rows.lines if not each.after]
    editor.answer("Write it anew")
    assert editor.text == "name: x\nexercises:\n  - name: A\n    hold: 7s\n"
    editor.page.editing.undo()
    assert editor.text == LISTED


# A session


def test_a_running_session_keeps_its_plan_and_says_that_the_file_is_newer(
    editor: Editor, qtbot: QtBot
) -> None:
    (editor.data.root / "settings.yaml").write_text("mute: yes\n")
    editor.start(qtbot)
    editor.end_hint()
    plan = editor.controller.session.plan
    with qtbot.waitSignal(editor.midline.shelves.changed, timeout=5000):
        editor.file.write_text(TEXT)
        os.utime(editor.file, (1, 1))
    assert "newer now" not in editor.toast()
    editor.file.write_text(THEIRS)
    qtbot.waitUntil(lambda: "newer now" in editor.toast(), timeout=5000)
    assert editor.controller.session.plan is plan
    assert isinstance(editor.midline.window.page(), Stage)
