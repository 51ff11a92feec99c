"""A push button that Space and Enter press when it has the focus, whatever the page's keys are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyleOptionButton, QWidget

RING_PX, RING_INSET_PX = 2, 4
RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRESS = (Qt.Key.Key_Space, *RETURN)


def answers(button: QAbstractButton, event: QEvent) -> bool:
    """Enter presses it too, and neither that nor Space is a shortcut of the page while it has them.

    True if the event is dealt with.
    """
    if not isinstance(event, QKeyEvent) or event.key() not in PRESS:
        return False
    if event.type() is QEvent.Type.ShortcutOverride:
        event.accept()
        return True
    if event.type() is QEvent.Type.KeyPress and event.key() in RETURN:
        if not event.isAutoRepeat():  # who holds Enter answers no question by it
            button.click()
        return True
    return False


class Button(QPushButton):
    """``name`` picks its look in the stylesheet: "quiet", "primary" or nothing."""

    _is_tight = False

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        return answers(self, event) or super().event(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """In less room than its text wants, it ends with "…"."""
        super().initStyleOption(option)
        if self._is_tight:
            from PySide6.QtWidgets import QStyle  # its enums cost 6 ms: most buttons have room

            part = QStyle.SubElement.SE_PushButtonContents
            room = self.style().subElementRect(part, option, self).width()
            elide = Qt.TextElideMode.ElideRight
            option.text = option.fontMetrics.elidedText(self.text(), elide, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._is_tight = self.width() < self.sizeHint().width()
        super().paintEvent(event)
        if self.hasFocus() and self.objectName().startswith("primary"):
            paint_inner_ring(self)


def paint_inner_ring(button: QPushButton) -> None:
    """Where the keyboard is, on the accent: a ring around it would be taken for its edge."""
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(button.palette().highlightedText().color(), RING_PX))
    place = QRectF(button.rect()).adjusted(*2 * (RING_INSET_PX,), *2 * (-RING_INSET_PX,))
    radius = min(14.0, place.height() / 3)
    painter.drawRoundedRect(place, radius, radius)
    painter.end()
