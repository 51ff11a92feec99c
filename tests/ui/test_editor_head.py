"""The editor's head: what it says of the file, and that nothing jumps as it says so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from tests.ui.editor_page import TEXT, Editor

COPY = "Your copy of a Midline routine"


def settle() -> None:
    """What is laid out may want another height, which is laid out once more."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("about", ["", COPY, f"{COPY} {'which is told at length ' * 5}"])
@pytest.mark.parametrize(("width", "text_size"), [(860, 100), (1280, 100), (1280, 200)])
def test_the_page_does_not_jump_at_the_first_letter(
    qtbot: QtBot, themes: Themes, width: int, text_size: int, about: str
) -> None:
    themes.set_type(TypeScale(text_size))
    editor = Editor(qtbot, themes)
    editor.page.resize(width, 800)
    editor.page.show_file("mine.yaml", about)
    settle()
    before, title = editor.page.timeline.y(), editor.page.head.title.y()
    editor.editing.type_text(TEXT.replace("Mine", "Ours"))
    settle()
    assert editor.page.head.state.text().endswith("Not saved yet")
    assert (editor.page.timeline.y(), editor.page.head.title.y()) == (before, title)


def test_with_large_text_in_a_small_window_there_is_room_below(
    qtbot: QtBot, themes: Themes
) -> None:
    themes.set_type(TypeScale(200))
    editor = Editor(qtbot, themes)
    editor.page.resize(860, 600)
    settle()
    head = editor.page.head
    save, others = head.buttons["save"], head.buttons["insert"].parentWidget()
    assert others is not None
    assert save.geometry().bottom() < others.y()
    assert head.height() < 180


def test_the_file_of_a_copy_is_told_in_one_line(qtbot: QtBot, themes: Themes) -> None:
    editor = Editor(qtbot, themes)
    editor.page.show_original(True)
    editor.page.show_file("mine.yaml", COPY)
    settle()
    state = editor.page.head.state
    assert state.height() < 2 * state.fontMetrics().lineSpacing()
