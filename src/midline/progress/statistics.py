"""What the days add up to. Pure; weeks begin on Monday, as in ISO 8601.

``days`` are in order, as the history gives them, each once at most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from statistics import median

from midline.progress.past import Day

WEEK = timedelta(days=7)
USUAL_WEEKS = 8  # whole weeks that the usual one is taken from
ACTIVE_WEEKS = 12  # without anything in so many weeks, no week is usual


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in the seven days from ``start``, a Monday. Of a usual week: medians."""

    start: date
    sessions: float
    sets: float
    work_s: float


def week_start(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def weeks(days: Sequence[Day], first: date, last: date) -> list[Week]:
    """Every week from the one of ``first`` to the one of ``last``, the empty ones too."""
    start, end = week_start(first), week_start(last) + WEEK
    found = {week.start: week for week in _weeks_with_any(_between(days, start, end))}
    starts = (start + i * WEEK for i in range((end - start).days // 7))
    return [found.get(each, Week(each, 0, 0, 0.0)) for each in starts]


def usual_week(days: Sequence[Day], today: date) -> Week | None:
    """The median of the last 8 whole weeks; they begin with the first one of all at the earliest.

    None where nothing was done in the last 12 whole weeks. Its ``start`` is this week's.
    """
    this = week_start(today)
    if not _between(days, this - ACTIVE_WEEKS * WEEK, this):
        return None
    first = max(this - USUAL_WEEKS * WEEK, week_start(days[0].date))
    found = weeks(days, first, this - WEEK)
    return Week(
        this,
        median(week.sessions for week in found),
        median(week.sets for week in found),
        median(week.work_s for week in found),
    )


def run_of_weeks(days: Sequence[Day], goal: int, today: date) -> int:
    """How many weeks in a row had at least ``goal`` sessions, up to this one.

    This week counts once it has them; until then it does not break the run.
    """
    this = week_start(today)
    run = 1 if weeks(days, this, this)[0].sessions >= goal else 0
    expected = this
    for week in _weeks_with_any(reversed(_between(days, date.min, this))):
        expected -= WEEK
        if week.start != expected or week.sessions < goal:
            break
        run += 1
    return run


def _between(days: Sequence[Day], start: date, end: date) -> Sequence[Day]:
    """From ``start`` up to ``end``, which is not one of them."""
    first, last = (bisect_left(days, each, key=lambda day: day.date) for each in (start, end))
    return days[first:last]


def _weeks_with_any(days: Iterable[Day]) -> Iterator[Week]:
    """In the order of the days."""
    for start, group in groupby(days, lambda day: week_start(day.date)):
        found = list(group)
        yield Week(
            start,
            sum(day.sessions for day in found),
            sum(day.sets for day in found),
            sum(day.work_s for day in found),
        )
