"""A plain table of what a chart shows: sorted by any column, copied with Ctrl+C."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView, QWidget

if TYPE_CHECKING:
    from midline.ui.themes import Themes


class DataTable(QTableView):
    """Each chart's ``table()`` gives what `set_value` takes: ``table.set_value(*chart.table())``."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def set_value(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        keys: Sequence[Sequence[float | str]] = (),
    ) -> None:
        """``keys`` are what each row is sorted by, a value a column; its texts, if not given."""
