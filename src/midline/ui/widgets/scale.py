"""A scale from 0 to 10 that may stay unset. Arrows and digits set it, Delete unsets it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QWidget

from midline.ui.fonts import font
from midline.ui.themes import Themes
from midline.ui.translate import tr

MOST, UNSET = 10, -1
GAP_PX = 4
CHIP_AIR_PX = 3  # beside a number
LEAST_SHARE = 0.7  # of the size of the text
DISABLED = 0.4


class Scale(QAbstractSlider):
    """``chosen`` is None as long as nothing was said; choosing the same number again unsets it.

    A slider, so that screen readers have its value: -1 where it is not set.
    """

    value_changed = Signal()

    def __init__(self, themes: Themes, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._name = name
        self.setRange(UNSET, MOST)
        self.setValue(UNSET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._changed)
        themes.changed.connect(self.updateGeometry)
        self._say()

    def chosen(self) -> int | None:
        return None if self.value() == UNSET else self.value()

    def set_value(self, value: int | None) -> None:
        self.setValue(UNSET if value is None else max(0, value))

    def _changed(self) -> None:
        self._say()
        self.update()
        self.value_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._themes.type.px(340), self._themes.type.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.type.px(240), self._themes.type.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else DISABLED)
        theme = self._themes.theme
        painter.setFont(self._font())
        for number in range(MOST + 1):
            rect = self._rect(number)
            is_it = number == self.value()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if is_it else "raised"))
            painter.drawRoundedRect(rect if is_it else rect.adjusted(0, 4, 0, -4), 9, 9)
            painter.setPen(theme.color("on_accent" if is_it else "text"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for number in range(MOST + 1):
            if self._rect(number).contains(at):
                self.set_value(None if number == self.value() else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self.set_value(self.value() + 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self.set_value(self.value() - 1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.set_value(None)
            case _ if event.text().isdigit():
                is_ten = event.text() == "0" and self.value() == 1
                self.set_value(MOST if is_ten else int(event.text()))
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that is scrolled says nothing

    def _font(self) -> QFont:
        """Smaller where the widest number would touch the edges of its chip."""
        full = font(self._themes.type.body, QFont.Weight.DemiBold, tabular=True)
        room = self._rect(MOST).width() - 2 * CHIP_AIR_PX
        share = room / QFontMetricsF(full).horizontalAdvance(str(MOST))
        size = self._themes.type.body * max(LEAST_SHARE, min(1.0, share))
        return font(size, QFont.Weight.DemiBold, tabular=True)

    def _rect(self, number: int) -> QRectF:
        wide = (self.width() - 8 - GAP_PX * MOST) / (MOST + 1)
        return QRectF(4 + number * (wide + GAP_PX), 4, wide, self.height() - 8)

    def _say(self) -> None:
        chosen = self.chosen()
        said = tr("not set") if chosen is None else tr("{n} of {most}", n=chosen, most=MOST)
        self.setAccessibleName(f"{self._name}, {said}")
