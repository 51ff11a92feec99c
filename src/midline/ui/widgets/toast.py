"""News that needs no answer: a line over the page, gone by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from midline.ui.motion import slide_in

LEAST_MS = 2500
WIDEST_PX, NARROWEST_PX, MARGIN_PX = 720, 200, 16
PADDING_PX = 64  # of the stylesheet, and some air
PER_CHARACTER_MS = 55  # long sentences stay longer


class Toast(QLabel):
    """Lies over ``parent``, at the bottom of its ``place``. Messages are shown one by one."""

    def __init__(self, parent: QWidget, place: Callable[[], QRect]) -> None:
        super().__init__(parent)
        self._over, self._place_for = parent, place
        self.setObjectName("toast")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._waiting: list[str] = []
        self._told = self._tip = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_next)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, *, at_once: bool = False, instead_of: str = "", is_tip: bool = False
    ) -> None:
        """``at_once`` is for what can't wait: what is shown now is shown again after it.

        ``instead_of`` is what was said before and is no longer true: it is taken back. So is a tip
        as soon as there is news.
        """
        self._take_back(instead_of)
        self._take_back(self._tip)
        self._tip = text if is_tip else ""
        is_known = text in self._waiting or (self.isVisible() and text == self.text())
        if at_once and self._timer.isActive() and not is_known:
            self._told = self.text()
            self._waiting[:0] = [text, self.text()]
            self.show_next()
            return
        if not is_known:
            self._waiting.append(text)
        if not self._timer.isActive():
            self.show_next()

    def _take_back(self, text: str) -> None:
        self._waiting = [each for each in self._waiting if each != text]
        if self.isVisible() and self.text() == text:
            self._timer.stop()

    def follow(self) -> None:
        """Another page is shown: lie over it, in its place."""
        if self.isVisible():
            self._place()
            self.raise_()

    def show_next(self) -> None:
        if not self._waiting:
            self.hide()
            return
        text = self._waiting.pop(0)
        self.setText(text)
        self.ensurePolished()
        self._place()
        self.show()
        self.raise_()
        slide_in(self)
        from midline.ui.accessible import announce

        if text == self._told:  # it is only shown again
            self._told = ""
        else:
            announce(self, text)
        self._timer.start(LEAST_MS + PER_CHARACTER_MS * len(text))

    def _place(self) -> None:
        place = self._place_for() & self._over.rect()
        size = self._size_within(place.width(), WIDEST_PX)
        if size.height() > place.height() - 2 * MARGIN_PX:  # as large text may be: over the page
            place = self._over.rect()
            size = self._size_within(place.width(), place.width())
        left = place.left() + (place.width() - size.width()) // 2
        self.setGeometry(QRect(QPoint(left, place.bottom() - MARGIN_PX - size.height()), size))

    def _size_within(self, width: int, widest: int) -> QSize:
        most = min(widest, width - 2 * MARGIN_PX)
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        wide = max(NARROWEST_PX, min(most, text + PADDING_PX))
        return QSize(wide, self.heightForWidth(wide))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._place)  # after the page has found its own places
        return super().eventFilter(watched, event)
