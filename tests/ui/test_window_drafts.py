"""What is not saved in the editor is kept as a draft."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.edited_window import CHANGED, CTRL, MINE, TEXT, THEIRS, Editor, Key
from tests.ui.whole_window import is_read


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


def test_a_routine_with_a_draft_is_marked_in_the_library(editor: Editor, qtbot: QtBot) -> None:
    def said() -> str:
        rows = editor.midline.library.rows
        return str(rows.data(rows.index_of("user/test.yaml"), Qt.ItemDataRole.AccessibleTextRole))

    qtbot.waitUntil(lambda: is_read(editor, "user/test.yaml"))
    before = said()
    assert "Draft" not in before
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    assert said() == before.replace("Test, ", "Test, Draft · ")
    editor.midline.library.again_wanted.emit()
    assert "Draft · " in said()
    editor.edit()
    editor.save()
    editor.page.leave_wanted.emit()
    qtbot.waitUntil(lambda: "Draft" not in said())


def test_news_goes_with_the_page_that_it_is_of(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    assert "Edit goes on with them" in editor.toast()
    editor.edit()
    assert "Your draft from last time" in editor.toast()
    editor.save()
    editor.page.leave_wanted.emit()
    assert editor.is_library()
    toast = editor.midline.window.toast()
    assert toast is not None
    assert not toast.isVisible()


def test_a_draft_is_kept_while_nothing_is_typed(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.type(MINE)
    assert not editor.data.drafts.exists()
    qtbot.waitUntil(lambda: any(editor.data.drafts.glob("*")), timeout=5000)


def test_what_a_killed_midline_left_of_a_draft_is_gone_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    left = folder / "drafts" / f".mine-1a2b.json.{killed.pid}.new"
    left.parent.mkdir()
    left.write_text("{")
    window = Editor(qtbot, qapp, folder)
    qtbot.waitUntil(lambda: not left.exists(), timeout=5000)
    window.midline.window.close()


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


def test_what_was_typed_and_undone_leaves_no_draft(editor: Editor, qtbot: QtBot) -> None:
    editor.edit()
    editor.type(MINE)
    qtbot.waitUntil(lambda: any(editor.data.drafts.glob("*")), timeout=5000)
    editor.page.editing.undo()
    qtbot.waitUntil(lambda: not any(editor.data.drafts.glob("*")), timeout=5000)
    editor.type(MINE)
    editor.save()
    editor.type(MINE + "# more\n")
    assert editor.midline.editing.may_close(anyway=False)
    editor.page.editing.undo()
    editor.page.leave_wanted.emit()
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


def test_with_room_again_no_trouble_is_told(editor: Editor) -> None:
    editor.edit()
    editor.type(MINE)
    editor.data.drafts.write_text("in the way")
    editor.page.leave_wanted.emit()
    editor.data.drafts.unlink()
    editor.answer("Try again")
    assert editor.is_library()
    assert "Your changes are a draft" in editor.toast()


@pytest.fixture
def lost(editor: Editor, qtbot: QtBot) -> Editor:
    """A draft whose file was renamed, in the library."""
    editor.edit()
    editor.type(MINE)
    editor.page.leave_wanted.emit()
    editor.file.rename(editor.data.workouts / "other.yaml")
    qtbot.waitUntil(editor.is_lost, timeout=5000)
    qtbot.waitUntil(lambda: is_read(editor, "user/other.yaml"), timeout=5000)
    return editor


def test_a_draft_whose_file_is_gone_can_be_opened_and_saved_anew(
    lost: Editor, qtbot: QtBot
) -> None:
    library = lost.midline.library
    library.select("user/test.yaml")
    assert library.card.eyebrow.text() == "DRAFT"
    lost.press(Key.Key_E)
    assert lost.text == MINE
    assert not lost.page.editing.stack.canUndo()
    lost.page.leave_wanted.emit()
    assert "Its text is a draft" in lost.toast()
    assert lost.is_lost()
    lost.press(Key.Key_E)
    lost.press(Key.Key_S, CTRL)
    lost.page.leave_wanted.emit()
    assert lost.file.read_text() == MINE
    assert not any(lost.data.drafts.glob("*"))
    qtbot.waitUntil(lambda: not lost.is_lost(), timeout=5000)


def test_a_draft_whose_file_is_gone_can_be_thrown_away_and_brought_back(lost: Editor) -> None:
    library = lost.midline.library
    library.select("user/test.yaml")
    library.card.throw_away.click()
    assert not lost.is_lost()
    assert not any(lost.data.drafts.glob("*"))
    assert library.list.hasFocus()
    assert lost.toast() == "The draft is thrown away."
    lost.press(Key.Key_Z, CTRL)
    assert library.chosen_key() == "user/test.yaml"
    lost.press(Key.Key_E)
    assert lost.text == MINE


def test_a_file_that_comes_back_asks_which(lost: Editor) -> None:
    lost.edit()
    lost.page.leave_wanted.emit()
    lost.file.write_text(THEIRS)
    lost.edit()
    assert lost.panel() == CHANGED
    lost.answer("Keep mine")
    assert lost.file.read_text() == MINE
