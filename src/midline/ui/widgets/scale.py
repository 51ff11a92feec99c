"""A scale from 0 to 10 that may stay unset. Arrows and digits set it, Delete unsets it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from midline.ui.fonts import font
from midline.ui.themes import Themes
from midline.ui.translate import tr

MOST, UNSET = 10, -1
GAP_PX, EDGE_PX = 4, 4
CHIP_LEAST_PX = 44  # wide and high, for a finger
CHIP_EM = 2.0  # sizes of the text
IN_ROW = 6  # where not all have room in one row
NOT_CHOSEN_PX = 3  # by which a chip is lower than the chosen one
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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        wide = self._wide(MOST + 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = self._wide(IN_ROW)
        return QSize(wide, self._chip_px() + 2 * EDGE_PX)

    def heightForWidth(self, width: int) -> int:
        rows = -(-(MOST + 1) // self._in_row(width))
        return rows * self._chip_px() + (rows - 1) * GAP_PX + 2 * EDGE_PX

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
            lower = 0 if is_it else NOT_CHOSEN_PX
            painter.drawRoundedRect(rect.adjusted(0, lower, 0, -lower), 9, 9)
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
        return font(self._themes.type.body, QFont.Weight.DemiBold, tabular=True)

    def _chip_px(self) -> int:
        return max(CHIP_LEAST_PX, round(CHIP_EM * self._themes.type.body))

    def _wide(self, in_row: int) -> int:
        return in_row * self._chip_px() + (in_row - 1) * GAP_PX + 2 * EDGE_PX

    def _in_row(self, width: int) -> int:
        return MOST + 1 if width >= self._wide(MOST + 1) else IN_ROW

    def _rect(self, number: int) -> QRectF:
        in_row, high = self._in_row(self.width()), self._chip_px()
        wide = (self.width() - 2 * EDGE_PX - GAP_PX * (in_row - 1)) / in_row
        row, column = divmod(number, in_row)
        left, top = column * (wide + GAP_PX), row * (high + GAP_PX)
        return QRectF(EDGE_PX + left, EDGE_PX + top, wide, high)

    def _say(self) -> None:
        chosen = self.chosen()
        said = tr("not set") if chosen is None else tr("{n} of {most}", n=chosen, most=MOST)
        self.setAccessibleName(f"{self._name}, {said}")
