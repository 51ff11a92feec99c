"""Every completed set is on disk at once, or kept until it can be."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from midline.history.edits import Summary
from midline.history.errors import HistoryError
from midline.history.queries import past_sessions
from midline.history.recorder import Recorder, wall_now, wall_time
from midline.history.store import BUSY_TIMEOUT_MS, Store
from midline.session.clock import NS_PER_S
from midline.session.events import SetCompleted
from midline.session.plan import compile_plan
from tests.history.histories import BEGUN, MIXED, WallClock, record, sets, when
from tests.session.scenario import run


def told(store: Store) -> list[str]:
    """The sets that count, a line each."""
    return [f"{s.exercise} {s.number} {s.side}: {s.actual:g} {s.ended}" for s in sets(store)]


def test_a_session_is_kept_with_every_set_and_how_it_ended(store: Store) -> None:
    record(store)
    assert told(store) == [
        "Plank 1 None: 52 finished",
        "Plank 2 None: 60 full",
        "Dip 1 None: 8 finished",
        "Dip 2 None: 8 finished",
        "Side plank 1 left: 20 full",
        "Side plank 1 right: 11 stopped",
    ]
    [session] = past_sessions(store)
    assert (session.done_sets, session.planned_sets, session.stopped) == (6, 6, True)
    assert (session.routine_file, session.routine_name) == ("user/mixed.yaml", "Test")


def test_a_set_is_on_disk_before_its_rest_begins(store: Store, path: Path) -> None:
    recorder = recorder_of(store)
    session, events = run(MIXED, "0 start\n62 finish_set")
    completed = next(i for i, event in enumerate(events) if isinstance(event, SetCompleted))
    recorder(session, tuple(events[: completed + 1]))
    with closing(Store(path)) as other:
        assert told(other) == ["Plank 1 None: 52 finished"]


def test_a_session_without_a_set_leaves_nothing(store: Store) -> None:
    record(store, "0 start\n5 stop")
    assert past_sessions(store) == []


def test_a_set_done_again_counts_once_and_its_first_row_stays(store: Store) -> None:
    record(store, "0 start\n60 finish_set\n62 redo\n130 finish_set\n131 stop")
    assert told(store) == ["Plank 1 None: 58 finished"]
    rows = store.rows("SELECT actual, state FROM completed_set ORDER BY id")
    assert [tuple(row) for row in rows] == [(50.0, "replaced"), (58.0, "counts")]


def test_a_set_is_dated_by_the_session_clock_however_late_it_is_handled(store: Store) -> None:
    clock = WallClock()
    recorder = recorder_of(store, clock)
    session, events = run(MIXED, "0 start\n62 finish_set")
    clock.pass_s(100)
    recorder(session, tuple(events))
    [done] = sets(store)
    assert (done.completed_at - BEGUN).total_seconds() == 62
    assert (done.started_at - BEGUN).total_seconds() == 10


def test_the_wall_time_of_a_moment_is_as_long_ago_as_the_monotonic_clock_says() -> None:
    before = wall_now()
    at = wall_time(time.monotonic_ns() - 5 * NS_PER_S)
    assert abs((before - at).total_seconds() - 5) < 1


def test_a_session_does_not_wait_for_another_writer_but_saving_does(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("midline.history.recorder.BUSY_IN_SESSION_MS", 1)
    troubles = list[str]()
    plan = compile_plan(MIXED)
    recorder = Recorder(lambda: store, plan, "", "", troubles.append, WallClock(), when)
    session, events = run(MIXED, "0 start\n62 finish_set")
    with closing(Store(path)) as other, other.transaction():
        began_s = time.monotonic()
        recorder(session, tuple(events))
        assert time.monotonic() - began_s < 1
    assert len(troubles) == 1
    assert "in use by another program" in troubles[0]
    recorder.write()
    assert (recorder.unsaved, recorder.trouble) == (0, "")
    assert told(store) == ["Plank 1 None: 52 finished"]
    assert store.rows("PRAGMA busy_timeout")[0][0] == BUSY_TIMEOUT_MS


def test_a_history_deleted_during_the_session_is_made_anew(store: Store, path: Path) -> None:
    recorder = recorder_of(store)
    session, events = run(MIXED, "0 start\n62 finish_set\n152\n153 stop")
    first, second, *_ = [event for event in events if isinstance(event, SetCompleted)]
    recorder(session, (first,))
    path.unlink()
    recorder(session, (second, events[-1]))
    assert (recorder.unsaved, recorder.trouble) == (0, "")
    with closing(Store(path)) as other:
        assert told(other) == ["Plank 2 None: 60 full"]
        assert past_sessions(other)[0].stopped


class Flaky:
    """Hands out a store on demand; until then, what a full disk gives."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store: Store | None = None
        self.asked = 0

    def __call__(self) -> Store:
        self.asked += 1
        if self.store is None:
            raise HistoryError(self.path, "can't be written: the disk is full", "Make room")
        return self.store


