"""How the past is said: amounts, sessions, and a day or week in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from midline.progress.past import Day, ExerciseTotal, PastSession, PastSet
from midline.ui.history import words
from midline.ui.history.set_rows import set_rows
from midline.ui.summary.rows import DONE, ENDED, TARGET

BEGUN = datetime(2026, 3, 29, 7, 5, tzinfo=timezone(timedelta(hours=2)))
WHOLE = PastSession(
    "1", "shipped/core.yaml", "Core basics", BEGUN, BEGUN + timedelta(minutes=14), False, 9, 9,
    540.0, None, None, "", "",
)  # fmt: skip
PLANK = PastSet(7, 3, "", "Plank", 1, 2, None, "hold", 45.0, 60.0, 51.0, 51.0, "finished")


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("hold", 45.0, "45 s"),
        ("hold", 44.9, "44 s"),
        ("hold", 150.0, "2:30 min"),
        ("reps", 1.0, "1 rep"),
        ("reps", 12.0, "12 reps"),
        ("hold cluster", 6.0, "6 reps"),
    ],
)
def test_an_amount_is_never_more_than_was_done(kind: str, value: float, said: str) -> None:
    assert words.amount(kind, value) == said


SESSIONS = [
    (WHOLE, "9 sets · 14 min"),
    (replace(WHOLE, done_sets=1, stopped=True), "1 of 9 sets · 14 min · stopped early"),
    (replace(WHOLE, finished_at=None, done_sets=3), "3 of 9 sets · not finished"),
    (replace(WHOLE, finished_at=BEGUN, source="Strong"), "9 sets · from Strong"),
]


@pytest.mark.parametrize(("session", "said"), SESSIONS)
def test_a_session_in_one_line(session: PastSession, said: str) -> None:
    assert words.facts_of(session) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Core\nbasics", "Core basics"),
        ("x" * 5000, "x" * 29 + "…"),
        ("Rückenbeuge " * 100, ("Rückenbeuge " * 17)[:200]),
        (" ", "Session"),
    ],
)
def test_a_name_from_elsewhere_has_room_in_a_title(name: str, said: str) -> None:
    assert words.name_of(replace(WHOLE, routine_name=name)) == said


def test_a_session_is_told_at_the_time_of_the_place_where_it_was_done() -> None:
    assert words.when(WHOLE.started_at) == "Sun 29 Mar 2026 · 07:05"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 28), "yesterday"),
        (date(2026, 3, 30), "today"),  # somewhere else it is already
        (date(2029, 3, 29), "Mar 2029"),
    ],
)
def test_what_is_still_to_come_is_not_said_to_be_today(day: date, said: str) -> None:
    assert words.ago(day, date(2026, 3, 29)) == said


def test_a_day_and_an_exercise_in_one_line() -> None:
    day = Day(date(2026, 3, 29), 1, 9, 540.0)
    assert words.done(day) == "1 session · 9 sets · 9 min"
    assert words.sessions(2.5) == "2.5 sessions"
    total = ExerciseTotal("Plank", "hold", 31, 60.0, 58.0, day.date)
    assert words.best_of(total) == "best 60 s · 31 sets"


SETS = [
    (PLANK, "45–60 s", "51 s", "finished early"),
    (replace(PLANK, actual=58.0), "45–60 s", "58 s", "changed from 51 s"),
    (replace(PLANK, measured=None), "45–60 s", "51 s", "entered"),
    (replace(PLANK, ended="by another program"), "45–60 s", "51 s", "in full"),
    (replace(PLANK, kind="reps", target_least=8, target_most=12, measured=6, actual=6),
     "8–12 reps", "6 reps", "below the least"),
    (replace(PLANK, target_least=60.0, ended="by another program"), "60 s", "51 s",
     "finished early"),
]  # fmt: skip


@pytest.mark.parametrize(("done", "target", "amount", "ended"), SETS)
def test_a_set_shows_what_stands_and_whether_that_was_measured(
    done: PastSet, target: str, amount: str, ended: str
) -> None:
    rows = set_rows(WHOLE, [done])
    said = tuple(rows.index(0, column).data() for column in (TARGET, DONE, ENDED))
    assert said == (target, amount, ended)
