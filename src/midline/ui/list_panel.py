"""A panel with a list of which one is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from midline.ui.fonts import font
from midline.ui.spacing import FAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import PADDING_PX, Panel

WIDEST_PX, LEAST_PX, HIGHEST_PX = 760, 120, 420  # of the list
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)
AROUND_PX = 360  # of the panel and the window, above and below the list


class ListPanel(Panel):
    """``chosen`` carries the place in the list. The panel is gone by then."""

    chosen = Signal(int)

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
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(3)
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
        """The list scrolls by itself, so that the panel need not."""
        self.list.setMinimumWidth(min(WIDEST_PX, self._over.width() - AROUND_SIDES_PX))
        room = max(LEAST_PX, min(HIGHEST_PX, self._over.height() - AROUND_PX))
        rows = self.list.count() * (self.list.sizeHintForRow(0) + 2 * self.list.spacing())
        self.list.setFixedHeight(min(room, rows + 2 * self.list.frameWidth() + 2))
        super().fit()

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
