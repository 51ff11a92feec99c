"""Controls on a page that scrolls: the wheel and the Page keys are the page's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ScrollingPast(QObject):
    """Keeps them from a control, so that scrolling changes nothing that it passes over."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_page_key = event.type() is QEvent.Type.KeyPress and (
            isinstance(event, QKeyEvent) and event.key() in PAGES
        )
        if event.type() is QEvent.Type.Wheel or is_page_key:
            event.ignore()  # so it goes on to the page
            return True
        return False
