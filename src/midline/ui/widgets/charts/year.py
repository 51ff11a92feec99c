"""Where the days of a year stand: in columns of weeks, folded into rows where it is narrow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 7


@dataclass(frozen=True, slots=True)
class Cell:
    """``row`` of the folded year, column in it, and the day of the week: 0 is Monday."""

    row: int
    column: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Year:
    """The days from ``first`` to ``last``. The weeks that they are part of may have more."""

    first: date
    last: date
    columns: int
    rows: int

    def cell(self, day: date) -> Cell:
        weeks, weekday = divmod((day - _monday(self.first)).days, DAYS)
        return Cell(*divmod(weeks, self.columns), weekday)

    def day(self, cell: Cell) -> date | None:
        """None beside the year."""
        if not (0 <= cell.row < self.rows and 0 <= cell.column < self.columns):
            return None
        week = cell.row * self.columns + cell.column
        day = _monday(self.first) + timedelta(weeks=week, days=cell.weekday)
        return day if 0 <= cell.weekday < DAYS and self.first <= day <= self.last else None

    def days(self) -> Iterator[date]:
        for n in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=n)

    def months(self) -> Iterator[tuple[Cell, date]]:
        """Where each month begins."""
        for day in self.days():
            if day.day == 1:
                yield self.cell(day), day


def year_of(first: date, last: date, columns_most: int) -> Year:
    """``columns_most`` is how many weeks have room side by side."""
    weeks = (last - _monday(first)).days // DAYS + 1
    rows = math.ceil(weeks / max(1, columns_most))
    return Year(first, last, math.ceil(weeks / rows), rows)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
