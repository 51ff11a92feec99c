"""The statements that write. Each is called within a transaction."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from sqlite3 import Connection

from midline.history.records import WholeSet, as_text
from midline.history.totals import count_new

_COLUMNS = [field.name for field in fields(WholeSet)]
_INSERT_SET = "INSERT INTO completed_set (session, {}) VALUES (?, {})".format(
    ", ".join(f'"{name}"' for name in _COLUMNS), ", ".join("?" * len(_COLUMNS))
)


@dataclass(frozen=True, slots=True)
class NewSession:
    id: str
    routine_file: str
    routine_name: str
    routine_text: str
    started_at: datetime  # with its zone
    planned_sets: int


def put_session(connection: Connection, session: NewSession) -> None:
    """Does nothing where it is there already."""
    offset = session.started_at.utcoffset()
    connection.execute(
        "INSERT INTO session (id, routine_file, routine_name, routine_text, started_at,"
        " utc_offset_min, planned_sets) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            session.id,
            session.routine_file,
            session.routine_name,
            session.routine_text,
            as_text(session.started_at),
            round(offset.total_seconds() / 60) if offset else 0,
            session.planned_sets,
        ),
    )


def put_set(connection: Connection, session: str, record: WholeSet) -> None:
    """The same set done before keeps its row, marked as replaced."""
    connection.execute(
        "UPDATE completed_set SET state = 'replaced'"
        " WHERE session = ? AND ordinal = ? AND state <> 'replaced'",
        (session, record.ordinal),
    )
    values = (getattr(record, name) for name in _COLUMNS)
    connection.execute(
        _INSERT_SET,
        [session, *(as_text(value) if isinstance(value, datetime) else value for value in values)],
    )


def finish_session(connection: Connection, id_: str, at: datetime, *, stopped: bool) -> None:
    """The first end stands: the summary of a session that was cut short comes later."""
    connection.execute(
        "UPDATE session SET finished_at = ?, stopped = ? WHERE id = ? AND finished_at IS NULL",
        (as_text(at), int(stopped), id_),
    )
    count_new(connection)


def touch(connection: Connection, session: str, now: datetime) -> None:
    """Note that a session was changed: later than ever before, whatever this clock says."""
    connection.execute(
        "UPDATE session SET changed_at = max(:now, ifnull("
        " strftime('%Y-%m-%dT%H:%M:%fZ', changed_at, '+0.001 seconds'), '')) WHERE id = :id",
        {"now": as_text(now), "id": session},
    )
