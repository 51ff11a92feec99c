"""Weeks, the usual one and the run of them, on tables and against a naive count."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.progress.past import Day
from midline.progress.statistics import Week, run_of_weeks, usual_week, week_start, weeks

TODAY = date(2026, 11, 21)  # a Saturday
THIS = date(2026, 11, 16)


def done(*dates: str, sets: int = 10) -> list[Day]:
    """A session on each of the days of 2026."""
    return [Day(date.fromisoformat(f"2026-{each}"), 1, sets, 60.0 * sets) for each in dates]


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        ("2026-11-16", "2026-11-16"),
        ("2026-11-22", "2026-11-16"),
        ("2026-01-01", "2025-12-29"),  # of 2026 as ISO 8601 has it
        ("2027-01-03", "2026-12-28"),  # of 2026
        ("2024-02-29", "2024-02-26"),
        ("2026-03-29", "2026-03-23"),  # clocks go forward
        ("2026-10-25", "2026-10-19"),  # and back
    ],
)
def test_a_week_begins_on_monday(day: str, monday: str) -> None:
    assert week_start(date.fromisoformat(day)) == date.fromisoformat(monday)


def test_weeks_over_the_end_of_a_year_have_the_empty_ones_too() -> None:
    days = [Day(date(2025, 12, 31), 1, 3, 90.0), Day(date(2026, 1, 1), 2, 5, 210.0)]
    days += done("01-13", sets=1)
    assert weeks(days, date(2025, 12, 31), date(2026, 1, 12)) == [
        Week(date(2025, 12, 29), 3, 8, 300.0),
        Week(date(2026, 1, 5), 0, 0, 0.0),
        Week(date(2026, 1, 12), 1, 1, 60.0),
    ]


@pytest.mark.parametrize(
    ("dates", "sessions"),
    [
        ([], None),
        (["11-17"], None),  # this week only
        (["08-23"], None),  # the day before the last 12 weeks
        (["08-24"], 0),
        (["11-10"], 1),  # the first week of all
        (["11-03", "11-05", "11-10"], 1.5),
        (["10-20", "11-10", "11-11", "11-12"], 0.5),  # 1, 0, 0 and 3
        (["01-01", "11-10", "11-11", "11-12"], 0),  # of eight weeks, one
    ],
)
def test_the_usual_week_is_the_median_of_the_last_eight(
    dates: list[str], sessions: float | None
) -> None:
    usual = usual_week(done(*dates, "11-18"), TODAY)
    assert (usual.sessions if usual else None) == sessions


def test_the_usual_week_has_its_sets_and_work() -> None:
    days = [*done("11-03", sets=8), *done("11-10", sets=12)]
    assert usual_week(days, TODAY) == Week(THIS, 1, 10, 600.0)


@pytest.mark.parametrize(
    ("dates", "goal", "run"),
    [
        ([], 1, 0),
        (["11-16"], 1, 1),
        (["11-15"], 1, 1),  # this week is still to come
        (["11-08"], 1, 0),
        (["11-08", "11-15", "11-21"], 1, 3),
        (["11-09", "11-10", "11-16"], 2, 1),  # this week has one of two
        (["11-09", "11-10", "11-16", "11-17"], 2, 2),
        (["11-02", "11-03", "11-09", "11-16", "11-17"], 2, 1),  # broken by last week
        (["11-02", "11-09", "11-22"], 1, 3),  # tomorrow where it was done
    ],
)
def test_the_run_of_weeks(dates: list[str], goal: int, run: int) -> None:
    assert run_of_weeks(done(*dates), goal, TODAY) == run


@st.composite
def histories(draw: st.DrawFn) -> list[Day]:
    """Up to half a year before the end of this week, with gaps."""
    back = sorted(draw(st.sets(st.integers(0, 180), max_size=120)), reverse=True)
    last = THIS + timedelta(days=6)
    return [
        Day(last - timedelta(days=n), draw(st.integers(1, 3)), draw(st.integers(1, 30)), 60.0)
        for n in back
    ]


def sessions_in(days: list[Day], monday: date) -> int:
    week = {monday + timedelta(days=i) for i in range(7)}
    return sum(day.sessions for day in days if day.date in week)


@given(histories(), st.integers(1, 5))
def test_the_run_is_what_counting_week_by_week_gives(days: list[Day], goal: int) -> None:
    run = 0
    while sessions_in(days, THIS - timedelta(weeks=run + 1)) >= goal:
        run += 1
    run += sessions_in(days, THIS) >= goal
    assert run_of_weeks(days, goal, TODAY) == run


@given(histories(), st.integers(0, 200), st.integers(0, 60))
def test_weeks_have_every_day_between_them_once(days: list[Day], back: int, length: int) -> None:
    first = TODAY - timedelta(days=back)
    last = first + timedelta(days=length)
    found = weeks(days, first, last)
    assert (found[0].start, found[-1].start) == (week_start(first), week_start(last))
    assert [week.sessions for week in found] == [sessions_in(days, week.start) for week in found]
    inside = [day for day in days if week_start(first) <= week_start(day.date) <= week_start(last)]
    assert sum(week.sets for week in found) == sum(day.sets for day in inside)


@given(histories())
def test_the_usual_week_is_the_median_of_a_plain_count(
    days: list[Day],
) -> None:
    usual = usual_week(days, TODAY)
    last_eight = [sessions_in(days, THIS - timedelta(weeks=n)) for n in range(1, 9)]
    if usual is None:
        assert not any(last_eight)
    elif week_start(days[0].date) <= THIS - timedelta(weeks=8):
        assert usual.sessions == median(last_eight)
