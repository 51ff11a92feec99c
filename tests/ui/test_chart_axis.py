"""Ticks are few, round, and as people count; days fold into rows, years into pixels."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.ui.widgets.charts.axis import Unit, amount_ticks, day_ticks
from midline.ui.widgets.charts.thinning import Place, Run, runs, thinned
from midline.ui.widgets.charts.year import Cell, year_of

THURSDAY = date(2026, 3, 19)
YEAR_AGO = date(2025, 3, 20)
WEEKS = 53  # a year and the week that it began in
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("most", "count", "ticks"),
    [
        (0, 4, [0, 1]),
        (42, 4, [0, 15, 30, 45]),
        (60, 4, [0, 15, 30, 45, 60]),
        (61, 4, [0, 30, 60, 90]),
        (200, 4, [0, 60, 120, 180, 240]),
        (200, 2, [0, 120, 240]),
        (3000, 4, [0, 900, 1800, 2700, 3600]),
        (400_000, 4, [0, 100_000, 200_000, 300_000, 400_000]),
    ],
)
def test_ticks_of_time(most: float, count: int, ticks: list[float]) -> None:
    assert amount_ticks(most, is_time=True, count=count) == ticks


@pytest.mark.parametrize(
    ("most", "count", "ticks"),
    [(0, 4, [0, 1]), (3, 4, [0, 1, 2, 3]), (15, 4, [0, 5, 10, 15]), (61, 4, [0, 20, 40, 60, 80]),
     (120, 2, [0, 100, 200]), (999, 2, [0, 500, 1000])],
)  # fmt: skip
def test_ticks_of_reps_are_whole(most: float, count: int, ticks: list[float]) -> None:
    assert amount_ticks(most, is_time=False, count=count) == ticks


@pytest.mark.parametrize(
    ("least", "most", "ticks"),
    [
        (30, 60, [0, 15, 30, 45, 60]),
        (45, 60, [40, 45, 50, 55, 60]),
        (60, 60, [45, 50, 55, 60]),
        (20, 20, [14, 16, 18, 20]),
    ],
)
def test_ticks_begin_near_the_least_where_0_is_far(
    least: float, most: float, ticks: list[float]
) -> None:
    assert amount_ticks(most, is_time=True, count=4, least=least) == ticks


@given(st.floats(0, 1e7), st.floats(0, 1), st.booleans(), st.integers(1, 9))
def test_ticks_hold_all_and_are_few(most: float, share: float, is_time: bool, count: int) -> None:
    ticks = amount_ticks(most, is_time=is_time, count=count, least=share * most)
    assert ticks[0] <= share * most
    assert ticks[-1] >= most
    assert ticks[-2] < max(most, 1)
    assert 2 <= len(ticks) <= count + 1


@pytest.mark.parametrize(
    ("last", "count", "unit", "ticks"),
    [
        (THURSDAY, 5, Unit.DAY, ["2026-03-19"]),
        (date(2026, 3, 21), 5, Unit.DAY, ["2026-03-19", "2026-03-20", "2026-03-21"]),
        (date(2026, 4, 10), 5, Unit.DAY, ["2026-03-19", "2026-03-26", "2026-04-02", "2026-04-09"]),
        (date(2026, 6, 10), 4, Unit.MONTH, ["2026-04-01", "2026-05-01", "2026-06-01"]),
        (date(2027, 4, 1), 4, Unit.MONTH, ["2026-07-01", "2027-01-01"]),
        (date(2029, 4, 1), 4, Unit.YEAR, ["2027-01-01", "2028-01-01", "2029-01-01"]),
        (date(2046, 4, 1), 4, Unit.YEAR, ["2030-01-01", "2035-01-01", "2040-01-01", "2045-01-01"]),
    ],
)
def test_ticks_of_days(last: date, count: int, unit: Unit, ticks: list[str]) -> None:
    assert day_ticks(THURSDAY, last, count) == (unit, [date.fromisoformat(each) for each in ticks])


@given(days, st.integers(0, 30_000), st.integers(1, 12))
def test_there_are_days_but_not_too_many(first: date, span: int, count: int) -> None:
    last = first + timedelta(days=span)
    found = day_ticks(first, last, count).days
    assert 1 <= len(found) <= count
    assert all(one < other for one, other in pairwise(found))
    assert first <= found[0]
    assert found[-1] <= last


@pytest.mark.parametrize(
    ("columns_most", "columns", "rows"), [(60, 53, 1), (53, 53, 1), (52, 27, 2), (20, 18, 3)]
)
def test_a_year_folds_where_it_is_narrow(columns_most: int, columns: int, rows: int) -> None:
    year = year_of(YEAR_AGO, THURSDAY, columns_most)
    assert (year.columns, year.rows) == (columns, rows)


def test_the_last_day_is_in_the_last_column() -> None:
    year = year_of(YEAR_AGO, THURSDAY, 53)
    assert year.cell(YEAR_AGO) == Cell(0, 0, 3)
    assert year.day(Cell(0, 0, 2)) is None  # the day before
    assert year.cell(THURSDAY) == Cell(0, WEEKS - 1, 3)
    assert year.day(Cell(0, WEEKS - 1, 4)) is None  # tomorrow
    assert year.day(Cell(0, WEEKS, 0)) is None
    assert [day.month for _, day in year.months()] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


@given(days, st.integers(0, 400), st.integers(1, 80))
def test_every_day_has_a_cell_of_its_own(last: date, back: int, columns_most: int) -> None:
    year = year_of(last - timedelta(days=back), last, columns_most)
    cells = [year.cell(day) for day in year.days()]
    assert [year.day(cell) for cell in cells] == list(year.days())
    assert len(set(cells)) == len(cells)
    assert all(cell.column < columns_most for cell in cells)


places = st.lists(st.builds(Place, st.floats(0, 50), st.floats(0, 100))).map(sorted)


@given(places)
def test_a_thinned_line_looks_the_same(line: list[Place]) -> None:
    kept = thinned(line)
    assert set(kept) <= set(line)
    for pixel in {int(place.x) for place in line}:
        before = [place.y for place in line if int(place.x) == pixel]
        after = [place.y for place in kept if int(place.x) == pixel]
        assert len(after) <= 4
        assert (min(after), max(after)) == (min(before), max(before))
        assert (after[0], after[-1]) == (before[0], before[-1])


def test_neighbours_with_the_same_target_are_one_run() -> None:
    targets = [(30.0, 45.0), (30.0, 45.0), (35.0, 50.0), (30.0, 45.0)]
    assert runs(targets) == [
        Run(0, 1, (30.0, 45.0)), Run(2, 2, (35.0, 50.0)), Run(3, 3, (30.0, 45.0))
    ]  # fmt: skip
    assert runs([]) == []
