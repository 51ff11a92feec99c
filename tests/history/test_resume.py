"""A session that was cut short is found again, from its rows and the text that was kept."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from midline.history.corrections import bring_back_session, remove_session
from midline.history.errors import HistoryError
from midline.history.queries import past_sessions
from midline.history.recorder import wall_now
from midline.history.resume import CutShort, cut_short, finish
from midline.history.store import Store
from midline.session.amounts import ns
from midline.session.events import AnyCommand, Command, Ended, Event, SetCompleted, StepStarted
from midline.session.player import advance
from midline.session.snapshot import snapshot
from midline.session.state import Session
from tests.history.histories import BEGUN, sets
from tests.history.interrupted import TEXT, interrupt

DAY = timedelta(days=1)


def nobody(_session: str) -> bool:
    return False


def found(store: Store) -> CutShort:
    cut = cut_short(store, nobody)
    assert cut is not None
    return cut


def next_set(store: Store) -> str:
    planned = found(store).next_set
    return f"{planned.exercise.name} {planned.number} {planned.side or ''}" if planned else ""


def go_on(
    store: Store, script: list[tuple[float, AnyCommand | None]]
) -> tuple[Session, list[Event]]:
    """The rest of the session, long after it was cut short."""
    start = found(store).start()
    recorder = start.recorder(lambda: store, print, lambda clock_ns: time.monotonic_ns())
    session, heard = start.session, list[Event]()
    for at_s, command in script:
        session, events = advance(session, command, ns(at_s))
        recorder(session, events)
        heard += events
    return session, heard


def test_nothing_was_cut_short(store: Store) -> None:
    assert cut_short(store, nobody) is None


def test_it_says_where_the_person_was(store: Store) -> None:
    begun = interrupt(store)
    cut = found(store)
    assert cut.begun == replace(begun, started_at=cut.begun.started_at)
    assert cut.begun.started_at == BEGUN
    assert cut.last_at == BEGUN + timedelta(seconds=55)
    assert cut.saved == 2
    assert [(each.planned.ordinal, each.actual, each.ended) for each in cut.done] == [
        (0, 20.0, Ended.FULL),
        (1, 20.0, Ended.FULL),
    ]
    assert next_set(store) == "Plank 3 "


@pytest.mark.parametrize(
    ("script", "next_"),
    [
        ("0 start\n25", "Plank 2 "),
        ("0 start\n25\n28 skip\n51", "Plank 3 "),
        ("0 start\n25\n28 skip\n30 skip\n32 skip\n55", "Bridge 1 left"),  # one is left out
        ("0 start\n25\n30 jump 3\n50 finish_set", "Bridge 1 right"),
        ("0 start\n25\n55\n60 redo\n90", "Plank 3 "),
    ],
)
def test_the_next_set_is_the_one_after_what_was_done_last(
    store: Store, script: str, next_: str
) -> None:
    interrupt(store, script)
    assert next_set(store) == next_


def test_it_goes_on_with_time_to_get_ready_and_is_one_session(store: Store) -> None:
    interrupt(store)
    done = Command.FINISH_SET
    session, heard = go_on(
        store, [(1000, Command.START), (1025, None), (1040, None), (1050, done), (1060, done)]
    )
    first = next(each for each in heard if isinstance(each, StepStarted))
    assert first.step.set is not None
    assert (first.step.set.number, first.lead_in_s) == (3, 5.0)
    assert sum(isinstance(each, SetCompleted) for each in heard) == 3
    assert len(session.done) == 5
    (only,) = past_sessions(store)
    assert only.done_sets == 5
    assert only.started_at == BEGUN
    assert only.finished_at is not None
    assert wall_now() - only.finished_at < timedelta(minutes=1)
    assert not only.stopped
    assert [each.ordinal for each in sets(store)] == [0, 1, 2, 3, 4]
    assert cut_short(store, nobody) is None


def test_it_can_be_cut_short_again(store: Store) -> None:
    interrupt(store)
    go_on(store, [(1000, Command.START), (1025, None)])
    assert next_set(store) == "Bridge 1 left"
    assert found(store).saved == 3


def test_stopped_at_once_it_is_over_with_what_was_done(store: Store) -> None:
    interrupt(store)
    go_on(store, [(1000, Command.START), (1001, Command.STOP)])
    (only,) = past_sessions(store)
    assert (only.done_sets, only.stopped) == (2, True)
    assert cut_short(store, nobody) is None


def test_a_set_done_again_later_replaces_the_one_before(store: Store) -> None:
    interrupt(store)
    back = Command.BACK
    go_on(store, [(0, Command.START), (1, back), (2, back), (12, Command.FINISH_SET)])
    assert [(each.ordinal, each.actual) for each in sets(store)] == [(0, 20.0), (1, 5.0)]


def test_finished_it_ends_with_its_last_set(store: Store) -> None:
    interrupt(store)
    finish(store, found(store).begun)
    (only,) = past_sessions(store)
    assert only.finished_at == BEGUN + timedelta(seconds=55)
    assert only.stopped
    assert cut_short(store, nobody) is None


def test_its_end_stands_when_the_summary_is_saved_later(store: Store) -> None:
    interrupt(store)
    cut = found(store)
    finish(store, cut.begun)
    recorder = cut.start().recorder(lambda: store, print, lambda clock_ns: clock_ns)
    session, events = advance(cut.start().session, Command.STOP, ns(1))
    recorder(session, events)
    (only,) = past_sessions(store)
    assert only.finished_at == BEGUN + timedelta(seconds=55)


def test_discarded_it_is_not_offered_until_it_is_brought_back(store: Store) -> None:
    begun = interrupt(store)
    remove_session(store, begun.id, datetime.now(UTC))
    assert cut_short(store, nobody) is None
    bring_back_session(store, begun.id, datetime.now(UTC))
    assert found(store).begun.id == begun.id


def test_the_newest_is_offered_and_the_others_end_with_their_last_sets(store: Store) -> None:
    old = [interrupt(store, begun=BEGUN - n * DAY) for n in (3, 2)]
    newest = interrupt(store, begun=BEGUN)
    assert found(store).begun.id == newest.id
    ends = {each.id: each.finished_at for each in past_sessions(store)}
    assert ends[newest.id] is None
    assert ends[old[0].id] == BEGUN - 3 * DAY + timedelta(seconds=55)
    assert ends[old[1].id] == BEGUN - 2 * DAY + timedelta(seconds=55)


def test_what_another_process_runs_is_left_alone(store: Store) -> None:
    running = interrupt(store)
    older = interrupt(store, begun=BEGUN - DAY)
    cut = cut_short(store, lambda session: session == running.id)
    assert cut is not None
    assert cut.begun.id == older.id
    assert cut_short(store, lambda _: True) is None
    assert all(each.finished_at is None for each in past_sessions(store))


@pytest.mark.parametrize(
    "text",
    [
        "name: [",
        TEXT.replace("3 x 20s", "4 x 20s"),  # as though Midline compiled it otherwise
        TEXT.replace("Plank", "Hang"),
        TEXT.replace("left-right", "right-left") + "x-note: the sides are not those of the rows",
    ],
)
def test_a_text_that_says_something_else_can_only_be_finished_or_discarded(
    store: Store, text: str
) -> None:
    begun = interrupt(store, "0 start\n25\n55\n85\n100 finish_set")
    with store.transaction() as connection:
        connection.execute("UPDATE session SET routine_text = ?", (text,))
    cut = found(store)
    assert (cut.plan, cut.done, cut.next_set, cut.saved) == (None, (), None, 4)
    finish(store, begun)
    assert cut_short(store, nobody) is None


def test_an_amount_that_was_put_right_stands(store: Store) -> None:
    interrupt(store)
    with store.transaction() as connection:
        connection.execute("UPDATE completed_set SET actual = 17 WHERE ordinal = 1")
        connection.execute("UPDATE completed_set SET state = 'removed' WHERE ordinal = 0")
    assert [(each.planned.ordinal, each.actual) for each in found(store).done] == [(1, 17.0)]
    assert next_set(store) == "Plank 3 "


def test_moments_that_midline_did_not_write_are_told(path: Path) -> None:
    with closing(Store(path)) as store:
        interrupt(store)
        with store.transaction() as connection:
            connection.execute("UPDATE completed_set SET completed_at = 'yesterday'")
        with pytest.raises(HistoryError, match="has a value that can't be read"):
            cut_short(store, nobody)


def test_how_long_it_took_counts_on_from_its_last_set(store: Store) -> None:
    interrupt(store)
    session, _ = advance(found(store).start().session, Command.START, ns(1000))
    assert snapshot(session, ns(1000)).elapsed_s == 55
    assert snapshot(session, ns(1010)).elapsed_s == 65
    assert snapshot(session, ns(1010)).done == {0, 1}
