"""What was deleted is listed, and comes back: here, and on other laptops."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from midline.history.corrections import remove_session, remove_set
from midline.history.deleted import bring_back, deleted
from midline.history.queries import past_sessions
from midline.history.store import Store
from tests.history.histories import BEGUN, record, sets
from tests.history.laptops import laptop, session_id, whole

LATER = BEGUN + timedelta(days=300)


def test_what_was_deleted_last_comes_first_and_all_of_it_comes_back(store: Store) -> None:
    first = record(store).session.id
    second = record(store, begun=BEGUN + timedelta(days=1)).session.id
    before = sets(store)
    a_set = store.rows("SELECT id FROM completed_set WHERE session = ? AND ordinal = 1", first)
    assert deleted(store) == []
    remove_session(store, second, LATER)
    remove_set(store, a_set[0][0], LATER + timedelta(days=1))
    plank, session = deleted(store)
    assert (session.session, session.set_id, session.sets) == (second, None, 6)
    assert (plank.session, plank.exercise, plank.number, plank.amount) == (first, "Plank", 2, 60)
    for gone in (plank, session):
        bring_back(store, gone, LATER + timedelta(days=2))
    assert deleted(store) == []
    assert sets(store) == before


def test_a_set_of_a_deleted_session_comes_with_it(store: Store) -> None:
    session = record(store).session.id
    a_set = store.rows("SELECT id FROM completed_set WHERE ordinal = 1")
    remove_set(store, a_set[0][0], LATER)
    remove_session(store, session, LATER)
    [gone] = deleted(store)
    assert (gone.set_id, gone.sets) == (None, 5)
    bring_back(store, gone, LATER)
    assert [each.set_id for each in deleted(store)] == [a_set[0][0]]
    assert past_sessions(store)[0].done_sets == 5


def test_it_is_brought_back_on_any_laptop(tmp_path: Path) -> None:
    with laptop(tmp_path / "home") as home, laptop(tmp_path / "work", home.folder) as work:
        home.record(whole(1))
        home.sync()
        remove_session(home.store, session_id(1), LATER)
        home.sync()
        work.sync()
        [gone] = deleted(work.store)
        bring_back(work.store, gone, LATER - timedelta(days=200))  # its clock is slow
        work.sync()
        home.sync()
        assert deleted(home.store) == []
        assert len(sets(home.store)) == len(sets(work.store)) == 2
