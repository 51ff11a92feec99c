"""What the history tells, as frozen records. Removed and replaced sets are left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from midline.history.errors import DAMAGED, HistoryError
from midline.history.records import SessionRecord, SetRecord, as_moment
from midline.history.store import Store

T = TypeVar("T")

_SET_COLUMNS = (
    'session, ordinal, section, exercise, number, "of", side, kind, target_least, target_most,'
    " measured, actual, started_at, completed_at, ended"
)


def sessions(store: Store) -> list[SessionRecord]:
    """All sessions, the newest first."""
    rows = store.rows(
        "SELECT id, routine_file, routine_name, started_at, finished_at, stopped, planned_sets,"
        " (SELECT count(*) FROM completed_set"
        "  WHERE session = session.id AND state = 'counts') AS done_sets,"
        " effort, pain, note FROM session ORDER BY started_at DESC, id"
    )
    return _decoded(store, _session, rows)


def sets(store: Store) -> list[SetRecord]:
    """All sets that count, the oldest session first, in the order of its plan."""
    rows = store.rows(
        f"SELECT {_SET_COLUMNS} FROM completed_set WHERE state = 'counts' ORDER BY "
        "(SELECT started_at FROM session WHERE id = completed_set.session), session, ordinal"
    )
    return _decoded(store, _set, rows)


def last_done(store: Store) -> dict[str, datetime]:
    """When each routine was last begun, by its key (`library.entries.RoutineFile.key`)."""
    rows = store.rows("SELECT routine_file, max(started_at) FROM session GROUP BY routine_file")
    return dict(_decoded(store, _last, rows))


def _decoded(store: Store, decode: Callable[[sqlite3.Row], T], rows: list[sqlite3.Row]) -> list[T]:
    try:
        return [decode(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise HistoryError(store.path, *DAMAGED) from error


def _last(row: sqlite3.Row) -> tuple[str, datetime]:
    return row[0], as_moment(row[1])


def _session(row: sqlite3.Row) -> SessionRecord:
    values = dict(row)
    return SessionRecord(
        **values
        | {
            "started_at": as_moment(row["started_at"]),
            "finished_at": as_moment(row["finished_at"]) if row["finished_at"] else None,
            "stopped": bool(row["stopped"]),
        }
    )


def _set(row: sqlite3.Row) -> SetRecord:
    moments = {name: as_moment(row[name]) for name in ("started_at", "completed_at")}
    return SetRecord(**dict(row) | moments)