def test_sets_wait_in_memory_while_they_cannot_be_written(path: Path, store: Store) -> None:
    flaky, troubles = Flaky(path), list[str]()
    plan = compile_plan(MIXED)
    recorder = Recorder(flaky, plan, "user/mixed.yaml", "", troubles.append, WallClock())
    session, events = run(MIXED, "0 start\n62 finish_set\n152\n182\n200 finish_set")
    recorder(session, tuple(events))
    assert recorder.unsaved == 3
    assert len(troubles) == 1
    assert "the disk is full. Make room. Your sets are kept until then." in troubles[0]
    assert recorder.trouble.endswith("the disk is full. Make room.")
    flaky.store = store
    session, events = run(MIXED, "0 start\n5 pause")
    recorder(session, (events[-1],))
    assert (recorder.unsaved, recorder.trouble) == (0, "")
    assert told(flaky.store) == [
        "Plank 1 None: 52 finished",
        "Plank 2 None: 60 full",
        "Dip 1 None: 8 finished",
    ]


def test_only_a_cue_is_no_reason_to_try_again(path: Path) -> None:
    flaky = Flaky(path)
    recorder = Recorder(flaky, compile_plan(MIXED), "", "", lambda _: None, WallClock())
    session, events = run(MIXED, "0 start\n70 ")
    for event in events:
        recorder(session, (event,))
    [completed] = [i for i, event in enumerate(events) if isinstance(event, SetCompleted)]
    assert [type(event).__name__ for event in events[completed + 1 :]] == [
        "StepStarted",
        "CueDue",
    ]
    assert flaky.asked == 2


def test_a_second_trouble_after_a_good_write_is_told_again(path: Path, store: Store) -> None:
    flaky, troubles = Flaky(path), list[str]()
    recorder = Recorder(flaky, compile_plan(MIXED), "", "", troubles.append, WallClock())
    session, events = run(MIXED, "0 start\n70\n172")
    completed = [event for event in events if isinstance(event, SetCompleted)]
    recorder(session, (completed[0],))
    flaky.store = store
    recorder(session, (completed[0],))
    flaky.store = None
    recorder(session, (completed[1],))
    assert len(troubles) == 2


def recorder_of(store: Store, clock: WallClock | None = None) -> Recorder:
    plan = compile_plan(MIXED)
    return Recorder(lambda: store, plan, "user/mixed.yaml", "", print, clock or WallClock(), when)


# Corrections


def test_a_summary_changes_adds_and_takes_out_sets(store: Store) -> None:
    recorder = record(store, "0 start\n62 finish_set\n152\n153 stop")
    recorder.save(Summary({0: 48.0, 1: None, 2: 12.0}, effort=7, pain=2, note="Slept badly"))
    assert told(store) == ["Plank 1 None: 48 finished", "Dip 1 None: 12 entered"]
    [session] = past_sessions(store)
    assert (session.effort, session.pain, session.note) == (7, 2, "Slept badly")


def test_a_correction_has_a_way_back(store: Store) -> None:
    recorder = record(store, "0 start\n62 finish_set\n63 stop")
    recorder.save(Summary({0: 30.0}))
    recorder.save(Summary({0: 0}))
    assert told(store) == []
    [row] = store.rows("SELECT measured, actual, state FROM completed_set")
    assert tuple(row) == (52.0, 30.0, "removed")
    recorder.save(Summary({0: row["measured"]}))
    assert told(store) == ["Plank 1 None: 52 finished"]


def test_sets_entered_after_a_session_without_any_make_one(store: Store) -> None:
    recorder = record(store, "0 start\n5 stop")
    recorder.save(Summary({}, note="nothing done, nothing kept"))
    assert past_sessions(store) == []
    recorder.save(Summary({0: 45.0}))
    assert told(store) == ["Plank 1 None: 45 entered"]
    assert past_sessions(store)[0].stopped


def test_a_summary_that_cannot_be_written_can_be_saved_later(path: Path, store: Store) -> None:
    flaky = Flaky(path)
    recorder = Recorder(flaky, compile_plan(MIXED), "", "", lambda _: None, WallClock())
    session, events = run(MIXED, "0 start\n62 finish_set\n63 stop")
    recorder(session, tuple(events))
    with pytest.raises(HistoryError, match="the disk is full"):
        recorder.save(Summary({}, effort=5))
    assert recorder.trouble.endswith("the disk is full. Make room.")
    flaky.store = store
    recorder.save(Summary({}, effort=5))
    assert recorder.trouble == ""
    assert told(flaky.store) == ["Plank 1 None: 52 finished"]
    assert past_sessions(flaky.store)[0].effort == 5
