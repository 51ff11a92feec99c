"""Editing a routine file in the window: saving, drafts, and what other programs do meanwhile."""

from __future__ import annotations

import resource as limits
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.files import replace_file
from midline.library.entries import Origin, RoutineFile
from midline.resources import resource
from midline.ui.editor.difference_panel import DifferencePanel, VersionsPanel
from midline.ui.editor.page import EditorPage
from midline.ui.main_window import LEAST_SIZE
from midline.ui.stage.stage import Stage
from midline.ui.widgets.button import Button
from midline.ui.widgets.panel import open_panels
from midline.window_editor import WindowEditor
from tests.ui.whole_window import Window, is_read

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "name: Test  # mine\nget_ready: 5s\nexercises:\n  - name: Plank\n    do: 2 x 30s\n"
MINE, THEIRS = TEXT.replace("Plank", "Side plank"), TEXT.replace("30s", "45s")
CHANGED = "test.yaml was changed elsewhere"


class Editor(Window):
    """``key`` names the routine that is edited."""

    @property
    def file(self) -> Path:
        return self.data.workouts / "test.yaml"

    @property
    def window_editor(self) -> WindowEditor:
        return self.midline.editing.editor()

    @property
    def page(self) -> EditorPage:
        assert self.window_editor.page is not None
        return self.window_editor.page

    @property
    def text(self) -> str:
        return self.page.editing.document.text

    def edit(self, file: Path | None = None, origin: Origin = Origin.USER) -> None:
        self.window_editor.open(RoutineFile(file or self.file, origin))

    def type(self, text: str) -> None:
        self.page.editing.type_text(text)

    def save(self) -> None:
        self.page.save_wanted.emit()

    def answer(self, text: str) -> None:
        (panel,) = open_panels(self.midline.window)
        (button,) = (each for each in panel.findChildren(Button) if each.text() == text)
        button.click()

    def is_library(self) -> bool:
        return self.midline.window.page() is self.midline.library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "settings.yaml").write_text("mute: yes\ntour_offered: yes\n", "utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Editor]:
    made = Editor(qtbot, qapp, folder)
    yield made
    made.midline.window.close()


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


# Drafts


def test_leaving_without_saving_keeps_a_draft_that_can_be_undone(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    assert editor.is_library()
    assert "Your changes are a draft" in editor.toast()
    assert editor.file.read_text() == TEXT
    editor.edit()
    assert editor.text == MINE
    editor.page.editing.undo()
    assert editor.text == TEXT
    assert editor.page.editing.is_saved


def test_closing_the_window_keeps_a_draft(qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
    first = Editor(qtbot, qapp, folder)
    first.edit()
    first.type(MINE)
    assert first.midline.window.close()
    second = Editor(qtbot, qapp, folder)
    second.edit()
    assert second.text == MINE
    assert "Your draft from last time" in second.toast()
    second.midline.window.close()


def test_a_draft_is_kept_while_nothing_is_typed(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.type(MINE)
    assert not editor.data.drafts.exists()
    qtbot.waitUntil(lambda: any(editor.data.drafts.glob("*")), timeout=5000)


def test_who_types_without_a_pause_has_a_draft_too(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    typing = QTimer(editor.page, interval=100)
    typing.timeout.connect(lambda: editor.type(editor.text + "# more\n"))
    typing.start()
    qtbot.waitUntil(lambda: any(editor.data.drafts.glob("*")), timeout=5000)
    assert typing.isActive()
    typing.stop()


def test_a_draft_is_gone_once_it_is_saved(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    editor.edit()
    editor.save()
    assert not any(editor.data.drafts.glob("*"))


def test_a_look_at_the_file_leaves_the_draft_until_the_file_is_saved(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    for _ in range(2):
        editor.edit()
        assert editor.text == MINE
        editor.page.editing.undo()
        editor.page.leave_wanted.emit()
    editor.edit()
    editor.page.editing.undo()
    editor.press(Key.Key_S, CTRL)
    assert editor.file.read_text() == TEXT
    assert not any(editor.data.drafts.glob("*"))


def test_a_draft_of_a_file_that_changed_since_asks_which(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    editor.file.write_text(THEIRS)
    editor.edit()
    assert editor.panel() == CHANGED
    editor.answer("Take the other")
    assert editor.text == THEIRS
    assert editor.page.editing.is_saved
    assert not any(editor.data.drafts.glob("*"))


def test_without_room_for_a_draft_leaving_is_asked_about(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.data.drafts.write_text("in the way")
    editor.page.leave_wanted.emit()
    assert editor.panel() == "Your changes can't be kept"
    editor.answer("Stay")
    assert editor.text == MINE
    assert not editor.midline.window.close()
    assert editor.midline.window.close()  # who closes again means it


# Other programs


def test_a_change_of_the_file_appears_at_once(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.file.write_text(THEIRS)
    qtbot.waitUntil(lambda: editor.text == THEIRS, timeout=5000)
    replace_file(editor.file, MINE.encode())
    qtbot.waitUntil(lambda: editor.text == MINE, timeout=5000)
    assert editor.page.editing.is_saved
    editor.page.editing.undo()
    assert editor.text == THEIRS


@pytest.fixture
def conflict(editor: Editor, qtbot: QtBot) -> Editor:
    editor.edit()
    editor.type(MINE)
    editor.file.write_text(THEIRS)
    qtbot.waitUntil(lambda: editor.panel() == CHANGED, timeout=5000)
    return editor


def test_where_both_changed_the_difference_is_shown_and_nothing_overwritten(
    conflict: Editor,
) -> None:
    (panel,) = open_panels(conflict.midline.window)
    assert isinstance(panel, DifferencePanel)
    said = [each.text for each in panel.view.rows.lines if each.after is None and each.text]
    assert said == ["  - name: Side plank", "    do: 2 x 30s"]
    conflict.press(Key.Key_Escape)
    assert conflict.file.read_text() == THEIRS
    assert conflict.text == MINE
    conflict.save()
    assert conflict.panel() == CHANGED
    assert conflict.file.read_text() == THEIRS


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_A])
def test_who_types_on_while_it_is_asked_decides_nothing(conflict: Editor, key: Qt.Key) -> None:
    conflict.press(key)
    assert conflict.panel() == CHANGED
    assert conflict.file.read_text() == THEIRS
    conflict.press(Key.Key_Escape)
    assert conflict.text == MINE


def test_in_little_room_the_difference_is_scrolled_to_by_keyboard(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    (folder / "settings.yaml").write_text("mute: yes\ntour_offered: yes\ntext_size: 200\n")
    editor = Editor(qtbot, qapp, folder)
    editor.midline.window.resize(LEAST_SIZE)
    editor.edit()
    editor.type(MINE)
    editor.file.write_text(THEIRS)
    qtbot.waitUntil(lambda: editor.panel() == CHANGED, timeout=5000)
    (panel,) = open_panels(editor.midline.window)
    assert isinstance(panel, DifferencePanel)
    before = panel.view.visibleRegion().boundingRect().height()
    while not panel.view.hasFocus():
        editor.press(Key.Key_Tab)
    assert panel.view.visibleRegion().boundingRect().height() > before
    editor.midline.window.close()


def test_keeping_mine_makes_theirs_a_version(conflict: Editor) -> None:
    conflict.answer("Keep mine")
    assert conflict.file.read_text() == MINE
    conflict.page.versions_wanted.emit()
    conflict.answer("Bring it back")
    assert conflict.text == THEIRS


def test_taking_theirs_makes_mine_a_version(conflict: Editor) -> None:
    conflict.answer("Take the other")
    conflict.page.versions_wanted.emit()
    conflict.answer("Bring it back")
    assert conflict.text == MINE


def test_only_what_was_saved_here_is_a_version_when_others_change_the_file(
    editor: Editor, qtbot: QtBot
) -> None:
    editor.edit()
    editor.type(MINE)
    editor.save()  # the first version is what the file had before
    for text, versions in ((THEIRS, 2), (TEXT, 2)):
        replace_file(editor.file, text.encode())
        qtbot.waitUntil(lambda text=text: editor.text == text, timeout=5000)
        assert len(list(editor.data.versions.rglob("*.yaml"))) == versions


def test_taking_theirs_can_be_undone(conflict: Editor) -> None:
    conflict.answer("Take the other")
    assert conflict.text == THEIRS
    assert conflict.page.editing.is_saved
    conflict.page.editing.undo()
    assert conflict.text == MINE


def test_keeping_both_makes_a_copy_of_mine(conflict: Editor) -> None:
    conflict.answer("Keep both")
    assert conflict.file.read_text() == THEIRS
    assert (conflict.data.workouts / "test-2.yaml").read_text() == MINE
    conflict.type(MINE + "# more\n")
    conflict.save()
    assert (conflict.data.workouts / "test-2.yaml").read_text() == MINE + "# more\n"


def test_a_change_while_the_question_is_open_asks_anew(conflict: Editor, qtbot: QtBot) -> None:
    conflict.file.write_text(TEXT + "# later\n")
    conflict.answer("Keep mine")
    qtbot.waitUntil(lambda: conflict.panel() == CHANGED, timeout=5000)
    assert conflict.file.read_text() == TEXT + "# later\n"


def test_a_file_that_is_deleted_can_be_saved_again(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.file.unlink()
    qtbot.waitUntil(lambda: "Save writes it again" in editor.toast(), timeout=5000)
    assert not editor.page.editing.is_saved
    editor.save()
    assert editor.file.read_text() == TEXT


def test_the_text_of_a_deleted_file_is_a_draft_when_it_is_left(
    editor: Editor, qtbot: QtBot
) -> None:
    editor.edit()
    editor.file.unlink()
    qtbot.waitUntil(lambda: "Save writes it again" in editor.toast(), timeout=5000)
    editor.page.leave_wanted.emit()
    assert "in the folder of drafts" in editor.toast()
    editor.file.write_text(THEIRS)
    editor.edit()
    assert editor.panel() == CHANGED
    assert editor.text == TEXT


def test_a_file_that_comes_back_is_taken(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.file.unlink()
    qtbot.waitUntil(lambda: not editor.page.editing.is_saved, timeout=5000)
    editor.file.write_text(THEIRS)
    qtbot.waitUntil(lambda: editor.text == THEIRS, timeout=5000)
    assert editor.page.editing.is_saved


def test_what_another_program_broke_is_not_taken(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.type(MINE)
    editor.file.write_bytes(b"\xff")
    qtbot.waitUntil(lambda: editor.panel() == CHANGED, timeout=5000)
    editor.answer("Keep mine")
    assert editor.file.read_text() == MINE


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
    editor.file.write_text(THEIRS)
    qtbot.waitUntil(lambda: "newer now" in editor.toast(), timeout=5000)
    assert editor.controller.session.plan is plan
    assert isinstance(editor.midline.window.page(), Stage)
