"""News that needs no answer: a line at the top, gone by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

LEAST_MS = 2500
WIDEST_PX, NARROWEST_PX, TOP_PX = 720, 200, 14
PADDING_PX = 64  # of the stylesheet, and some air
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
        self.ensurePolished()
        self._place()
        self.show()
        self.raise_()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start(LEAST_MS + PER_CHARACTER_MS * len(text))

    def _place(self) -> None:
        most = min(WIDEST_PX, self._over.width() - 48)
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = max(NARROWEST_PX, min(most, text + PADDING_PX))
        height = self.heightForWidth(width)
        self.setGeometry((self._over.width() - width) // 2, TOP_PX, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
