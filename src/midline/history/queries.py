"""What the history tells, as frozen records.

Removed and replaced sets are left out, and so are deleted sessions. What the history page asks for
is read from totals (docs/adr/0017).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

from midline.history.errors import UNREADABLE, HistoryError
from midline.history.records import as_moment, as_moment_there, as_text
from midline.history.store import Store
from midline.history.totals import count_new
from midline.progress.past import Day, ExerciseTotal, PastSession, PastSet, Point

T = TypeVar("T")

_PAST_SESSIONS = (
    "SELECT id, routine_file, routine_name, started_at, utc_offset_min, finished_at, stopped,"
    " planned_sets, ifnull(sets, 0) AS done_sets, ifnull(work_s, 0) AS work_s, effort, pain, note,"
    " source FROM session LEFT JOIN session_total ON session_total.session = session.id"
    " WHERE deleted_at IS NULL"
)
ALL = -1  # of SQLite's LIMIT
_BUSY_MS = 100  # whoever writes now need not be waited for: the next look counts
_NEWEST_FIRST = " ORDER BY started_at DESC, id DESC"


def last_done(store: Store) -> dict[str, datetime]:
    """When each routine was last begun, by its key (`library.entries.RoutineFile.key`)."""
    rows = store.rows(
        "SELECT routine_file, max(started_at) FROM session WHERE deleted_at IS NULL"
        " GROUP BY routine_file"
    )
    return dict(_decoded(store, _last, rows))


def days(store: Store, first: date, last: date) -> list[Day]:
    """The days on which something was done, in order; ``last`` is one of them."""
    rows = _counted_rows(
        store,
        "SELECT day, sessions, sets, work_s FROM day_total WHERE day BETWEEN ? AND ? ORDER BY day",
        *(first.isoformat(), last.isoformat()),
    )
    return _decoded(store, _day, rows)


def exercises(store: Store) -> list[ExerciseTotal]:
    """All that were ever done, the one done last first."""
    rows = _counted_rows(
        store,
        "WITH one AS (SELECT exercise, kind, sum(sets) AS sets, max(best) AS best,"
        "  (SELECT max(day) FROM exercise_day"
        "   WHERE exercise = year.exercise AND kind = year.kind) AS last_day"
        "  FROM exercise_year AS year GROUP BY exercise, kind)"
        " SELECT exercise AS name, kind, sets, best, (SELECT max(best) FROM exercise_day"
        "  WHERE exercise = one.exercise AND kind = one.kind AND day = last_day) AS latest,"
        " last_day FROM one ORDER BY last_day DESC, exercise, kind",
    )
    return _decoded(store, _exercise, rows)


def line(store: Store, exercise: str, kind: str, first: date, last: date) -> list[Point]:
    """An exercise day by day, in order; of one day the left side comes before the right one."""
    rows = _counted_rows(
        store,
        "SELECT day, side, best, total, sets, target_least, target_most FROM exercise_day"
        " WHERE exercise = ? AND kind = ? AND day BETWEEN ? AND ? ORDER BY day, side",
        *(exercise, kind, first.isoformat(), last.isoformat()),
    )
    return _decoded(store, _point, rows)


def past_sessions(
    store: Store, before: PastSession | None = None, limit: int = ALL
) -> list[PastSession]:
    """The newest first, at most ``limit`` of them: those older than ``before``, or the newest."""
    if before is None:
        rows = _counted_rows(store, f"{_PAST_SESSIONS} {_NEWEST_FIRST} LIMIT ?", limit)
    else:
        older = f"{_PAST_SESSIONS} AND (started_at, id) < (?, ?) {_NEWEST_FIRST} LIMIT ?"
        rows = _counted_rows(store, older, as_text(before.started_at), before.id, limit)
    return _decoded(store, _past_session, rows)


def sessions_on(store: Store, day: date) -> list[PastSession]:
    """Those of one day, the newest first."""
    rows = _counted_rows(store, f"{_PAST_SESSIONS} AND day = ? {_NEWEST_FIRST}", day.isoformat())
    return _decoded(store, _past_session, rows)


def past_sets(store: Store, session: str) -> list[PastSet]:
    """Those of a session that count, in the order of its plan."""
    rows = store.rows(
        'SELECT id, ordinal, section, exercise, number, "of", side, kind, target_least,'
        " target_most, measured, actual, ended FROM completed_set"
        " WHERE session = ? AND state = 'counts' ORDER BY ordinal",
        session,
    )
    return _decoded(store, lambda row: PastSet(**dict(row)), rows)


def _counted_rows(store: Store, query: str, *values: object) -> list[sqlite3.Row]:
    """For queries of totals. Where new sets can't be counted now, the totals are as they were."""
    if store.rows("SELECT EXISTS (SELECT * FROM uncounted)")[0][0]:
        with suppress(HistoryError), store.transaction(_BUSY_MS) as connection:
            count_new(connection)
    return store.rows(query, *values)


def _decoded(store: Store, decode: Callable[[sqlite3.Row], T], rows: list[sqlite3.Row]) -> list[T]:
    try:
        return [decode(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise HistoryError(store.path, *UNREADABLE) from error


def _last(row: sqlite3.Row) -> tuple[str, datetime]:
    return row[0], as_moment(row[1])


def _day(row: sqlite3.Row) -> Day:
    return Day(date.fromisoformat(row[0]), *row[1:])


def _exercise(row: sqlite3.Row) -> ExerciseTotal:
    return ExerciseTotal(**dict(row) | {"last_day": date.fromisoformat(row["last_day"])})


def _point(row: sqlite3.Row) -> Point:
    return Point(date.fromisoformat(row[0]), row[1] or None, *row[2:])


def _past_session(row: sqlite3.Row) -> PastSession:
    values = dict(row)
    offset = values.pop("utc_offset_min")
    moments = {
        name: as_moment_there(row[name], offset) if row[name] else None
        for name in ("started_at", "finished_at")
    }
    return PastSession(**values | moments | {"stopped": bool(row["stopped"])})
