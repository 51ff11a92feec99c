"""The ticks of an axis: few, round, and as people count."""

from __future__ import annotations

import math
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

TIME_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
COUNT_STEPS = (1, 2, 5)  # and ten times as much, and a hundred
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


def amount_ticks(most: float, *, is_time: bool, count: int) -> list[float]:
    """From 0 to the first that is not below ``most``; at most ``count`` of them above 0."""
    step = _step(max(most, 1.0), is_time, max(1, count))
    return [float(step * n) for n in range(math.ceil(max(most, 1.0) / step) + 1)]


def _step(most: float, is_time: bool, count: int) -> int:
    if is_time:
        for step in TIME_STEPS_S:
            if math.ceil(most / step) <= count:
                return step
    power = 1
    while True:
        for step in COUNT_STEPS:
            if math.ceil(most / (step * power)) <= count:
                return step * power
        power *= 10


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
    return DayTicks(Unit.YEAR, days) if days else DayTicks(Unit.DAY, [first])


def _firsts(first: date, last: date, months: int) -> list[date]:
    """First days of the months that are ``months`` apart, counted from January."""
    begin, end = (each.year * 12 + each.month - 1 for each in (first, last))
    counted = (divmod(n, 12) for n in range(begin, end + 1) if n % months == 0)
    days = (date(year, month + 1, 1) for year, month in counted)
    return [day for day in days if first <= day]
