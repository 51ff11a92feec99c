"""A cue as a word on the stage: a band in the place of the step's word, and a frame that is seen
from the side of the eye. Neither hides what to do, the number or a button, and a stage that flashes
nothing pays nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from midline.session.cue_words import LIT_S
from midline.ui.stage.sizes import StageSizes
from midline.ui.widgets.fit_label import FitLabel

LETTERS_SHARE = 0.8  # of the band's height
LEAST_SHARE = 0.4
AIR_PX = 22  # before the word, of 1080 lines


class Flash(QWidget):
    """Hidden but for ``LIT_S`` after each `show_word`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._color = QColor(Qt.GlobalColor.black)
        self._frame, self._band = QRegion(), QRegion()
        self.word = FitLabel(self, weight=QFont.Weight.Bold)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(LIT_S * 1000))
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_word(self, word: str) -> None:
        """Without a word the frame only: the number says it."""
        self.word.set_text(word)
        self.word.setVisible(bool(word))
        self._set_mask()
        self.show()
        self._timer.start()

    def set_colors(self, color: QColor, ground: QColor) -> None:
        self.word.set_color(ground)
        if color != self._color:
            self._color = color
            self.update()

    def place(self, face: QRect, sizes: StageSizes, over: QRect) -> None:
        """``over`` is where the step's word stands; the band goes on to the room's edge."""
        air = round(AIR_PX * sizes.unit)
        self.setGeometry(face)
        within = face.adjusted(sizes.frame, sizes.frame, -sizes.frame, -sizes.frame)
        band = over.adjusted(-air, 0, sizes.room.size.width() - over.right(), 0)
        self._frame = QRegion(face) - QRegion(within)
        self._band = QRegion(sizes.room.place(band))
        self.word.setGeometry(sizes.room.place(over))
        self.word.set_size_px(over.height() * LETTERS_SHARE, over.height() * LEAST_SHARE)
        self._set_mask()

    def _set_mask(self) -> None:
        self.setMask(self._frame + self._band if self.word.text() else self._frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._color)
        painter.end()
