"""Charts tell their values to the pointer, to the keyboard, to screen readers and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from midline.progress.past import Day, Point
from midline.progress.statistics import Week
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from midline.ui.widgets.charts.chart import NOWHERE, Chart
from midline.ui.widgets.exercise_line import ExerciseLine
from midline.ui.widgets.week_bars import WeekBars
from midline.ui.widgets.year_calendar import YearCalendar

Key = Qt.Key
TODAY = date(2026, 3, 19)  # a Thursday
YEAR_AGO = date(2025, 3, 20)
MONDAY = date(2026, 3, 16)
DAYS = [Day(MONDAY, 2, 24, 1500.0), Day(TODAY, 1, 9, 45.0)]
WEEKS = [
    Week(MONDAY - timedelta(weeks=1), 3, 40, 1800.0),
    Week(MONDAY, 1, 9, 600.0),
]
POINTS = [
    Point(TODAY - timedelta(days=10), "left", 42.6, 120.0, 3, 45.0, 60.0),
    Point(TODAY - timedelta(days=10), "right", 45.4, 90.0, 2, 45.0, 60.0),
    Point(TODAY, "left", 61.0, 61.0, 1, 45.0, 60.0),
]


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., None]:
    def shown(widget: Chart | QScrollArea, width: int = 1200) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, widget.heightForWidth(width) if isinstance(widget, Chart) else 400)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setFocus()

    return shown


@pytest.fixture
def calendar(themes: Themes, show: Callable[..., None]) -> YearCalendar:
    made = YearCalendar(themes)
    made.set_value(DAYS, TODAY, YEAR_AGO, TODAY)
    show(made)
    return made


@pytest.fixture
def bars(themes: Themes, show: Callable[..., None]) -> WeekBars:
    made = WeekBars(themes)
    made.set_value(WEEKS, Week(MONDAY, 2.5, 20, 900.0), 2, TODAY)
    show(made)
    return made


@pytest.fixture
def line(themes: Themes, show: Callable[..., None]) -> ExerciseLine:
    made = ExerciseLine(themes)
    made.set_value(POINTS, "hold")
    show(made)
    return made


@pytest.fixture
def large_text(themes: Themes) -> Iterator[Themes]:
    themes.set_type(TypeScale(200))
    yield themes
    themes.set_type(TypeScale())


def test_the_keyboard_begins_today_and_goes_from_day_to_day(calendar: YearCalendar) -> None:
    seen = []
    for key in (None, Key.Key_Up, Key.Key_Left, Key.Key_Right, Key.Key_Down, Key.Key_Home):
        if key is not None:
            QTest.keyClick(calendar, key)
        seen.append(calendar.said(calendar.index())[0])
    assert seen == [
        "Today, Thu 19 Mar 2026", "Wed 18 Mar 2026", "Wed 11 Mar 2026", "Wed 18 Mar 2026",
        "Today, Thu 19 Mar 2026", "Thu 20 Mar 2025",
    ]  # fmt: skip


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Down, Key.Key_End])
def test_the_keyboard_does_not_leave_the_year(calendar: YearCalendar, key: Key) -> None:
    for _ in range(3):
        QTest.keyClick(calendar, key)
    assert calendar.said(calendar.index())[0] == "Today, Thu 19 Mar 2026"


def test_a_day_says_what_was_done(calendar: YearCalendar) -> None:
    last = calendar.count() - 1
    assert calendar.said(last)[1] == "1 session · 9 sets · 45 s"
    assert calendar.said(last - 3) == ["Mon 16 Mar 2026", "2 sessions · 24 sets · 25 min"]
    assert calendar.said(last - 1)[1] == "nothing done"


def test_what_the_keyboard_finds_is_told(calendar: YearCalendar) -> None:
    for _ in range(3):
        QTest.keyClick(calendar, Key.Key_Up)
    told = QAccessible.queryAccessibleInterface(calendar)
    assert told.text(QAccessible.Text.Name) == "Each day of a year"
    description = told.text(QAccessible.Text.Description)
    assert description == "Mon 16 Mar 2026. 2 sessions · 24 sets · 25 min"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_keys_choose_a_day(calendar: YearCalendar, qtbot: QtBot, key: Key) -> None:
    QTest.keyClick(calendar, Key.Key_Up)
    with qtbot.waitSignal(calendar.value_changed) as chosen:
        QTest.keyClick(calendar, key)
    assert chosen.args == [date(2026, 3, 18)]
    assert calendar.value() == date(2026, 3, 18)


def test_a_click_chooses_a_day(calendar: YearCalendar, qtbot: QtBot) -> None:
    at = calendar.place(calendar.count() - 4).center().toPoint()
    with qtbot.waitSignal(calendar.value_changed) as chosen:
        QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [MONDAY]


def test_other_days_begin_with_none_chosen(calendar: YearCalendar) -> None:
    calendar.choose(calendar.count() - 1)
    calendar.set_value(DAYS, TODAY, date(2025, 1, 1), date(2025, 12, 31))
    assert calendar.value() is None
    assert calendar.said(calendar.count() - 1)[0] == "Wed 31 Dec 2025"


def test_days_out_of_the_time_are_not_called_idle(calendar: YearCalendar) -> None:
    """Something was done the day before the first: there is no cell that denies it."""
    eve, first = date(2026, 2, 10), date(2026, 2, 11)
    calendar.set_value([Day(eve, 1, 9, 600.0), *DAYS], TODAY, first, TODAY)
    assert [calendar.said(0)[0], calendar.count()] == ["Wed 11 Feb 2026", 37]
    above = calendar.place(0).center() - QPointF(0, calendar.place(0).height() + 2)
    assert calendar.index_at(above) == NOWHERE
    assert len(calendar.table().rows) == len(DAYS)


def test_beside_the_days_nothing_is_chosen(calendar: YearCalendar, qtbot: QtBot) -> None:
    tomorrow = calendar.place(calendar.count() - 1).center()
    tomorrow.setY(tomorrow.y() + calendar.place(0).height() + 3)
    for at in (QPointF(2, 2), tomorrow, QPointF(calendar.width() - 1, calendar.height() - 1)):
        assert calendar.index_at(at) == NOWHERE
        with qtbot.assertNotEmitted(calendar.value_changed):
            QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=at.toPoint())


def test_every_day_is_found_where_it_is(calendar: YearCalendar) -> None:
    for width in (1200, 800, 500):
        calendar.resize(width, calendar.heightForWidth(width))
        calendar.arrange()
        for index in range(calendar.count()):
            place = calendar.place(index)
            assert calendar.index_at(place.center()) == index
            assert calendar.rect().contains(place.toAlignedRect())


def test_a_year_needs_more_height_where_it_is_narrow(calendar: YearCalendar) -> None:
    heights = [calendar.heightForWidth(width) for width in (1200, 800, 400)]
    assert heights == sorted(set(heights))


def test_large_text_has_its_room(large_text: Themes, show: Callable[..., None]) -> None:
    made = YearCalendar(large_text)
    made.set_value(DAYS, TODAY, YEAR_AGO, TODAY)
    show(made, 796)
    assert made.place(0).width() >= made.metrics().horizontalAdvance("00")
    assert made.place(0).height() >= made.metrics().ascent()


def test_the_page_scrolls_along_with_the_keyboard(
    themes: Themes, show: Callable[..., None]
) -> None:
    made, page = YearCalendar(themes), QScrollArea()
    made.set_value(DAYS, TODAY, YEAR_AGO, TODAY)
    made.resize(400, made.heightForWidth(400))
    page.setWidget(made)
    show(page, 440)
    page.resize(440, 200)
    made.setFocus()
    QTest.keyClick(made, Key.Key_End)
    shown = made.visibleRegion().boundingRect()
    assert shown.contains(made.place(made.count() - 1).toAlignedRect())
    QTest.keyClick(made, Key.Key_Home)
    assert made.visibleRegion().boundingRect().contains(made.place(0).toAlignedRect())


def test_the_pointer_goes_before_the_keyboard(calendar: YearCalendar) -> None:
    last = calendar.count() - 1
    QTest.mouseMove(calendar, calendar.place(last - 30).center().toPoint())
    assert calendar.index() == last - 30
    QTest.mouseMove(calendar, QPoint(1, 1))
    assert calendar.index() == last
    calendar.clearFocus()
    assert calendar.index() == NOWHERE


def test_words_come_with_a_key_not_with_the_page(calendar: YearCalendar) -> None:
    quiet = picture(calendar)
    QTest.keyClick(calendar, Key.Key_End)
    assert calendar.index() == calendar.count() - 1
    assert picture(calendar) != quiet


@pytest.mark.parametrize("which", ["calendar", "bars", "line"])
def test_what_is_pointed_at_is_seen(which: str, request: pytest.FixtureRequest) -> None:
    chart = request.getfixturevalue(which)
    chart.clearFocus()
    before = picture(chart)
    chart.setFocus()
    QTest.keyClick(chart, Key.Key_Home)
    by_keys = picture(chart)
    QTest.mouseMove(chart, chart.place(chart.count() - 1).center().toPoint())
    assert before != by_keys != picture(chart)


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (3000, 60)])
def test_no_size_and_no_amount_is_too_strange(themes: Themes, size: tuple[int, int]) -> None:
    """What another program recorded may have amounts that nobody can do."""
    calendar, bars, line = YearCalendar(themes), WeekBars(themes), ExerciseLine(themes)
    calendar.set_value([Day(MONDAY, 1, 10**6, 0.0), Day(TODAY, 0, 0, 1e9)], TODAY, YEAR_AGO, TODAY)
    bars.set_value([Week(MONDAY, 0, 0, 0.0), Week(MONDAY, 1e6, 1, 1e9)], WEEKS[0], 10**5, TODAY)
    nothing, much = (0.0, 0.0, 0, 0.0, 0.0), (1e7, 1e8, 9, 0.0, 1e9)
    line.set_value([Point(MONDAY, None, *nothing), Point(TODAY, "right", *much)], "hold")
    for chart in (calendar, bars, line):
        chart.resize(*size)
        assert not chart.grab().isNull()
        for index in (0, chart.count() - 1):
            chart.go_to(index)
            assert chart.said(index)
        chart.index_at(QPointF(*size))
        assert not chart.grab().isNull()


def test_a_theme_dresses_a_chart_anew(bars: WeekBars, themes: Themes) -> None:
    before = picture(bars)
    themes.choose("light")
    assert picture(bars) != before
    themes.choose("dark")
    assert picture(bars) == before


def picture(widget: Chart) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def test_a_week_says_what_was_done(bars: WeekBars) -> None:
    assert bars.said(0) == ["Week of 9 Mar", "3 sessions · 40 sets · 30 min", "goal reached"]
    assert bars.said(1) == ["This week", "1 session · 9 sets · 10 min"]


def test_only_the_last_twelve_weeks_are_shown(bars: WeekBars) -> None:
    many = [Week(MONDAY - timedelta(weeks=n), n, n, 60.0 * n) for n in reversed(range(30))]
    bars.set_value(many, None, 2, TODAY)
    assert bars.count() == 12
    assert bars.said(11)[0] == "This week"


def test_a_bar_is_as_high_as_its_week(bars: WeekBars) -> None:
    three, one = bars.place(0).height(), bars.place(1).height()
    assert three == pytest.approx(3 * one)
    assert bars.index_at(bars.place(0).center()) == 0
    assert bars.index_at(QPointF(1, 1)) == NOWHERE  # this week's own figures


def test_a_day_of_an_exercise_says_both_sides(line: ExerciseLine) -> None:
    """What fell short of its target is not rounded up to it."""
    assert line.said(0) == [
        "Mon 9 Mar 2026",
        "left: best 0:42 · 3 sets, 2:00 in all",
        "right: best 0:45 · 2 sets, 1:30 in all",
        "target 0:45–1:00",
    ]


def test_reps_are_counted(line: ExerciseLine) -> None:
    line.set_value([Point(TODAY, None, 12.0, 34.0, 3, 15.0, 15.0)], "reps")
    assert line.said(0)[1:] == ["best 12 reps · 3 sets, 34 reps in all", "target 15 reps"]


def test_the_nearest_day_is_meant(line: ExerciseLine) -> None:
    middle = line.width() / 2
    assert [line.index_at(QPointF(x, 90)) for x in (0, middle - 90, middle + 90, 9999)] == [
        0, 0, 1, 1,
    ]  # fmt: skip


def test_an_exercise_without_days_takes_no_focus(line: ExerciseLine) -> None:
    line.set_value([], "hold")
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert line.index_at(QPointF(90, 90)) == NOWHERE
    assert line.accessibleDescription() == ""
    assert line.table().rows == []


def test_years_are_gone_through_in_steps(line: ExerciseLine) -> None:
    many = [Point(TODAY - timedelta(days=n), None, 9, 30, 3, 8, 12) for n in range(7300)]
    line.set_value(many, "reps")
    assert line.index() == 7299
    QTest.keyClick(line, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert line.index() == 7289
    QTest.keyClick(line, Key.Key_Home)
    assert line.index() == 0


@pytest.mark.parametrize("which", ["calendar", "bars", "line"])
def test_what_scrolls_a_page_is_left_to_it(which: str, request: pytest.FixtureRequest) -> None:
    chart = request.getfixturevalue(which)
    before = chart.index()
    QTest.keyClick(chart, Key.Key_PageUp)
    assert chart.index() == before


@pytest.mark.parametrize(
    ("which", "newest"),
    [
        ("calendar", ["Thu 19 Mar 2026", "1", "9", "45 s"]),
        ("bars", ["Mon 16 Mar 2026", "1", "9", "10 min"]),
        ("line", ["Thu 19 Mar 2026", "left", "1:01", "1:01", "1", "0:45–1:00"]),
    ],
)
def test_a_chart_is_a_table_too(
    which: str, newest: list[str], request: pytest.FixtureRequest
) -> None:
    table = request.getfixturevalue(which).table()
    assert table.rows[0] == newest
    assert len(table.headers) == len(newest)
    assert [len(keys) for keys in table.keys] == [len(newest)] * len(table.rows)
