"""Undo and redo are the file's, whichever field has the keyboard: Qt's fields have their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Keeps them from every field within a page, so that its shortcuts get them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        for kind in (QLineEdit, QPlainTextEdit):
            for field in page.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_undo = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _KEYS)
        )
        if is_undo:
            event.ignore()
        return is_undo
