"""Below the text: what is wrong with the line of the cursor, or what its key means."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from midline.routine.problems import Severity
from midline.ui.editor.line_numbers import paint_mark
from midline.ui.fonts import font
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.themes import Themes

LINES = 2


class TipLine(QWidget):
    """Always as high as two lines, so that nothing moves while someone types."""

    accessible_role = "StaticText"

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text = ""
        self._severity: Severity | None = None

    def text(self) -> str:
        return self._text

    def say(self, text: str, severity: Severity | None = None) -> None:
        """``severity`` is that of a problem."""
        if (text, severity) != (self._text, self._severity):
            self._text, self._severity = text, severity
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, LINES * self._line_px() + 2 * TIGHT)

    def _line_px(self) -> int:
        return round(self._themes.type.small * 1.4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, line_px = self._themes.theme, self._line_px()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("outline"))
        painter.drawLine(NEAR, 0, self.width() - NEAR, 0)
        place = self.rect().adjusted(NEAR, TIGHT, -NEAR, -TIGHT)
        if self._severity:
            side = line_px * 0.8
            mark = QRectF(place.left(), place.top() + (line_px - side) / 2, side, side)
            paint_mark(painter, mark, self._severity, self._themes)
            place.setLeft(place.left() + line_px + TIGHT // 2)
        painter.setFont(font(self._themes.type.small))
        painter.setPen(theme.color("text" if self._severity else "text_muted"))
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._fitting(painter, place))
        painter.end()

    def _fitting(self, painter: QPainter, place: QRect) -> str:
        """Cut with "…" where it needs more room; the tooltip has all of it."""
        text, flags = self._text, Qt.TextFlag.TextWordWrap
        while painter.boundingRect(place, flags, text).height() > place.height() and " " in text:
            text = text.removesuffix("…").rsplit(" ", 1)[0] + "…"
        return text
