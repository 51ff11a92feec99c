"""Dragging in the outline: what is dragged goes with the pointer, a line is where it would go."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QWidget
from shiboken6 import isValid

from midline.ui.editor.outline_rows import Index
from midline.ui.spacing import GAP, HAIR
from midline.ui.themes import Themes

LINE_PX, DOT_PX = 3, 5
SEEN_THROUGH = 0.7
BOTH = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


class OutlineDrag(QObject):
    """``line`` is the row that what is dragged would go before; None while it goes nowhere."""

    def __init__(self, view: QListView, themes: Themes) -> None:
        super().__init__(view)
        self._view, self._themes = view, themes
        self.line: int | None = None

    def start(self, index: Index, data: QMimeData) -> None:
        """Until it is dropped. Nothing else in the window takes it: a field would take its text."""
        drag = QDrag(self._view)
        drag.setMimeData(data)
        drag.setPixmap(self._picture(self._view.visualRect(index)))
        drag.setHotSpot(QPoint(-GAP, -HAIR))  # the line and what is there stay to be seen
        here = (self._view, self._view.viewport())
        widgets = self._view.window().findChildren(QWidget)
        others = [each for each in widgets if each.acceptDrops() and each not in here]
        for each in others:
            each.setAcceptDrops(False)
        drag.exec(BOTH, Qt.DropAction.MoveAction)
        for each in filter(isValid, others):
            each.setAcceptDrops(True)
        self.show_line(None)

    def row_before(self, place: QPoint) -> int:
        """The row above whose middle the pointer is; the number of rows below the last."""
        index = self._view.indexAt(place)
        if not index.isValid():
            return self._view.model().rowCount()
        is_above = place.y() < self._view.visualRect(index).center().y()
        return index.row() if is_above else index.row() + 1

    def show_line(self, row: int | None) -> None:
        if row != self.line:
            self.line = row
            self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """With a dot at its start, as a shape of its own between the rows."""
        if self.line is None:
            return
        y, color = self._line_y(self.line), self._themes.theme.color("focus")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        width = self._view.viewport().width()
        painter.drawRect(QRect(DOT_PX, y - LINE_PX // 2, width - 2 * DOT_PX, LINE_PX))
        painter.drawEllipse(QPoint(DOT_PX + 1, y), DOT_PX, DOT_PX)

    def _line_y(self, row: int) -> int:
        model = self._view.model()
        if row < model.rowCount():
            y = self._view.visualRect(model.index(row, 0)).top()
        else:
            y = self._view.visualRect(model.index(row - 1, 0)).bottom() + 1
        return max(DOT_PX, min(y, self._view.viewport().height() - DOT_PX))

    def _picture(self, rect: QRect) -> QPixmap:
        row = self._view.viewport().grab(rect)
        picture = QPixmap(row.size())
        picture.setDevicePixelRatio(row.devicePixelRatio())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(SEEN_THROUGH)
        painter.drawPixmap(0, 0, row)
        painter.end()
        return picture
