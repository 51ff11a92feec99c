"""What the days add up to. Pure; weeks begin on Monday, as in ISO 8601."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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


def weeks(days: Iterable[Day], first: date, last: date) -> list[Week]:
    """Every week from the one of ``first`` to the one of ``last``, the empty ones too."""
    by_week = _by_week(days)
    return [_total(start, by_week.get(start, ())) for start in _starts(first, last)]


def usual_week(days: Sequence[Day], today: date) -> Week | None:
    """The median of the last 8 whole weeks; they begin with the first one of all at the earliest.

    None where nothing was done in the last 12 whole weeks, or before this week.
    """
    this = week_start(today)
    earlier = [day for day in days if day.date < this and day.sessions > 0]
    if not any(day.date >= this - ACTIVE_WEEKS * WEEK for day in earlier):
        return None
    first = max(this - USUAL_WEEKS * WEEK, week_start(min(day.date for day in earlier)))
    found = weeks(earlier, first, this - WEEK)
    return Week(
        this,
        median(week.sessions for week in found),
        median(week.sets for week in found),
        median(week.work_s for week in found),
    )


def run_of_weeks(days: Iterable[Day], goal: int, today: date) -> int:
    """How many weeks in a row had at least ``goal`` sessions, up to this one.

    This week counts once it has them; until then it does not break the run.
    """
    by_week = _by_week(day for day in days if day.date <= today)
    reached = {start for start, found in by_week.items() if _total(start, found).sessions >= goal}
    week = week_start(today)
    run = 1 if week in reached else 0
    while (week := week - WEEK) in reached:
        run += 1
    return run


def _by_week(days: Iterable[Day]) -> dict[date, list[Day]]:
    by_week: dict[date, list[Day]] = defaultdict(list)
    for day in days:
        by_week[week_start(day.date)].append(day)
    return by_week


def _total(start: date, days: Iterable[Day]) -> Week:
    found = list(days)
    return Week(
        start,
        sum(day.sessions for day in found),
        sum(day.sets for day in found),
        sum(day.work_s for day in found),
    )


def _starts(first: date, last: date) -> list[date]:
    start = week_start(first)
    return [start + i * WEEK for i in range((week_start(last) - start).days // 7 + 1)]
