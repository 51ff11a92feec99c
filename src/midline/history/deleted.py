"""What was deleted, and can be brought back: its rows are still there."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from midline.history.corrections import bring_back_session, bring_back_set
from midline.history.errors import UNREADABLE, HistoryError
from midline.history.records import as_moment_there
from midline.history.store import Store
from midline.progress.past import Deleted

_SESSIONS = (
    "SELECT session.id AS session, routine_file, routine_name, session.started_at AS started_at,"
    " utc_offset_min, count(completed_set.id) AS sets, NULL AS set_id, '' AS exercise,"
    " 0 AS number, '' AS kind, 0.0 AS amount, deleted_at AS at"
    " FROM session LEFT JOIN completed_set"
    " ON completed_set.session = session.id AND state = 'counts'"
    " WHERE deleted_at IS NOT NULL GROUP BY session.id"
)
_SETS = (
    "SELECT session.id, routine_file, routine_name, session.started_at, utc_offset_min, 1,"
    " completed_set.id, exercise, number, kind, actual, changed_at"
    " FROM completed_set JOIN session ON session.id = completed_set.session"
    " WHERE state = 'removed' AND deleted_at IS NULL"
)


def deleted(store: Store) -> list[Deleted]:
    """All of it, what was deleted last first. Raises `HistoryError`.

    When a set was taken out is not kept: its session's last correction stands for it.
    """
    rows = store.rows(f"{_SESSIONS} UNION ALL {_SETS} ORDER BY at DESC, started_at DESC, set_id")
    try:
        return [_deleted(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise HistoryError(store.path, *UNREADABLE) from error


def bring_back(store: Store, gone: Deleted, now: datetime) -> None:
    """On other laptops too, with the next sync. Raises `HistoryError`."""
    if gone.set_id is None:
        bring_back_session(store, gone.session, now)
    else:
        bring_back_set(store, gone.set_id, now)


def _deleted(row: sqlite3.Row) -> Deleted:
    values = dict(row)
    values.pop("at")
    begun = as_moment_there(values.pop("started_at"), values.pop("utc_offset_min"))
    return Deleted(**values, started_at=begun)
