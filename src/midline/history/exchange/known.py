"""What the history has already of what a file brings."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from sqlite3 import Connection

from midline.history.records import WholeSession, WholeSet, as_text
from midline.history.store import Store

Content = Counter[tuple[str, bool, int]]


def is_there(store: Store, session: WholeSession) -> bool:
    """By its id, or one like it. Not those that are deleted."""
    query = "SELECT 1 FROM session WHERE id = ? AND deleted_at IS NULL"
    return bool(store.rows(query, session.id)) or _has_like(store, session)


def lacking_sets(store: Store, session: WholeSession) -> tuple[WholeSet, ...]:
    """The sets that count of which the history has no row as late in this session; none if the
    session is not there.

    A set that was taken out has a row; so has one that was done again since.
    """
    if not store.rows("SELECT 1 FROM session WHERE id = ?", session.id):
        return ()
    rows = store.rows(
        "SELECT ordinal, max(completed_at) FROM completed_set WHERE session = ? GROUP BY ordinal",
        session.id,
    )
    last = {row[0]: row[1] for row in rows}
    return tuple(
        each
        for each in session.sets
        if each.state == "counts" and last.get(each.ordinal, "") < as_text(each.completed_at)
    )


def is_deleted(store: Store, session: WholeSession) -> bool:
    query = "SELECT 1 FROM session WHERE id = ? AND deleted_at IS NOT NULL"
    return bool(store.rows(query, session.id))


def has_row(connection: Connection, session: WholeSession) -> bool:
    """Within a transaction; also of one that is deleted."""
    found = connection.execute("SELECT 1 FROM session WHERE id = ?", (session.id,))
    return found.fetchone() is not None


def _has_like(store: Store, session: WholeSession) -> bool:
    """By the wall clock: other programs do not say their zone.

    What another program's file has of a session may be a part of it: the file was cut off.
    """
    there = session.started_at + timedelta(minutes=session.utc_offset_min)
    others = store.rows(
        "SELECT id, source FROM session WHERE deleted_at IS NULL AND day = ?"
        " AND strftime('%H:%M', started_at, utc_offset_min || ' minutes') = ?",
        *(f"{there:%Y-%m-%d}", f"{there:%H:%M}"),
    )
    content = content_of(session)
    return any(_is_like(session, content, _content(store, id_), of) for id_, of in others)


def _is_like(session: WholeSession, content: Content, other: Content, source: str) -> bool:
    if not session.source or session.source == source:
        return content == other
    return bool(content) and content <= other


def content_of(session: WholeSession) -> Content:
    """What was done, as every program can say it: some count whole seconds."""
    return Counter(
        (each.exercise.strip(), each.kind == "hold", round(each.actual))
        for each in session.sets
        if each.state == "counts"
    )


def _content(store: Store, id_: str) -> Content:
    rows = store.rows(
        "SELECT exercise, kind, actual FROM completed_set WHERE session = ? AND state = 'counts'",
        id_,
    )
    return Counter((row[0].strip(), row[1] == "hold", round(row[2])) for row in rows)
