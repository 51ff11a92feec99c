"""A chart in words: what `DataTable.set_value` takes."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

Cell = TypeVar("Cell")


class Table(NamedTuple):
    """``keys`` are what each row is sorted by, a value a column."""

    headers: list[str]
    rows: list[list[str]]
    keys: list[list[float | str]]

    def without(self, column: int) -> Table:
        def cut(row: list[Cell]) -> list[Cell]:
            return row[:column] + row[column + 1 :]

        return Table(cut(self.headers), [*map(cut, self.rows)], [*map(cut, self.keys)])
