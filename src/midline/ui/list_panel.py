"""A panel with a list of which one is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from midline.ui.fonts import font
from midline.ui.spacing import FAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import PADDING_PX, Panel

LEAST_PX, HIGHEST_PX = 150, 420  # of the list, at 100 %
NO_END_PX = 10_000
# Its border and padding, the space around an item, the item's padding with room for a scroll bar.
LIST_EDGE_PX, SPACING_PX, ITEM_SIDE_PX, ITEM_END_PX = 10, 3, 20, 9
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)


class ListPanel(Panel):
    """``chosen`` carries the place in the list. The panel is gone by then."""

    chosen = Signal(int)
    widest_px = 760  # of the list, at 100 %

    def __init__(
        self,
        parent: QWidget,
        themes: Themes,
        title: str,
        about: str,
        lines: Iterable[str],
        action: str,
    ) -> None:
        """``action`` is the text of the button. Without a line there is no list to see."""
        super().__init__(parent, title, about)
        self._themes = themes
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(SPACING_PX)
        self.list.setFont(font(themes.type.lead))
        self.list.setAccessibleName(title)
        for each in lines:
            self.list.addItem(QListWidgetItem(each))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._choose)
        has_lines = self.list.count() > 0
        self.body.addWidget(self.list)
        self.list.setVisible(has_lines)  # without a parent it would be a window, with the keys
        if has_lines:
            self.add_button(action, self._tell, primary=True)
        self.add_button(tr("Close"), self.closed.emit)
        if has_lines:
            self.setFocusProxy(self.list)

    def fit(self) -> None:
        """The list scrolls by itself, so that the panel need not.

        In little room, such as with large text, it has that of the words above it, too.
        """
        wanted, least = self._fit_lines(), self._themes.type.px(LEAST_PX)
        for has_words in (True, False):
            self._text.setVisible(has_words and bool(self._text.text()))
            self.list.setFixedHeight(1)
            super().fit()
            room = self._over.height() - FAR - self.card.height()
            if room >= min(wanted, least):
                break
        self.list.setFixedHeight(min(wanted, max(room, LEAST_PX)))
        super().fit()

    def _fit_lines(self) -> int:
        """Each is seen whole, on more lines if need be; gives back how high they are in all."""
        width = min(self._themes.type.px(self.widest_px), self._over.width() - AROUND_SIDES_PX)
        self.list.setFixedWidth(width)
        self.list.ensurePolished()
        letters = self.list.fontMetrics()
        room = QRect(0, 0, width - 2 * (LIST_EDGE_PX + SPACING_PX + ITEM_SIDE_PX), NO_END_PX)
        high = 2 * LIST_EDGE_PX
        for item in map(self.list.item, range(self.list.count())):
            words = letters.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, words.height() + 2 * ITEM_END_PX))
            high += item.sizeHint().height() + 2 * SPACING_PX
        return min(high, self._themes.type.px(HIGHEST_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN and self.list.count():
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._go()
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.list.currentRow())
