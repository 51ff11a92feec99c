"""Rows of the outline dragged and dropped. Without a display Qt drags nothing by itself: these are
the events that a drag with the mouse sends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.routine.writing.places import Address
from midline.ui.editor.outline_rows import OutlineRows
from midline.ui.themes import Themes
from tests.ui.editor_page import TEXT, Editor

BUTTON, NO_KEYS, ACTION = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.DropAction.MoveAction,
)
UPPER, LOWER = 0.25, 0.75  # of a row


class Dragging:
    """``row`` of the outline is dragged; the rows are 0 routine, 1 Warm-up, 4 Core, 5 Plank."""

    def __init__(self, editor: Editor, row: int) -> None:
        self.editor, self.outline = editor, editor.page.outline
        rows = self.outline.model()
        assert isinstance(rows, OutlineRows)
        self.data: QMimeData = rows.mimeData([rows.index(row)])

    def place(self, row: int, part: float) -> QPoint:
        rect = self.outline.visualRect(self.outline.model().index(row, 0))
        return QPoint(rect.center().x(), rect.top() + round(rect.height() * part))

    def over(self, row: int, part: float) -> int | None:
        """The row that the line is above then."""
        place = self.place(row, part)
        viewport = self.outline.viewport()
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(place, ACTION, self.data, BUTTON, NO_KEYS)
            QApplication.sendEvent(viewport, event)
        return self.outline.drag.line

    def drop(self, row: int, part: float) -> None:
        self.over(row, part)
        place = QPointF(self.place(row, part))
        event = QDropEvent(place, ACTION, self.data, BUTTON, NO_KEYS)
        QApplication.sendEvent(self.outline.viewport(), event)
        assert self.outline.drag.line is None


@pytest.fixture
def editor(qtbot: QtBot, themes: Themes) -> Editor:
    return Editor(qtbot, themes)


@pytest.mark.parametrize(
    ("dragged", "row", "part", "line", "to"),
    [
        (2, 3, LOWER, 4, (0, 1)),  # within its section
        (2, 4, UPPER, 4, (0, 1)),
        (2, 5, UPPER, 5, (1, 0)),  # into the next one
        (2, 5, LOWER, 6, (1, 1)),
        (3, 0, UPPER, 2, (0, 0)),  # above all: the first of the exercises
        (4, 1, UPPER, 1, (0,)),  # a section
        (1, 5, LOWER, 6, (1,)),
    ],
)
def test_a_part_goes_where_the_line_is_and_can_be_brought_back(
    editor: Editor, dragged: int, row: int, part: float, line: int, to: Address
) -> None:
    name = editor.page.outline.rows()[dragged].name
    dragging = Dragging(editor, dragged)
    assert dragging.over(row, part) == line
    dragging.drop(row, part)
    assert editor.page.selected() == to
    assert editor.editing.document.values(to)["name"] == name
    editor.editing.undo()
    assert editor.text == TEXT


@pytest.mark.parametrize(("dragged", "row"), [(2, 2), (3, 4), (4, 5), (5, 5)])
def test_where_nothing_would_change_there_is_no_line(
    editor: Editor, dragged: int, row: int
) -> None:
    dragging = Dragging(editor, dragged)
    assert dragging.over(row, UPPER) is None
    dragging.drop(row, UPPER)
    assert editor.text == TEXT


def test_the_line_is_seen_until_the_pointer_leaves(editor: Editor) -> None:
    viewport = editor.page.outline.viewport()
    before = viewport.grab().toImage()
    assert Dragging(editor, 2).over(5, UPPER) == 5
    assert viewport.grab().toImage() != before
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert viewport.grab().toImage() == before


def test_a_part_of_another_window_comes_as_a_copy(qtbot: QtBot, themes: Themes) -> None:
    """Its address means nothing here."""
    other, editor = Editor(qtbot, themes), Editor(qtbot, themes)
    dragging = Dragging(editor, 2)
    dragging.data = Dragging(other, 5).data
    dragging.drop(2, UPPER)
    assert editor.text.count("- name: Plank") == 2
    assert editor.editing.document.values((0, 0))["name"] == "Plank"
    assert other.text == TEXT
