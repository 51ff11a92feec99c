"""A push button that Space and Enter press when it has the focus, whatever the page's keys are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRESS = (Qt.Key.Key_Space, *RETURN)


class Button(QPushButton):
    """``name`` picks its look in the stylesheet: "quiet", "primary" or nothing."""

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in PRESS:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() in RETURN:
                if not event.isAutoRepeat():  # who holds Enter answers no question by it
                    self.click()
                return True
        return super().event(event)
