"""The word of the step with its icon, and the badge of the side: what is asked for right now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from midline.ui.fonts import steady_font
from midline.ui.icons import pixmap
from midline.ui.widgets.turned import Turned

BADGE_SHARE = 0.68  # of the word's size
LETTERS = 104.0  # percent


class StepWord(Turned):
    accessible_role = "StaticText"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._word, self._side = "", "", ""
        self._color = self._ground = QColor(Qt.GlobalColor.black)
        self._size_px = 40.0

    def set_words(self, icon: str, word: str, side: str) -> None:
        if (icon, word, side) != (self._icon, self._word, self._side):
            self._icon, self._word, self._side = icon, word, side
            self.setAccessibleName(f"{word}, {side}" if side else word)
            self.update()

    def set_colors(self, color: QColor, ground: QColor) -> None:
        if (color, ground) != (self._color, self._ground):
            self._color, self._ground = color, ground
            self.update()

    def set_size_px(self, size_px: float) -> None:
        self._size_px = size_px
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._word:
            return
        painter = self.turned_painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, middle = self._size_px, self.area().height() / 2
        side = round(size * 1.1)
        drawn = pixmap(self._icon, self._color.name(), side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, middle - side / 2), drawn)
        right = self._paint_text(painter, self._word, side + size * 0.35, size, self._color)
        if self._side:
            self._paint_badge(painter, right + size * 0.6)
        painter.end()

    def _paint_badge(self, painter: QPainter, left: float) -> None:
        size = self._size_px * BADGE_SHARE
        width = QFontMetricsF(self._font(size)).horizontalAdvance(self._side) + size * 1.4
        height = size * 1.75
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        badge = QRectF(left, (self.area().height() - height) / 2, width, height)
        painter.drawRoundedRect(badge, height / 2, height / 2)
        self._paint_text(painter, self._side, left + size * 0.7, size, self._ground)

    def _paint_text(
        self, painter: QPainter, text: str, left: float, size: float, color: QColor
    ) -> float:
        """Returns where the text ends."""
        made = self._font(size)
        metrics = QFontMetricsF(made)
        painter.setFont(made)
        painter.setPen(color)
        painter.drawText(QPointF(left, self.area().height() / 2 + metrics.capHeight() / 2), text)
        return left + metrics.horizontalAdvance(text)

    def _font(self, size: float) -> QFont:
        made = steady_font(size, QFont.Weight.Bold)
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, LETTERS)
        return made
