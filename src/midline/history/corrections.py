"""What is corrected in the history later on. Nothing is lost: all of it can be taken back.

Each is one transaction, may raise `HistoryError`, and notes when the session was changed: of two
laptops' versions of a session, the one that was changed last stands. ``now`` has its zone.
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from midline.history.records import as_text
from midline.history.store import Store
from midline.history.writing import touch


def change_set(store: Store, set_id: int, actual: float, now: datetime) -> None:
    """``actual`` is more than 0: seconds of a hold, else reps. What was measured is kept."""
    assert actual > 0
    with store.transaction() as connection:
        connection.execute("UPDATE completed_set SET actual = ? WHERE id = ?", (actual, set_id))
        _touch_session_of(connection, set_id, now)


def remove_set(store: Store, set_id: int, now: datetime) -> None:
    _set_state(store, set_id, "counts", "removed", now)


def bring_back_set(store: Store, set_id: int, now: datetime) -> None:
    _set_state(store, set_id, "removed", "counts", now)


def remove_session(store: Store, session: str, now: datetime) -> None:
    """It and its sets no longer count; its rows stay."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE session SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
            (as_text(now), session),
        )
        touch(connection, session, now)


def bring_back_session(store: Store, session: str, now: datetime) -> None:
    with store.transaction() as connection:
        connection.execute("UPDATE session SET deleted_at = NULL WHERE id = ?", (session,))
        touch(connection, session, now)


def change_session(
    store: Store, session: str, effort: int | None, pain: int | None, note: str, now: datetime
) -> None:
    """What the person says of it: ``effort`` and ``pain`` are 0 to 10, or None."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE session SET effort = ?, pain = ?, note = ? WHERE id = ?",
            (effort, pain, note, session),
        )
        touch(connection, session, now)


def _touch_session_of(connection: Connection, set_id: int, now: datetime) -> None:
    for row in connection.execute(
        "SELECT session FROM completed_set WHERE id = ?", (set_id,)
    ).fetchall():
        touch(connection, row[0], now)


def _set_state(store: Store, set_id: int, before: str, after: str, now: datetime) -> None:
    with store.transaction() as connection:
        connection.execute(
            "UPDATE completed_set SET state = ? WHERE id = ? AND state = ?",
            (after, set_id, before),
        )
        _touch_session_of(connection, set_id, now)
