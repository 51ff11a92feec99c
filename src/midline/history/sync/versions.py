"""What the store knows of versions: which are to be sent, which are new, and which one stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from sqlite3 import Connection

from midline.history.store import Store
from midline.history.sync.version_file import Version, version_of
from midline.history.whole import put_whole, whole_sessions


def unsent(store: Store, there: Collection[str]) -> list[str]:
    """The sessions of which what stands has no file among those ``there``. The oldest first.

    A session is sent once it is finished. Raises `HistoryError`.
    """
    rows = store.rows(
        "SELECT id, file FROM session LEFT JOIN session_version ON session = id AND stands"
        " WHERE finished_at IS NOT NULL ORDER BY started_at, id"
    )
    return [id_ for id_, file in rows if file not in there]


def unknown(store: Store, there: Collection[str]) -> list[str]:
    """The files that were neither sent nor taken. Raises `HistoryError`."""
    known = {row[0] for row in store.rows("SELECT file FROM session_version")}
    return sorted(name for name in there if name not in known)


def versions_to_send(store: Store, ids: Sequence[str], unread: list[str]) -> list[Version]:
    """As they stand now; ``unread`` as in `whole_sessions`.

    Noted before they are written: a file that is missing is sent again.
    """
    with store.transaction() as connection:
        versions = [version_of(session) for session in whole_sessions(store, ids, unread)]
        for version in versions:
            _note(connection, version, stands=True)
    return versions


def merge(store: Store, versions: Iterable[Version], there: Collection[str]) -> int:
    """Take the versions that are newer than what stands, in one transaction; says how many.

    What stands gives way only where its own file is ``there``: nothing is lost by it. Else the
    version is left for another time. Any order of merges ends the same. Raises `HistoryError`.
    """
    taken = 0
    with store.transaction() as connection:
        for version in versions:
            here = _here(connection, version.session.id)
            if here is not None and here[1] not in there:
                continue
            is_newer = here is None or version.age > here
            if is_newer:
                put_whole(connection, version.session)
                taken += 1
            _note(connection, version, stands=is_newer)
    return taken


def _here(connection: Connection, id_: str) -> tuple[str, str] | None:
    """The `Version.age` of what the history has; without a file if it has none yet."""
    row = connection.execute(
        "SELECT changed_at, ifnull(file, '') FROM session"
        " LEFT JOIN session_version ON session = id AND stands WHERE id = ?",
        (id_,),
    ).fetchone()
    return tuple(row) if row else None


def _note(connection: Connection, version: Version, *, stands: bool) -> None:
    if stands:
        connection.execute(
            "UPDATE session_version SET stands = 0 WHERE session = ? AND stands",
            (version.session.id,),
        )
    connection.execute(
        "INSERT INTO session_version (file, session, stands) VALUES (?, ?, ?)"
        " ON CONFLICT (file) DO UPDATE SET stands = excluded.stands",
        (version.file, version.session.id, int(stands)),
    )
