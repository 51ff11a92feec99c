"""A chart, or its table in the same place: one key away for who reads rather than looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from midline.ui.themes import Themes
from midline.ui.widgets.data_table import DataTable

TABLE_LEAST_PX = 190  # at 100 %


class Table(Protocol):
    """What a chart tells in words; as `DataTable.set_value` takes it."""

    def table(
        self,
    ) -> tuple[Sequence[str], Sequence[Sequence[str]], Sequence[Sequence[float | str]]]: ...


class Chart(Table, Protocol):
    def setParent(self, parent: QWidget) -> None: ...


class Pictured(QStackedWidget):
    """``name`` is what the table is called for a screen reader."""

    def __init__(self, themes: Themes, chart: QWidget, name: str) -> None:
        super().__init__()
        self._themes, self.chart = themes, chart
        self.table = DataTable(themes)
        self.table.setAccessibleName(name)
        self.addWidget(chart)
        self.addWidget(self.table)
        themes.changed.connect(self._take_sizes)
        self._take_sizes()

    def show_table(self, is_table: bool) -> None:
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.setCurrentWidget(self.table if is_table else self.chart)
        self.fill()
        if had_focus:
            self.currentWidget().setFocus()

    def fill(self) -> None:
        """The chart has other values."""
        if self.currentWidget() is self.table:
            self.table.set_value(*self.chart.table())

    def _take_sizes(self) -> None:
        self.table.setMinimumHeight(self._themes.type.px(TABLE_LEAST_PX))
