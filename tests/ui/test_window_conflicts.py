"""What other programs do to a routine file while it is edited."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.files import replace_file
from midline.ui.editor.difference_panel import DifferencePanel, VersionsPanel
from midline.ui.main_window import LEAST_SIZE
from midline.ui.widgets.panel import open_panels
from tests.ui.edited_window import CHANGED, MINE, TEXT, THEIRS, Editor, Key


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


def test_who_is_typing_is_asked_in_the_next_pause(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    typing = QTimer(editor.page, interval=50)
    typing.timeout.connect(lambda: editor.type(editor.text + "# more\n"))
    typing.start()
    qtbot.waitUntil(lambda: editor.text != TEXT)
    editor.file.write_text(THEIRS)
    state = editor.page.head.state
    qtbot.waitUntil(lambda: "Another program changed it too" in state.text(), timeout=5000)
    assert editor.panel() == ""
    typing.stop()
    qtbot.waitUntil(lambda: editor.panel() == CHANGED, timeout=5000)


@pytest.mark.parametrize("answer", ["Keep mine", "Take the other", "Keep both", ""])
def test_the_head_says_that_both_changed_until_it_is_settled(
    conflict: Editor, qtbot: QtBot, answer: str
) -> None:
    state, too = conflict.page.head.state, "Another program changed it too"
    conflict.press(Key.Key_Escape)
    assert state.text() == f"{too}. Save shows how. · Not saved yet"
    if answer:
        conflict.save()
        conflict.answer(answer)
    else:
        conflict.file.write_text(TEXT)
    qtbot.waitUntil(lambda: too not in state.text(), timeout=5000)


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


def test_a_version_that_is_no_utf_8_is_shown_but_not_brought_back(editor: Editor) -> None:
    """It would come back with other characters."""
    latin = "# Café\n".encode("latin-1")
    editor.edit()
    editor.type(MINE)
    editor.file.write_bytes(latin)
    editor.save()
    editor.answer("Keep mine")
    editor.page.versions_wanted.emit()
    (panel,) = open_panels(editor.midline.window)
    assert isinstance(panel, VersionsPanel)
    assert "# Caf\ufffd" in [each.text for each in panel.view.rows.lines]
    editor.answer("Bring it back")
    (version,) = editor.data.versions.rglob("*.yaml")
    assert version.read_bytes() == latin
    assert editor.toast().endswith(f"It is {version.name} in {version.parent}.")
    assert editor.text == MINE


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
        qtbot.waitUntil(partial(editor.has, text), timeout=5000)
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
    assert "Its text is a draft" in editor.toast()
    editor.file.write_text(THEIRS)
    editor.edit()
    assert editor.panel() == CHANGED
    assert editor.text == TEXT


def test_the_text_of_a_file_that_a_folder_replaced_is_a_draft(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.file.unlink()
    editor.file.mkdir()
    qtbot.waitUntil(lambda: "this is a folder" in editor.toast(), timeout=5000)
    editor.save()
    assert editor.panel() == "Not saved"
    editor.answer("Back")
    editor.page.leave_wanted.emit()
    editor.edit()
    assert editor.text == TEXT
    assert "this is a folder" in editor.page.head.state.text()
    editor.file.rmdir()
    editor.page.save_wanted.emit()
    assert editor.file.read_text() == TEXT


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
