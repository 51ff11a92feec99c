"""Quiet motion: what is new fades in within a blink. Where motion is reduced it is there at once.

Whether it is reduced holds for the whole program, as its font and palette do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

FADE_MS, SLIDE_MS, SLIDE_PX = 120, 160, 12
_PROPERTY = "reducesMotion"


def is_reduced() -> bool:
    return bool(QApplication.instance().property(_PROPERTY))  # type: ignore[union-attr]


def set_reduced(app: QApplication, reduced: bool) -> None:
    app.setProperty(_PROPERTY, reduced)


@contextmanager
def faded(window: QWidget) -> Iterator[None]:
    """What the window showed before fades away over what it shows after the block."""
    before = window.grab() if window.isVisible() and not is_reduced() else None
    yield
    if before is not None:
        _Fading(window, before)


def slide_in(widget: QWidget) -> None:
    """From a little below to its place."""
    if is_reduced():
        return
    sliding = QPropertyAnimation(widget, b"pos", widget)
    sliding.setDuration(SLIDE_MS)
    sliding.setEasingCurve(QEasingCurve.Type.OutCubic)
    sliding.setStartValue(widget.pos() + QPoint(0, SLIDE_PX))
    sliding.setEndValue(widget.pos())
    sliding.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)


class _Fading(QWidget):
    """A picture that lies over the window and gets fainter; mouse and keys go past it."""

    def __init__(self, window: QWidget, picture: QPixmap) -> None:
        super().__init__(window)
        self._picture = picture
        self._share = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(window.size())
        fading = QVariantAnimation(self)
        fading.setDuration(FADE_MS)
        fading.setStartValue(1.0)
        fading.setEndValue(0.0)
        fading.valueChanged.connect(self._show_share)
        fading.finished.connect(self.deleteLater)
        self.show()
        self.raise_()
        fading.start()

    def _show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._share)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
