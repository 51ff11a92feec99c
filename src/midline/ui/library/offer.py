"""The offer of the tour, to who opens Midline for the first time: easy to take, easy to leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from midline.ui.spacing import HAIR
from midline.ui.translate import tr
from midline.ui.widgets.button import Button


class TourOffer(QWidget):
    taken = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.take = Button(tr("Take the tour"))
        self.take.clicked.connect(self.taken)
        self.decline = Button(tr("No, thanks"), "quiet")
        self.decline.clicked.connect(self.declined)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HAIR)
        row.addWidget(QLabel(tr("New here?")), 1)
        row.addWidget(self.take)
        row.addWidget(self.decline)
        self.hide()
