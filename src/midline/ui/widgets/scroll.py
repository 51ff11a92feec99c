"""What scrolls up and down where there is too little room, on the ground that is there already."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from midline.ui.translate import tr

FOCUS_PX = 10  # around what the keyboard can scroll: its frame in the stylesheet, and air


class Scroll(QScrollArea):
    """``by_keys``: Tab leads to it, and the arrow keys scroll it; it has a frame then."""

    def __init__(self, inside: QWidget, *, by_keys: bool = False) -> None:
        super().__init__()
        self.setViewport(QWidget())  # one of Qt's own makes PySide load every kind of widget
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setObjectName("" if by_keys else "plain")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if by_keys else Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (self.viewport(), inside):
            each.setAutoFillBackground(False)
        name_bars(self)


def name_bars(area: QAbstractScrollArea) -> None:
    """Qt leaves them without names, and a screen reader finds each of them."""
    area.verticalScrollBar().setAccessibleName(tr("Up and down"))
    area.horizontalScrollBar().setAccessibleName(tr("From side to side"))
