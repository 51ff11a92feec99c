"""A chart in words: what `DataTable.set_value` takes."""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """``keys`` are what each row is sorted by, a value a column."""

    headers: list[str]
    rows: list[list[str]]
    keys: list[list[float | str]]
