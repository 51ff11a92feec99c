"""A cue as a word on the stage: a band over the move's name, and a frame that is seen from the side
of the eye. Neither hides the number or a button, and a stage that flashes nothing pays nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from midline.session.cue_words import LIT_S
from midline.ui.stage.sizes import StageSizes
from midline.ui.widgets.fit_label import FitLabel

WORD_SHARE, MORE_SHARE = 0.62, 0.38  # of the band's height, where there is more than the word
LETTERS_SHARE = 0.7  # of a line's height
AIR_PX = 22  # around what the band lies over, of 1080 lines


class Flash(QWidget):
    """Hidden but for ``LIT_S`` after each `show_word`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._color = QColor(Qt.GlobalColor.black)
        self._words = QRect()
        self.word = FitLabel(self, weight=QFont.Weight.Bold)
        self.more = FitLabel(self, weight=QFont.Weight.Bold)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(LIT_S * 1000))
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_word(self, word: str) -> None:
        word, _, more = word.partition(" – ")
        self.word.set_text(word)
        self.more.set_text(more)
        self._lay_out()
        self.show()
        self._timer.start()

    def set_colors(self, color: QColor, ground: QColor) -> None:
        for label in (self.word, self.more):
            label.set_color(ground)
        if color != self._color:
            self._color = color
            self.update()

    def place(self, face: QRect, sizes: StageSizes, over: QRect) -> None:
        """``over`` is what of the column lies under the band, from its left edge to its right."""
        air = round(AIR_PX * sizes.unit)
        self.setGeometry(face)
        within = face.adjusted(sizes.frame, sizes.frame, -sizes.frame, -sizes.frame)
        band = over.adjusted(-air, -air, face.right() - over.right(), air)
        self.setMask(QRegion(face) - QRegion(within) + QRegion(band))
        self._words = QRect(over.left(), band.top(), over.width(), band.height())
        self._lay_out()

    def _lay_out(self) -> None:
        height = self._words.height()
        share = WORD_SHARE if self.more.text() else 1.0
        for label, top, tall in (
            (self.word, 0.0, height * share),
            (self.more, height * WORD_SHARE * 0.93, height * MORE_SHARE),
        ):
            label.setGeometry(self._words.adjusted(0, round(top), 0, 0))
            label.setFixedHeight(round(tall))
            label.set_size_px(tall * LETTERS_SHARE, tall * LETTERS_SHARE / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._color)
        painter.end()
