"""A list with what is chosen of it beside it, or below on one page where there is little room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from midline.ui.first_look import list_width_px, row_px
from midline.ui.history.cards import set_beside
from midline.ui.spacing import EDGE, WIDE
from midline.ui.themes import Themes
from midline.ui.widgets.scroll import Scroll

BESIDE_PX = 780  # at 100 %
ROWS = 2.5  # of the list that are seen at least, where it stands above
ANY_PX = 16777215  # what Qt calls no limit


class Beside(QWidget):
    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        page = QWidget()
        self._direction = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._direction.setContentsMargins(0, 0, EDGE, WIDE)
        self._direction.setSpacing(WIDE)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroll(page))
        themes.changed.connect(self._arrange)

    def put(self, listed: QWidget, chosen: QWidget) -> None:
        self._listed, self._chosen = listed, chosen
        self._scroll = Scroll(chosen)
        self._direction.addWidget(listed)
        self._direction.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._themes.type
        is_beside = self.width() >= scale.px(BESIDE_PX)
        set_beside(self._direction, is_beside)
        width = max(list_width_px(self.width(), scale), self._listed.minimumSizeHint().width())
        self._listed.setMinimumWidth(width if is_beside else 0)
        self._listed.setMaximumWidth(width if is_beside else ANY_PX)
        height = round(ROWS * row_px(scale))
        self._listed.setMinimumHeight(0 if is_beside else height)
        self._listed.setMaximumHeight(ANY_PX if is_beside else height)
        self._scroll_chosen(is_beside)

    def _scroll_chosen(self, is_beside: bool) -> None:
        """By itself beside the list; below it the page scrolls, and nothing scrolls within it."""
        chosen = self._chosen
        if is_beside == (self._scroll.widget() is chosen):
            return
        is_hidden, focused = chosen.isHidden(), self.window().focusWidget()
        if is_beside:
            self._scroll.setWidget(chosen)
        else:
            self._direction.addWidget(self._scroll.takeWidget(), 1)
        self._scroll.setVisible(is_beside)
        chosen.setHidden(is_hidden)
        if focused is not None and chosen.isAncestorOf(focused):
            focused.setFocus()  # which it lost on its way
