"""A cue as a word on the stage: a band beside the number, and a frame that is seen from the side of
the eye. Neither hides the number or a button, and a stage that flashes nothing pays nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from midline.session.cue_words import LIT_S
from midline.ui.stage.sizes import StageSizes
from midline.ui.widgets.fit_label import FitLabel

LETTERS_SHARE, LEAST_SHARE = 0.7, 0.25  # of the band's height
AIR_SHARE = 0.08


class Flash(QWidget):
    """Hidden but for ``LIT_S`` after each `show_word`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._color = QColor(Qt.GlobalColor.black)
        self.word = FitLabel(self, lines=2, weight=QFont.Weight.Bold)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(LIT_S * 1000))
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_word(self, word: str) -> None:
        self.word.set_text(word)
        self.show()
        self._timer.start()

    def set_colors(self, color: QColor, ground: QColor) -> None:
        self.word.set_color(ground)
        if color != self._color:
            self._color = color
            self.update()

    def set_sizes(self, width: int, height: int, sizes: StageSizes) -> None:
        self.setGeometry(0, 0, width, height)
        within = self.rect().adjusted(sizes.frame, sizes.frame, -sizes.frame, -sizes.frame)
        self.setMask(QRegion(self.rect()) - QRegion(within) + QRegion(sizes.band))
        most = sizes.band.height()
        air = round(most * AIR_SHARE)
        side = sizes.side
        self.word.setGeometry(side.left(), sizes.band.top() + air, side.width(), most - 2 * air)
        self.word.set_size_px(most * LETTERS_SHARE, most * LEAST_SHARE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._color)
        painter.end()
