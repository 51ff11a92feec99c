"""The buttons fade in full screen when nobody needs them, and come back with any move or key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QCursor, QWindow
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

WAIT_MS = 4000
FADE_MS = 250
SEEN_BY = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
)


class Fading(QObject):
    """``may_fade`` is asked when nothing happened for ``WAIT_MS``.

    A faded bar is transparent and not hidden: screen readers and the keyboard still reach it.
    """

    def __init__(
        self, bars: Sequence[QWidget], may_fade: Callable[[], bool], *, is_calm: bool
    ) -> None:
        super().__init__(bars[0])
        self._bars, self._may_fade = bars, may_fade
        self._fade_ms = 0 if is_calm else FADE_MS
        self._window: QWindow | None = None
        self._faders: list[QPropertyAnimation] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._fade)

    def watch(self, window: QWindow | None) -> None:
        """What is done in the window wakes the bars. Called anew when the window is another."""
        if window is not self._window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            if window is not None:
                window.installEventFilter(self)
                window.destroyed.connect(self._forget_window)
        self.wake()
        if window is None:
            self._timer.stop()

    def _forget_window(self) -> None:
        self._window = None

    def is_faded(self) -> bool:
        return bool(self._faders)

    def wake(self) -> None:
        for fader, bar in zip(self._faders, self._bars, strict=False):
            fader.stop()
            bar.setGraphicsEffect(None)  # type: ignore[arg-type]
        if self._faders:
            self._faders = []
            self._bars[0].window().unsetCursor()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SEEN_BY:
            self.wake()
        return False

    def _fade(self) -> None:
        if not self._may_fade():
            self._timer.start()
            return
        for bar in self._bars:
            effect = QGraphicsOpacityEffect(bar)
            bar.setGraphicsEffect(effect)
            fader = QPropertyAnimation(effect, b"opacity", effect)
            fader.setDuration(self._fade_ms)
            fader.setStartValue(1.0)
            fader.setEndValue(0.0)
            fader.start()
            self._faders.append(fader)
        self._bars[0].window().setCursor(QCursor(Qt.CursorShape.BlankCursor))
