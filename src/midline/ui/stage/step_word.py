"""The word of the step with its icon, and the badge of the side: what is asked for right now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from midline.ui.fonts import steady_font
from midline.ui.icons import pixmap
from midline.ui.widgets.turned import Turned

BADGE_SHARE = 0.68  # of the word's size
BADGE_GAP = 0.6  # of it, from the word to the badge
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

    def wanted_width_px(self) -> float:
        """From its icon to the end of the word, or of the badge."""
        size = self._size_px
        word = self._text_left() + QFontMetricsF(self._font(size)).horizontalAdvance(self._word)
        return word + size * BADGE_GAP + self._badge_width() if self._side else word

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._word:
            return
        painter = self.turned_painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, middle = self._size_px, self.area().height() / 2
        side = self._icon_px()
        drawn = pixmap(self._icon, self._color.name(), side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, middle - side / 2), drawn)
        right = self._paint_text(painter, self._word, self._text_left(), size, self._color)
        if self._side:
            self._paint_badge(painter, right + size * BADGE_GAP)
        painter.end()

    def _paint_badge(self, painter: QPainter, left: float) -> None:
        size = self._size_px * BADGE_SHARE
        width, height = self._badge_width(), size * 1.75
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        badge = QRectF(left, (self.area().height() - height) / 2, width, height)
        painter.drawRoundedRect(badge, height / 2, height / 2)
        self._paint_text(painter, self._side, left + size * 0.7, size, self._ground)

    def _icon_px(self) -> int:
        return round(self._size_px * 1.1)

    def _text_left(self) -> float:
        return self._icon_px() + self._size_px * 0.35

    def _badge_width(self) -> float:
        size = self._size_px * BADGE_SHARE
        return QFontMetricsF(self._font(size)).horizontalAdvance(self._side) + size * 1.4

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
