"""A chart, or its table in the same place: one key away for who reads rather than looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from midline.ui.themes import Themes
from midline.ui.widgets.charts.chart import Chart

if TYPE_CHECKING:
    from midline.ui.widgets.data_table import DataTable

TABLE_LEAST_PX = 200  # at 100 %


class Pictured(QStackedWidget):
    """``name`` is what the table is called for a screen reader."""

    def __init__(self, themes: Themes, chart: Chart, name: str) -> None:
        super().__init__()
        self._themes, self._chart = themes, chart
        self._name = name
        self._table: DataTable | None = None  # until it is wanted
        self.addWidget(chart)
        themes.changed.connect(self._take_sizes)

    def show_table(self, is_table: bool) -> None:
        before = self.currentWidget()
        had_focus = before is not None and before.hasFocus()
        after = self._made_table() if is_table else self._chart
        self.setCurrentWidget(after)
        self._take_sizes()
        self.fill()
        if had_focus:
            after.setFocus()

    def fill(self) -> None:
        """The chart has other values."""
        if self._table is not None and self.currentWidget() is self._table:
            self._table.set_value(*self._chart.table())

    def sizeHint(self) -> QSize:
        """Of what is shown: a picture that nobody sees wants no room for its table."""
        shown = self.currentWidget()
        hint = shown.sizeHint() if shown is not None else super().sizeHint()
        return hint.expandedTo(self.minimumSizeHint())

    def _take_sizes(self) -> None:
        """A table that nobody sees takes no room."""
        if self._table is not None:
            is_table = self.currentWidget() is self._table
            self._table.setMinimumHeight(self._themes.type.px(TABLE_LEAST_PX) if is_table else 0)

    def _made_table(self) -> DataTable:
        if self._table is None:
            from midline.ui.widgets.data_table import DataTable

            self._table = DataTable(self._themes)
            self._table.setAccessibleName(self._name)
            self.addWidget(self._table)
        return self._table
