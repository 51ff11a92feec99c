"""A chart, or its table in the same place: one key away for who reads rather than looks."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from midline.ui.themes import Themes
from midline.ui.widgets.charts.chart import Chart
from midline.ui.widgets.data_table import DataTable

TABLE_LEAST_PX = 280  # at 100 %


class Pictured(QStackedWidget):
    """``name`` is what the table is called for a screen reader."""

    def __init__(self, themes: Themes, chart: Chart, name: str) -> None:
        super().__init__()
        self._themes, self._chart = themes, chart
        self._table = DataTable(themes)
        self._table.setAccessibleName(name)
        self.addWidget(chart)
        self.addWidget(self._table)
        themes.changed.connect(self._take_sizes)

    def show_table(self, is_table: bool) -> None:
        before = self._chart if is_table else self._table
        after = self._table if is_table else self._chart
        had_focus = before.hasFocus()
        self.setCurrentWidget(after)
        self._take_sizes()
        self.fill()
        if had_focus:
            after.setFocus()

    def fill(self) -> None:
        """The chart has other values."""
        if self.currentWidget() is self._table:
            self._table.set_value(*self._chart.table())

    def _take_sizes(self) -> None:
        """A table that nobody sees takes no room."""
        is_table = self.currentWidget() is self._table
        self._table.setMinimumHeight(self._themes.type.px(TABLE_LEAST_PX) if is_table else 0)
