"""What the painted rows of lists share that are as high as their texts need."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from midline.ui.row_painting import Text

SCROLL_BAR_PX = 10  # as the stylesheet has it
KEPT_MOST = 5000  # heights: each letter that is typed into a name makes another one
ANY_WIDTH_PX = 120  # a list gives its rows its own
ANY_HEIGHT_PX = 40

Index = QModelIndex | QPersistentModelIndex


class WrappingDelegate(QStyledItemDelegate):
    """Rows are measured without the scroll bar's place: else it could come and go in turns."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[Hashable, int] = {}  # a list of 500 asks at each key press
        self._measured_px = 0  # the width that they are for
        view.installEventFilter(self)

    def texts(self, place: QRect, index: Index) -> tuple[Text, ...]:
        """What the row shows, and where."""
        raise NotImplementedError

    def row_width_px(self) -> int:
        return self._view.maximumViewportSize().width() - SCROLL_BAR_PX

    def measured(self, said: Hashable, measure: Callable[[], int]) -> QSize:
        """As high as it was for a row that says the same; of any height before it is seen."""
        if not self._view.isVisible():
            return QSize(ANY_WIDTH_PX, ANY_HEIGHT_PX)
        if said not in self._heights:
            if len(self._heights) >= KEPT_MOST:
                self._heights.clear()
            self._heights[said] = measure()
        return QSize(ANY_WIDTH_PX, self._heights[said])

    def measure_again(self) -> None:
        self._heights.clear()
        self._measured_px = self.row_width_px()
        self._view.scheduleDelayedItemsLayout()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() is QEvent.Type.Show
        is_resized = event.type() is QEvent.Type.Resize
        is_other = is_resized and self.row_width_px() != self._measured_px
        if watched is self._view and (is_shown or is_other):
            self.measure_again()
        return False
