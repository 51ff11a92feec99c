"""What the history is drawn with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from midline.progress.past import Day, Point
from midline.progress.statistics import usual_week, week_start, weeks
from midline.ui.gallery.sample import Sample, focused
from midline.ui.themes import Themes
from midline.ui.widgets.charts.chart import Chart
from midline.ui.widgets.data_table import DataTable
from midline.ui.widgets.exercise_line import ExerciseLine
from midline.ui.widgets.week_bars import WeekBars
from midline.ui.widgets.year_calendar import YearCalendar

TODAY = date(2026, 3, 19)  # a Thursday
YEAR_AGO = TODAY - timedelta(days=364)
LONG = "Side plank with a reach through, feet on the wall, eyes on the hand that moves"


def _days(every: int, count: int) -> list[Day]:
    """Every so many days up to today, now more and now less; oldest first."""
    found = []
    for n in range(count):
        sets = 6 + n * 7 % 13
        sessions = 1 + (n % 9 == 4)
        day = TODAY - timedelta(days=n * every + n * n % 2)
        found.append(Day(day, sessions, sets * sessions, sets * sessions * 42.0))
    return found[::-1]


def _at(chart: Chart, *arrows: int) -> Chart:
    """With the keyboard on a value so many before the last."""
    for step in arrows:
        chart.go_to(chart.count() - 1 - step)
    return focused(chart)


def year_calendar(themes: Themes) -> Iterator[Sample]:
    def made(days: list[Day], first: date = YEAR_AGO, last: date = TODAY) -> YearCalendar:
        widget = YearCalendar(themes)
        widget.set_value(days, TODAY, first, last)
        return widget

    yield Sample("nothing yet", made([]), 1056)
    yield Sample("one day", made([Day(TODAY, 1, 9, 600.0)]), 1056)
    yield Sample("a year, focus", _at(made(_days(2, 160)), 30), 1180)
    chosen = made([*_days(3, 100), Day(TODAY - timedelta(days=2), 4, 120, 9000.0)])
    chosen.choose(chosen.count() - 1 - 2)
    yield Sample("less room, a day is chosen, one of 120 sets", chosen, 560)
    over = made(_days(5, 150), date(2025, 1, 1), date(2025, 12, 31))
    yield Sample("a year that is over", over, 1056)


def week_bars(themes: Themes) -> Iterator[Sample]:
    def made(days: list[Day], goal: int = 3) -> WeekBars:
        widget = WeekBars(themes)
        first = week_start(TODAY) - timedelta(weeks=11)
        widget.set_value(weeks(days, first, TODAY), usual_week(days, TODAY), goal, TODAY)
        return widget

    yield Sample("nothing yet", made([]), 1000)
    yield Sample("the first session", made([Day(TODAY, 1, 9, 600.0)], 2), 1000)
    yield Sample("typical, focus", _at(made(_days(3, 30)), 4), 1000)
    yield Sample("much, and no goal", made(_days(1, 90), 0), 1000)
    yield Sample("less room", made(_days(3, 30)), 420)


def exercise_line(themes: Themes) -> Iterator[Sample]:
    def made(points: list[Point], kind: str = "hold") -> ExerciseLine:
        widget = ExerciseLine(themes)
        widget.set_value(points, kind)
        return widget

    holds = [_point(n, None, 30 + n * 0.7 + n * 5 % 7, 30 + n // 8 * 5) for n in range(40)]
    sides = [
        _point(n * 3, side, 20 + n + n * (3 if side == "left" else 5) % 4, 20 + n // 5 * 5)
        for n in range(14)
        for side in ("left", "right")
    ]
    many = [_point(n, None, 8 + n // 400 + n * 7 % 5, 10 + n // 900) for n in range(7300)]
    yield Sample("nothing yet", made([]), 512, 260)
    yield Sample("one day", made([_point(0, None, 42, 45)]), 512, 340)
    yield Sample("two days", made([_point(0, None, 42, 45), _point(1, None, 47, 45)]), 512, 340)
    yield Sample("typical, focus", _at(made(holds), 12), 512, 340)
    yield Sample("left and right", made(sides), 512, 340)
    yield Sample("left and right, focus", _at(made(sides), 5), 512, 340)
    yield Sample("twenty years of reps", made(many, "reps"), 1056, 340)


def _point(n: int, side: str | None, best: float, least: float) -> Point:
    day = date(2026, 1, 5) + timedelta(days=n)
    return Point(day, side, best, best * 2.6, 3, least, least + 15)


def data_table(themes: Themes) -> Iterator[Sample]:
    def made(chart: Chart, by: int | None = None) -> DataTable:
        widget = DataTable(themes)
        widget.set_value(*chart.table())
        chart.deleteLater()
        if by is not None:
            widget.go_to(1, by)
            widget.sort_by_current()
        return widget

    calendar = YearCalendar(themes)
    calendar.set_value(_days(3, 60), TODAY, YEAR_AGO, TODAY)
    yield Sample("as it comes", made(calendar), 620, 260)
    line = ExerciseLine(themes)
    line.set_value([_point(n, "left", 30 + n * 5 % 7, 30) for n in range(9)], "hold")
    yield Sample("sorted, focus", focused(made(line, 2)), 620, 260)
    long = DataTable(themes)
    long.set_value(["Exercise", "Best"], [[LONG, "0:45"]])
    yield Sample("long names", long, 420, 160)
    none = DataTable(themes)
    none.set_value(["Exercise", "Best"], [])
    yield Sample("nothing yet", none, 420, 160)
