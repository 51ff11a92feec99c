"""A list with what is chosen of it beside it, or below where there is little room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from midline.ui.first_look import list_width_px, row_px
from midline.ui.spacing import EDGE, WIDE
from midline.ui.themes import Themes
from midline.ui.widgets.scroll import Scroll

BESIDE_PX = 780  # at 100 %
ROWS = 2.5  # of the list that are seen at least, where it stands above


class Beside(QWidget):
    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._direction = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._direction.setContentsMargins(0, 0, EDGE, WIDE)
        self._direction.setSpacing(WIDE)
        themes.changed.connect(self._arrange)

    def put(self, listed: QWidget, chosen: QWidget) -> None:
        self._listed = listed
        self._direction.addWidget(listed)
        self._direction.addWidget(Scroll(chosen), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._themes.type
        is_beside = self.width() >= scale.px(BESIDE_PX)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._direction.setDirection(across if is_beside else down)
        width = list_width_px(self.width(), scale)
        least = (
            max(width, self._listed.minimumSizeHint().width()) if is_beside else self.width() - EDGE
        )
        self._listed.setFixedWidth(least)
        self._listed.setMaximumHeight(16777215 if is_beside else round(ROWS * row_px(scale)))
