"""The number that is read from the mat. One or two digits are larger than a longer text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from midline.ui.fonts import steady_font
from midline.ui.widgets.turned import Turned

WEIGHT = 600
PLUS_SPACING = 90.0  # percent
DIGIT_SHARE = 0.727  # of the font's size: the height of a digit
SIDE_SHARE = 0.10  # of a digit's height: the air at both ends of digits, which needs no room
ROUND_SHARE = 0.96  # of the place a number may take: a 3 or an 8 is a little higher than a 1
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class BigNumber(Turned):
    """``set_height_px`` is the height of the digits of a short and of a longer text."""

    accessible_role = "StaticText"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._text = ""
        self._color = self._ground = QColor(Qt.GlobalColor.black)
        self._short_px, self._long_px = 100.0, 80.0
        self._growth = 1.0

    def text(self) -> str:
        return self._text

    def is_short(self) -> bool:
        return len(self._text) <= 2

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_colors(self, color: QColor, ground: QColor) -> None:
        if (color, ground) != (self._color, self._ground):
            self._color, self._ground = color, ground
            self.update()

    def set_height_px(self, short: float, long: float) -> None:
        self._short_px, self._long_px = short, long
        self.update()

    def set_growth(self, growth: float) -> None:
        """How much larger than usual it is just now, as far as there is room."""
        if growth != self._growth:
            self._growth = growth
            self.update()

    def digit_height_px(self) -> float:
        """How tall the digits shown now are, in logical pixels."""
        size = self._short_px if self.is_short() else self._long_px
        wide = self._wide_px(size)
        return size * min(1.0, self.area().width() / wide) if self._text else size

    def wanted_width_px(self) -> float:
        """How wide the text is at its full height."""
        return self._wide_px(self._short_px if self.is_short() else self._long_px)

    def _wide_px(self, size: float) -> float:
        wide = QFontMetricsF(self._font(size)).horizontalAdvance(self._text)
        return wide - SIDE_SHARE * size if self._text.isdigit() else wide

    def text_left_px(self) -> float:
        return self._left_px(QFontMetricsF(self._font(self.digit_height_px())))

    def _left_px(self, metrics: QFontMetricsF) -> float:
        return (self.area().width() - metrics.horizontalAdvance(self._text)) / 2

    def _font(self, digit_px: float) -> QFont:
        made = steady_font(digit_px / DIGIT_SHARE, WEIGHT)
        if self._text.startswith("+"):  # whose place is as wide as a digit's
            made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, PLUS_SPACING)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.turned_painter()
        painter.fillRect(self.in_area(event.rect()), self._ground)
        painter.setRenderHints(SMOOTH)
        size = self.digit_height_px()
        most = ROUND_SHARE * self.area().height()
        made = self._font(max(size, min(size * self._growth, most)))
        painter.setFont(made)
        painter.setPen(self._color)
        metrics = QFontMetricsF(made)
        drawn: QRectF = metrics.tightBoundingRect("0")
        middle = drawn.center().y()
        painter.drawText(
            QPointF(self._left_px(metrics), self.area().height() / 2 - middle), self._text
        )
        painter.end()
