"""On or off, as a knob on the right or the left. Space and Enter turn it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from midline.ui.themes import Themes
from midline.ui.widgets.button import answers

TRACK = QSize(52, 30)  # at 100 %
SIZE = QSize(60, 44)
KNOB_MARGIN_PX = 4


class Switch(QCheckBox):
    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themes.changed.connect(self._take_size)
        self._take_size()

    def _take_size(self) -> None:
        self.setFixedSize(SIZE * self._themes.type.percent / 100)
        self.update()

    def event(self, event: QEvent) -> bool:
        return answers(self, event) or super().event(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        size = TRACK * self._themes.type.percent / 100
        track = QRectF(0, 0, size.width(), size.height())
        track.moveCenter(QRectF(self.rect()).center())
        track.moveRight(self.width())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            around = track.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
            track.adjust(4, 4, -4, -4)
        painter.setPen(Qt.PenStyle.NoPen)
        is_on = self.isChecked()
        ground = theme.color("accent" if is_on else "field")
        painter.setBrush(ground if self.isEnabled() else theme.color("raised"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = track.height() - 2 * KNOB_MARGIN_PX
        left = track.right() - KNOB_MARGIN_PX - side if is_on else track.left() + KNOB_MARGIN_PX
        knob = theme.color("on_accent" if is_on else "surface")
        painter.setBrush(knob if self.isEnabled() else theme.mixed("text_muted", 0.55))
        painter.drawEllipse(QRectF(left, track.top() + KNOB_MARGIN_PX, side, side))
        painter.end()
