"""Sessions that a crash, a kill or a flat battery cut short, as far as they were stored.

A session without ``finished_at`` is under way or was cut short; which of the two only the lock of
the process that runs it can tell (`desktop.session_lock`), so that comes in as ``is_under_way``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from midline.history.errors import UNREADABLE, HistoryError
from midline.history.records import as_moment, as_moment_there
from midline.history.start import Start
from midline.history.store import Store
from midline.history.writing import NewSession, finish_session
from midline.routine.reading import read_routine
from midline.session.amounts import ns
from midline.session.events import CompletedSet, Ended
from midline.session.plan import Plan, PlannedSet, compile_plan
from midline.session.resuming import set_to_go_on_with
from midline.session.state import Session


@dataclass(frozen=True, slots=True)
class CutShort:
    """A session that was cut short. ``saved`` is how many of its sets count.

    ``plan`` is compiled from the text that was kept. It is None, and ``done`` empty, where this
    Midline reads another plan from it than the one that was begun, or none.
    """

    begun: NewSession
    last_at: datetime  # the end of the last set that was stored
    saved: int
    plan: Plan | None
    done: tuple[CompletedSet, ...]

    @property
    def next_set(self) -> PlannedSet | None:
        """The set to go on with; None where there is nothing left to do, or no plan."""
        return set_to_go_on_with(self.plan, self.done) if self.plan else None

    def start(self) -> Start:
        """To go on with it. Call it only where there is a plan."""
        assert self.plan is not None
        took_s = (self.last_at - self.begun.started_at).total_seconds()
        session = Session(self.plan, done=self.done, before_ns=max(0, ns(took_s)))
        return Start(session, self.begun.routine_file, self.begun.routine_text, self.begun)


def cut_short(store: Store, is_under_way: Callable[[str], bool]) -> CutShort | None:
    """The newest session that was cut short. Those before it are finished with their last set.

    ``is_under_way`` tells of the id of a session whether some process runs it now.
    Raises `HistoryError`.
    """
    found = [each for each in unfinished(store) if not is_under_way(each.id)]
    for older in found[1:]:
        finish(store, older)
    return _as_stored(store, found[0]) if found else None


def unfinished(store: Store) -> list[NewSession]:
    """All sessions without an end that are not deleted, the newest first."""
    rows = store.rows(
        "SELECT id, routine_file, routine_name, routine_text, started_at, utc_offset_min,"
        " planned_sets FROM session WHERE finished_at IS NULL AND deleted_at IS NULL"
        " ORDER BY started_at DESC, id"
    )
    with _understood(store):
        return [_begun(row) for row in rows]


def finish(store: Store, session: NewSession) -> None:
    """As though it had been stopped at the end of its last set."""
    found = _as_stored(store, session)
    with store.transaction() as connection:
        stopped = found.saved < session.planned_sets
        finish_session(connection, session.id, found.last_at, stopped=stopped)


def _as_stored(store: Store, begun: NewSession) -> CutShort:
    rows = _rows_of(store, begun)
    with _understood(store):
        last_at = as_moment(rows[-1]["completed_at"]) if rows else begun.started_at
        counting = [row for row in rows if row["state"] == "counts"]
        plan = _plan_of(begun, counting)
        done = tuple(_done(begun, plan, row) for row in counting) if plan else ()
    return CutShort(begun, last_at, len(counting), plan, done)


@contextmanager
def _understood(store: Store) -> Iterator[None]:
    """What Midline did not write so can't be read."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise HistoryError(store.path, *UNREADABLE) from error


def _rows_of(store: Store, session: NewSession) -> list[Row]:
    return store.rows(
        "SELECT ordinal, exercise, number, side, actual, ended, started_at, completed_at, state"
        " FROM completed_set WHERE session = ? ORDER BY completed_at, id",
        session.id,
    )


def _plan_of(begun: NewSession, rows: list[Row]) -> Plan | None:
    """None where the sets that were stored are not those of the plan."""
    routine = read_routine(begun.routine_text.encode("utf-8"), begun.routine_name).routine
    plan = compile_plan(routine) if routine else None
    if plan is None or len(plan.sets) != begun.planned_sets:
        return None
    return plan if all(_is_of(plan, row) for row in rows) else None


def _is_of(plan: Plan, row: Row) -> bool:
    if not 0 <= row["ordinal"] < len(plan.sets):
        return False
    planned = plan.sets[row["ordinal"]]
    side = str(planned.side) if planned.side else None
    return (planned.exercise.name, planned.number, side) == (
        row["exercise"],
        row["number"],
        row["side"],
    )


def _done(begun: NewSession, plan: Plan, row: Row) -> CompletedSet:
    """Its moments are counted from the beginning of the session."""
    started, completed = (
        ns((as_moment(row[name]) - begun.started_at).total_seconds())
        for name in ("started_at", "completed_at")
    )
    known = {str(each): each for each in Ended}
    ended = known.get(row["ended"], Ended.FINISHED)  # entered by hand
    return CompletedSet(plan.sets[row["ordinal"]], row["actual"], ended, started, completed)


def _begun(row: Row) -> NewSession:
    return NewSession(
        row["id"],
        row["routine_file"],
        row["routine_name"],
        row["routine_text"],
        as_moment_there(row["started_at"], row["utc_offset_min"]),
        row["planned_sets"],
    )
