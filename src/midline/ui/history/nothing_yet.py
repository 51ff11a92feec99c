"""What the history shows before the first session: what will be here, and the way to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from midline.ui.labels import label
from midline.ui.spacing import EDGE, FAR, GAP, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.scroll import Scroll

WIDTH_PX = 640  # at 100 %
PROMISES = (
    later("A calendar of your year, and how many weeks in a row you trained."),
    later("Each exercise over time: your best, your latest, left and right apart."),
    later("Every session with all its sets, to be put right or deleted."),
)


class NothingYet(QWidget):
    start_wanted = Signal()

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._card = QFrame()
        self._card.setObjectName("card")
        self.start = Button(tr("Choose a routine"), "primary")
        self.start.clicked.connect(self.start_wanted)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(FAR, FAR, FAR, FAR)
        column.setSpacing(TIGHT)
        column.addWidget(label(tr("Nothing here yet"), "hero"))
        column.addWidget(label(tr("After your first session you will find here:"), "lead"))
        column.addSpacing(GAP)
        for text in PROMISES:
            column.addWidget(label(f"•  {tr(text)}", "muted"))
        column.addSpacing(EDGE)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        self.foot = QVBoxLayout(inside)  # the page adds what stands below
        self.foot.setContentsMargins(0, 0, EDGE, 0)
        self.foot.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 100)
        middle.addStretch(1)
        self.foot.addLayout(middle)
        self.foot.addStretch(2)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroll(inside))
        themes.changed.connect(self._take_sizes)
        self._take_sizes()

    def _take_sizes(self) -> None:
        self._card.setMaximumWidth(self._themes.type.px(WIDTH_PX))
