"""The numbers beside the lines of a text; those with a problem have a mark of its own shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from midline.routine.problems import Severity
from midline.ui.themes import Themes

if TYPE_CHECKING:
    from midline.ui.editor.yaml_text import YamlText

DIGITS_LEAST = 2
MARK_SHARE = 0.62  # of the height of a line


class LineNumbers(QWidget):
    """To be placed at the left of the text, as wide as its hint."""

    def __init__(self, themes: Themes, text: YamlText) -> None:
        super().__init__(text)
        self._themes, self._text = themes, text
        self._marks: dict[int, Severity] = {}

    def set_marks(self, marks: Mapping[int, Severity]) -> None:
        """By the number of a line, from 1."""
        self._marks = dict(marks)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._text.fontMetrics()
        digits = max(DIGITS_LEAST, len(str(self._text.blockCount())))
        return QSize(metrics.horizontalAdvance("0" * digits) + round(1.7 * metrics.height()), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._text.font())
        current = self._text.textCursor().blockNumber()
        for number, top in self._text.lines_in(event.rect().top(), event.rect().bottom()):
            self._paint(painter, number, top, is_current=number == current + 1)
        painter.end()

    def _paint(self, painter: QPainter, number: int, top: int, *, is_current: bool) -> None:
        theme, line_px = self._themes.theme, self._text.fontMetrics().height()
        severity = self._marks.get(number)
        role = "text" if is_current or severity else "text_muted"
        painter.setPen(theme.color(role))
        place = QRect(0, top, self.width() - line_px // 2, line_px)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(number))
        if severity:
            side = line_px * MARK_SHARE
            at = QRectF(line_px * 0.3, top + (line_px - side) / 2, side, side)
            paint_mark(painter, at, severity, self._themes)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a number goes to its line."""
        y = event.position().toPoint().y()
        for number, _ in self._text.lines_in(y, y):
            self._text.go_to(number, 1)


def paint_mark(painter: QPainter, place: QRectF, severity: Severity, themes: Themes) -> None:
    """An error is a disc, a warning a triangle: told apart without their colours too."""
    theme = themes.theme
    painter.setPen(Qt.PenStyle.NoPen)
    if severity is Severity.ERROR:
        painter.setBrush(theme.color("danger"))
        painter.drawEllipse(place)
    else:
        painter.setBrush(theme.color("get_ready"))
        top = QPointF(place.center().x(), place.top())
        painter.drawPolygon(QPolygonF([top, place.bottomRight(), place.bottomLeft()]))
    painter.setBrush(theme.color("background"))
    side = place.width()
    up = 0.1 if severity is Severity.ERROR else -0.06  # of the middle of what it stands in
    bar = QRectF(0, 0, side * 0.16, side * 0.36)
    bar.moveCenter(place.center() - QPointF(0, side * up))
    painter.drawRect(bar)
    dot = QRectF(0, 0, side * 0.16, side * 0.16)
    dot.moveCenter(bar.center() + QPointF(0, side * 0.34))
    painter.drawRect(dot)
