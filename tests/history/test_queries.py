"""What the history page asks for, from sessions that were really run."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from midline.history.corrections import remove_session
from midline.history.edits import Summary
from midline.history.queries import (
    days,
    exercises,
    last_done,
    line,
    past_sessions,
    past_sets,
    sessions_on,
)
from midline.history.store import Store
from midline.progress.past import Day, ExerciseTotal, Point
from tests.history.histories import BEGUN, record, sets

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def assert_nothing(store: Store) -> None:
    assert not days(store, *YEAR)
    assert not exercises(store)
    assert not line(store, "Plank", "hold", *YEAR)
    assert not past_sessions(store, None, 9)
    assert not sessions_on(store, BEGUN.date())
    assert (sets(store), last_done(store)) == ([], {})


def test_an_empty_history_has_nothing_of_anything(store: Store) -> None:
    assert_nothing(store)
    assert past_sets(store, "none") == []


@pytest.mark.parametrize(
    ("begun", "day"),
    [
        ("2026-03-29T00:30:00+01:00", "2026-03-29"),  # before the clocks go forward
        ("2026-03-29T03:30:00+02:00", "2026-03-29"),  # and after
        ("2026-10-25T00:30:00+02:00", "2026-10-25"),
        ("2026-12-31T23:59:59-12:00", "2026-12-31"),  # a day later in UTC
        ("2027-01-01T00:00:00+14:00", "2027-01-01"),  # a day earlier in UTC
        ("2026-06-01T00:10:00+05:45", "2026-06-01"),
    ],
)
def test_a_session_is_of_the_day_where_it_was_done(store: Store, begun: str, day: str) -> None:
    record(store, begun=at(begun))
    (found,) = days(store, date(2026, 1, 1), date(2027, 1, 1))
    assert found.date == date.fromisoformat(day)
    (past,) = sessions_on(store, found.date)
    assert past.started_at.isoformat() == begun


def test_days_have_sessions_sets_and_the_time_within_sets(store: Store) -> None:
    record(store)
    record(store, begun=BEGUN + timedelta(hours=5))
    record(store, begun=BEGUN + timedelta(days=1))
    # Holds of 52, 60, 20 and 11 s; 18 and 10 s of dips.
    assert days(store, *YEAR) == [
        Day(date(2026, 3, 29), 2, 12, 342.0),
        Day(date(2026, 3, 30), 1, 6, 171.0),
    ]
    assert [day.sessions for day in days(store, date(2026, 3, 30), date(2026, 3, 30))] == [1]


def test_exercises_come_with_best_and_latest_the_last_done_first(store: Store) -> None:
    record(store).save(Summary({0: 75.0}))
    record(store, "0 start\n 62 finish_set\n 63 stop", begun=BEGUN + timedelta(days=3))
    assert exercises(store) == [
        ExerciseTotal("Plank", "hold", 3, 75.0, 52.0, date(2026, 4, 1)),
        ExerciseTotal("Dip", "reps", 2, 8.0, 8.0, date(2026, 3, 29)),
        ExerciseTotal("Side plank", "hold", 2, 20.0, 20.0, date(2026, 3, 29)),
    ]


def test_a_line_has_both_sides_and_the_targets(store: Store) -> None:
    record(store)
    record(store, begun=BEGUN + timedelta(days=1))
    day = date(2026, 3, 29)
    assert line(store, "Side plank", "hold", day, day) == [
        Point(day, "left", 20.0, 20.0, 1, 20.0, 20.0),
        Point(day, "right", 11.0, 11.0, 1, 20.0, 20.0),
    ]
    assert line(store, "Plank", "hold", day, day) == [Point(day, None, 60.0, 112.0, 2, 45.0, 60.0)]
    assert len(line(store, "Plank", "hold", *YEAR)) == 2
    assert line(store, "Plank", "reps", *YEAR) == []


def test_past_sessions_come_page_by_page_each_once(store: Store) -> None:
    moments = [BEGUN + timedelta(days=i // 2) for i in range(7)]  # two begin at the same time
    for moment in moments:
        record(store, begun=moment.astimezone(timezone(timedelta(hours=-9))))
    everything = past_sessions(store, None, 99)
    assert [past.started_at for past in everything] == sorted(moments, reverse=True)
    found = past_sessions(store, None, 2)
    while page := past_sessions(store, found[-1], 2):
        found += page
    assert found == everything


def test_a_past_session_tells_what_was_done_and_said(store: Store) -> None:
    recorder = record(store, begun=at("2026-03-29T07:00:00+02:00"))
    recorder.save(Summary({1: None}, effort=7, pain=0, note="fine"))
    [past] = past_sessions(store)
    assert past.id == recorder.session.id
    assert (past.done_sets, past.planned_sets, past.work_s) == (5, 6, 111.0)
    assert (past.effort, past.pain, past.note, past.source) == (7, 0, "fine", "")
    assert past.finished_at is not None
    assert past.finished_at.utcoffset() == timedelta(hours=2)
    assert past.stopped
    done = past_sets(store, past.id)
    assert [each.ordinal for each in done] == [0, 2, 3, 4, 5]
    assert [each.actual for each in done] == [52.0, 8.0, 8.0, 20.0, 11.0]


def test_a_deleted_session_is_nowhere(store: Store) -> None:
    id_ = record(store).session.id
    remove_session(store, id_, NOW)
    assert_nothing(store)
