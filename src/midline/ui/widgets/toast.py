"""News that needs no answer: one line near the bottom, gone by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

LEAST_MS = 2500
PER_CHARACTER_MS = 55  # long sentences stay longer


class Toast(QLabel):
    """Lies over ``parent`` and follows its size. Several messages are shown one after another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        if text in self._waiting or (self.isVisible() and text == self.text()):
            return
        self._waiting.append(text)
        if not self._timer.isActive():
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.hide()
            return
        text = self._waiting.pop(0)
        self.setText(text)
        self._place()
        self.show()
        self.raise_()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start(LEAST_MS + PER_CHARACTER_MS * len(text))

    def _place(self) -> None:
        parent = self._over
        self.setMaximumWidth(min(760, parent.width() - 48))
        self.setMinimumWidth(min(320, parent.width() - 48))
        self.adjustSize()
        width = max(self.sizeHint().width(), self.minimumWidth())
        width = min(width, self.maximumWidth())
        height = max(self.heightForWidth(width), 0) or self.sizeHint().height()
        bottom = round(parent.height() * 0.14)
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - bottom - height, width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
