"""The parts of the history that are no charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from PySide6.QtWidgets import QListView

from midline.progress.past import Day, ExerciseTotal, PastSession, PastSet, Point
from midline.ui.gallery.example import FIGURES
from midline.ui.gallery.sample import Sample, focused
from midline.ui.history.exercises import Exercises, build_list
from midline.ui.history.nothing_yet import NothingYet
from midline.ui.history.overview import Overview
from midline.ui.history.row_delegate import PastRowDelegate
from midline.ui.history.rows import ExerciseRows, PastRows, SessionRows
from midline.ui.history.session_card import SessionCard
from midline.ui.history.sessions import Sessions
from midline.ui.themes import Themes

BEGUN = datetime(2026, 3, 19, 18, 40, tzinfo=timezone(timedelta(hours=1)))
TODAY = BEGUN.date()
LONG = "Everything that the physiotherapist wrote down after the third visit, and a little more"
WHOLE = PastSession(
    "1", "shipped/core-basics.yaml", "Core basics", BEGUN, BEGUN + timedelta(minutes=14), False,
    4, 4, 210.0, 7, 1, "Planks felt steady", "",
)  # fmt: skip
PART = replace(
    WHOLE, id="2", routine_name=LONG, started_at=BEGUN - timedelta(days=400), finished_at=None,
    planned_sets=18, effort=None, pain=None, note="", source="Strong",
)  # fmt: skip
SETS = (
    PastSet(1, 0, "", "Plank", 1, 2, None, "hold", 45.0, 60.0, 60.0, 60.0, "full"),
    PastSet(2, 1, "", "Plank", 2, 2, None, "hold", 45.0, 60.0, 41.2, 45.0, "finished"),
    PastSet(3, 4, "", "Side plank", 1, 1, "left", "hold", 30.0, 30.0, None, 30.0, "entered"),
    PastSet(4, 5, "", "Hip bridge", 1, 3, None, "reps", 15.0, 15.0, 12.0, 12.0, "left"),
)
MOVES = (
    ExerciseTotal("Plank", "hold", 642, 60.0, 58.0, TODAY),
    ExerciseTotal("Hip bridge", "reps", 31, 15.0, 12.0, TODAY - timedelta(days=1)),
    ExerciseTotal(LONG, "hold", 1, 125.0, 125.0, date(2025, 1, 2)),
)


def session_card(themes: Themes) -> Iterator[Sample]:
    def made(session: PastSession, sets: Sequence[PastSet]) -> SessionCard:
        widget = SessionCard(themes, FIGURES.of)
        widget.set_value(session, sets)
        return widget

    yield Sample("a session", made(WHOLE, SETS), 760, 600)
    yield Sample("narrow, long name, not finished", made(PART, SETS), 420, 860)
    at = made(WHOLE, SETS)
    focused(at.table)
    yield Sample("focus on its sets", at, 560, 720)


def lists_of_the_history(themes: Themes) -> Iterator[Sample]:
    def made(rows: PastRows[PastSession] | PastRows[ExerciseTotal]) -> QListView:
        widget = QListView()
        build_list(widget, rows, PastRowDelegate(themes, widget, FIGURES.of))
        rows.setParent(widget)
        widget.setCurrentIndex(rows.index(0))
        return widget

    sessions, moves, others = SessionRows(), ExerciseRows(), ExerciseRows()
    sessions.set_value([WHOLE, PART], TODAY, has_more=False)
    moves.set_value(MOVES, TODAY)
    others.set_value(MOVES, TODAY)
    yield Sample("sessions", made(sessions), 400, 150)
    yield Sample("exercises", made(moves), 400, 210)
    yield Sample("focus", focused(made(others)), 300, 210)


def views_of_the_history(themes: Themes) -> Iterator[Sample]:
    yield Sample("before the first session", NothingYet(themes), 860, 400)
    overview = Overview(themes)
    overview.set_value([Day(TODAY, 1, 9, 600.0)], TODAY, 2)
    yield Sample("the overview of the first day", overview, 1100, 760)
    tables = Overview(themes)
    days = [Day(TODAY - timedelta(days=n), 1, 9 + n % 4, 600.0 + n) for n in range(40, -1, -2)]
    tables.set_value(days, TODAY, 3)
    tables.show_tables(True)
    yield Sample("as tables", tables, 1100, 760)
    yield Sample("an exercise", _exercises(themes), 1100, 640)
    yield Sample("a day's sessions, in little room", _day(themes), 620, 900)


def _exercises(themes: Themes) -> Exercises:
    widget = Exercises(themes, FIGURES.of)
    widget.set_value(MOVES, TODAY)
    widget.set_line([
        Point(TODAY - timedelta(days=n * 3), None, 58.0 - n, 150.0 - 2 * n, 3, 45.0, 60.0)
        for n in range(20, -1, -1)
    ])  # fmt: skip
    return widget


def _day(themes: Themes) -> Sessions:
    widget = Sessions(themes, FIGURES.of)
    widget.set_value([WHOLE], TODAY, day=TODAY)
    widget.set_session(WHOLE, SETS)
    return widget
