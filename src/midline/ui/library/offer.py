"""The offer of the tour, to who opens Midline for the first time: easy to take, easy to leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from midline.ui.spacing import TIGHT
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.flow import Flow


class TourOffer(QWidget):
    taken = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.take = Button(tr("Take the tour"))
        self.take.clicked.connect(self.taken)
        self.decline = Button(tr("Skip it"), "quiet")
        self.decline.clicked.connect(self.declined)
        self._question = QLabel(tr("New here?"))
        self._row = row = Flow(self)
        row.setSpacing(TIGHT)
        row.addWidget(self._question)
        row.addWidget(self.take)
        row.addWidget(self.decline)
        self.hide()

    def fit(self, width: int) -> None:
        """In less room the buttons say it alone, each answering the other."""
        self._question.show()
        self._question.setVisible(self._row.sizeHint().width() <= width)
