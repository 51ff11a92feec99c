"""Whole sessions, out of the history and into it: the row, and all rows of the sets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from midline.history.errors import UNREADABLE, HistoryError
from midline.history.records import WholeSession, WholeSet, as_moment, as_text
from midline.history.store import Store
from midline.history.totals import count_new
from midline.history.writing import finish_session, put_set

_MOMENTS = ("started_at", "completed_at", "finished_at", "changed_at", "deleted_at")


def whole_sessions(
    store: Store, ids: Iterable[str], unread: list[str] | None = None
) -> list[WholeSession]:
    """Those of the sessions that are there, in this order. Raises `HistoryError`.

    One with a value that can't be read is named in ``unread``, and left out, if that is given.
    """
    found = []
    for id_ in ids:
        try:
            found += _whole(store, id_)
        except HistoryError as error:
            if unread is None or not is_of_a_value(error):
                raise
            unread.append(named(store, id_))
    return found


def named(store: Store, id_: str) -> str:
    """When a session was and of which routine, whatever is wrong with it."""
    texts = ("started_at", "routine_name")
    as_bytes = ", ".join(f"CAST({name} AS BLOB)" for name in texts)
    for row in store.rows(f"SELECT {as_bytes} FROM session WHERE id = ?", id_):
        begun, routine = (bytes(value or b"").decode(errors="replace") for value in row)
        return f"{begun[:16].replace('T', ' ')} UTC, {routine[:60]}"
    return id_


def is_of_a_value(error: HistoryError) -> bool:
    """Of another kind, or text that is no UTF-8; not a page that SQLite can't read."""
    why = error.__cause__
    is_text = error.is_damage and isinstance(why, sqlite3.OperationalError)
    return is_text or isinstance(why, ValueError | TypeError)


def of_unread(names: Sequence[str]) -> str:
    """In a sentence, with what to do."""
    more = f", and {len(names) - 1} more" if len(names) > 1 else ""
    return (
        f"A value of the session of {names[0]}{more} can't be read: it is left out. A backup from "
        "before may have it whole: midline history backups lists them."
    )


def _whole(store: Store, id_: str) -> list[WholeSession]:
    found = []
    for row in store.rows(f"SELECT {_named(WholeSession)} FROM session WHERE id = ?", id_):
        sets = store.rows(
            f"SELECT {_named(WholeSet)} FROM completed_set WHERE session = ? ORDER BY id", id_
        )
        try:
            decoded = tuple(WholeSet(**_decoded(each)) for each in sets)
            found.append(WholeSession(**_decoded(row), sets=decoded))
        except (ValueError, TypeError) as error:
            raise HistoryError(store.path, *UNREADABLE) from error
    return found


def put_whole(connection: Connection, session: WholeSession) -> None:
    """Write a session, within a transaction, in place of the one with its id if there is one.

    Its sets take over the row ids of those before them: what is on a screen still means the same.
    """
    old = connection.execute(
        "SELECT id FROM completed_set WHERE session = ? ORDER BY id", (session.id,)
    ).fetchall()
    connection.execute("DELETE FROM completed_set WHERE session = ?", (session.id,))
    values = _row(session)
    values["changed_at"] = values["changed_at"] or ""
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in values if name != "id")
    _insert(connection, "session", values, f" ON CONFLICT (id) DO UPDATE SET {updates}")
    for at, each in enumerate(session.sets):
        id_ = old[at][0] if at < len(old) else None
        _insert(connection, "completed_set", {"id": id_, "session": session.id} | _row(each))
    count_new(connection)


def complete(connection: Connection, session: WholeSession) -> None:
    """Write, within a transaction, what the session with this id does not have yet: sets, or not as
    late; its end; and what was said of it.
    """
    for each in session.sets:
        newer = connection.execute(
            "SELECT 1 FROM completed_set WHERE session = ? AND ordinal = ? AND completed_at >= ?",
            (session.id, each.ordinal, as_text(each.completed_at)),
        )
        if newer.fetchone() is None:
            put_set(connection, session.id, each)
    connection.execute(
        "UPDATE session SET effort = ifnull(effort, ?), pain = ifnull(pain, ?),"
        " note = ifnull(nullif(note, ''), ?) WHERE id = ?",
        (session.effort, session.pain, session.note, session.id),
    )
    if session.finished_at:
        finish_session(connection, session.id, session.finished_at, stopped=session.stopped)
    count_new(connection)


def _insert(
    connection: Connection, table: str, values: Mapping[str, object], more: str = ""
) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}){more}", tuple(values.values())
    )


def _columns(record: type[WholeSession | WholeSet]) -> list[str]:
    return [each.name for each in fields(record) if each.name != "sets"]


def _named(record: type[WholeSession | WholeSet]) -> str:
    return ", ".join(f'"{name}"' for name in _columns(record))


def _row(record: WholeSession | WholeSet) -> dict[str, object]:
    values = {name: getattr(record, name) for name in _columns(type(record))}
    return {
        name: as_text(value) if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _decoded(row: sqlite3.Row) -> dict[str, Any]:
    values = dict(row)
    for name in _MOMENTS:
        if name in values:
            values[name] = as_moment(values[name]) if values[name] else None
    if "stopped" in values:
        values["stopped"] = bool(values["stopped"])
    return values
