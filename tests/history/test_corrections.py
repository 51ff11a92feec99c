"""Corrections later on: what stands, what is kept beside it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from midline.history.corrections import (
    bring_back_session,
    bring_back_set,
    change_session,
    change_set,
    remove_session,
    remove_set,
)
from midline.history.edits import Summary
from midline.history.queries import days, exercises, past_sessions, past_sets
from midline.history.store import Store
from tests.history.histories import record

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
Do = Callable[[Store, str, int], None]


@pytest.fixture
def session(store: Store) -> str:
    return record(store).session.id


def told(store: Store, session: str) -> object:
    """All that the history page shows of it."""
    return (
        *(past_sets(store, session), past_sessions(store)),
        *(days(store, *YEAR), exercises(store)),
    )


def changed_at(store: Store, session: str) -> str:
    (row,) = store.rows("SELECT changed_at FROM session WHERE id = ?", session)
    return str(row[0])


def test_a_changed_set_keeps_what_was_measured(store: Store, session: str) -> None:
    first = past_sets(store, session)[0]
    change_set(store, first.id, 70.5, NOW)
    changed = past_sets(store, session)[0]
    assert (changed.actual, changed.measured) == (70.5, 52.0)
    assert {each.name: each.best for each in exercises(store)}["Plank"] == 70.5


WAYS_BACK: dict[str, tuple[Do, Do]] = {
    "a set changed": (
        lambda store, session, set_: change_set(store, set_, 70.0, NOW),
        lambda store, session, set_: change_set(store, set_, 52.0, NOW),
    ),
    "a set removed": (
        lambda store, session, set_: remove_set(store, set_, NOW),
        lambda store, session, set_: bring_back_set(store, set_, NOW),
    ),
    "a session removed": (
        lambda store, session, set_: remove_session(store, session, NOW),
        lambda store, session, set_: bring_back_session(store, session, NOW),
    ),
    "what was said changed": (
        lambda store, session, set_: change_session(store, session, 3, 1, "tired", NOW),
        lambda store, session, set_: change_session(store, session, None, None, "", NOW),
    ),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_each_can_be_taken_back(store: Store, session: str, way: str) -> None:
    do, take_back = WAYS_BACK[way]
    set_ = past_sets(store, session)[0].id
    before = told(store, session)
    do(store, session, set_)
    assert told(store, session) != before
    take_back(store, session, set_)
    assert told(store, session) == before


@pytest.mark.parametrize("way", WAYS_BACK)
def test_each_is_noted_later_than_the_one_before(store: Store, session: str, way: str) -> None:
    set_ = past_sets(store, session)[0].id
    assert changed_at(store, session) == ""
    for do, noted in zip(WAYS_BACK[way], ("20:00:00.000Z", "20:00:00.001Z"), strict=True):
        do(store, session, set_)
        assert changed_at(store, session) == f"2026-11-21T{noted}"


def test_a_clock_that_is_behind_does_not_hide_a_correction(store: Store, session: str) -> None:
    change_session(store, session, 3, None, "", NOW)
    change_session(store, session, 4, None, "", NOW - timedelta(days=2))
    assert changed_at(store, session) == "2026-11-21T20:00:00.001Z"


def test_the_summary_is_a_change_too(store: Store) -> None:
    recorder = record(store)
    recorder.save(Summary({}, 5, 0, ""))
    assert changed_at(store, recorder.session.id) != ""


@pytest.mark.parametrize("do", [remove_set, bring_back_set])
def test_a_set_that_was_done_again_stays_replaced(
    store: Store, do: Callable[[Store, int, datetime], None]
) -> None:
    id_ = record(store, "0 start\n 62 finish_set\n 70 back\n 130 finish_set\n 140 stop").session.id
    (replaced,) = store.rows("SELECT id FROM completed_set WHERE state = 'replaced'")
    before = past_sets(store, id_)
    do(store, replaced[0], NOW)
    assert past_sets(store, id_) == before
    assert len(before) == 1


def test_what_is_not_there_is_no_error(store: Store) -> None:
    change_set(store, 999, 5.0, NOW)
    remove_set(store, 999, NOW)
    remove_session(store, "none", NOW)
    assert past_sessions(store, None, 9) == []
