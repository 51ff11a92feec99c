"""The ticks of an axis: few, round, and as people count."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

TIME_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
COUNT_STEPS = (1, 2, 5)  # and ten times as much, and a hundred
ALIKE = 0.8  # of the most: an axis begins there at the latest
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20)


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DayTicks(NamedTuple):
    unit: Unit
    days: list[date]


def amount_ticks(most: float, *, is_time: bool, count: int, least: float = 0.0) -> list[float]:
    """From below ``least`` to the first that is not below ``most``: at most ``count`` steps.

    From 0, where ``least`` is less than half of ``most``. Amounts that are nearly the same are not
    drawn far apart.
    """
    most = max(most, 1.0)
    least = min(least, ALIKE * most)
    least = least if least > most / 2 else 0.0
    for step in _steps(is_time):
        first, last = max(0, math.ceil(least / step) - 1), math.ceil(most / step)
        if last - first <= max(1, count):
            return [float(step * n) for n in range(first, last + 1)]
    raise AssertionError("there is always a larger step")


def _steps(is_time: bool) -> Iterator[int]:
    if is_time:
        yield from TIME_STEPS_S
    for power in itertools.count():
        yield from (step * 10**power for step in COUNT_STEPS)


def day_ticks(first: date, last: date, count: int) -> DayTicks:
    """At most ``count`` days: some days or weeks apart, else firsts of months, else of years."""
    span = (last - first).days
    for step in DAY_STEPS:
        if span // step < count:
            days = [first + timedelta(days=n) for n in range(0, span + 1, step)]
            return DayTicks(Unit.DAY, days)
    for step in MONTH_STEPS:
        days = _firsts(first, last, step)
        if 0 < len(days) <= count:
            return DayTicks(Unit.MONTH, days)
    for step in YEAR_STEPS:
        days = [day for day in _firsts(first, last, 12) if day.year % step == 0]
        if len(days) <= count:
            break
    return DayTicks(Unit.YEAR, days[:count]) if days else DayTicks(Unit.DAY, [first])


def _firsts(first: date, last: date, months: int) -> list[date]:
    """First days of the months that are ``months`` apart, counted from January."""
    begin, end = (each.year * 12 + each.month - 1 for each in (first, last))
    counted = (divmod(n, 12) for n in range(begin, end + 1) if n % months == 0)
    days = (date(year, month + 1, 1) for year, month in counted)
    return [day for day in days if first <= day]
