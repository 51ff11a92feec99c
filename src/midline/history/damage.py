"""Whether a database of ours is whole: from end to end, through a connection of its own.

What can't be found is a flipped bit in a value that nothing else depends on, such as a note:
SQLite has no checksums. See `midline.history.faults` for what its backups tell of that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from midline.history.errors import HistoryError, told
from midline.history.migrating import migrations
from midline.history.store import BUSY_TIMEOUT_MS

EVERY_STEPS = 100_000  # of SQLite's machine, it is asked whether to go on
_COUNT = "SELECT count(*) FROM completed_set WHERE state = 'counts'"
_NOT_DELETED = (
    " AND session NOT IN (SELECT id FROM session WHERE deleted_at IS NOT NULL)"  # since version 2
)


_SECOND = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]"
_NO_MOMENT = f"{{}} NOT GLOB '{_SECOND}.[0-9][0-9][0-9]Z'"  # as `records.as_text` writes it
_WRONG = (  # each goes through its table once
    f"""SELECT 'a moment of a session' FROM session
    WHERE {_NO_MOMENT.format("started_at")} OR {_NO_MOMENT.format("finished_at")} LIMIT 1""",
    f"""SELECT CASE
        WHEN {_NO_MOMENT.format("started_at")} OR {_NO_MOMENT.format("completed_at")}
            THEN 'a moment of a set'
        WHEN typeof(actual) <> 'real' OR typeof(ifnull(measured, 0.0)) <> 'real'
            OR typeof(target_least) <> 'real' OR typeof(target_most) <> 'real'
            THEN 'an amount of a set'
        WHEN session NOT IN (SELECT id FROM session) THEN 'the session of a set'
    END AS wrong FROM completed_set WHERE wrong IS NOT NULL LIMIT 1""",
)
_TEXTS = (
    "SELECT id, routine_file, routine_name, routine_text, note FROM session",
    "SELECT DISTINCT exercise, section, ended FROM completed_set",
)


@dataclass(frozen=True, slots=True)
class Looked:
    """``sets`` are those that count, of sessions that are not deleted. ``problem`` is SQLite's word
    for it; empty if all is well. ``is_empty``: there is not even a deleted session.

    ``wrong`` says which values can't be read, where SQLite itself finds nothing wrong.
    """

    sets: int
    problem: str = ""
    is_empty: bool = False
    wrong: str = ""


def look(path: Path, go_on: Callable[[], bool] = lambda: True) -> Looked:
    """Raises `HistoryError` where the file can't be read, which says nothing about what is in it.

    The file may be in use. Raises InterruptedError when told not to go on.
    """
    try:
        with told(path), closing(_opened(path)) as connection:
            connection.set_progress_handler(lambda: not go_on(), EVERY_STEPS)
            try:
                return _look(connection)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise InterruptedError from error
                raise
    except HistoryError as error:
        if error.is_damage:
            return Looked(0, str(error.__cause__ or error))
        raise


def _opened(path: Path) -> sqlite3.Connection:
    """Never makes a file."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return connection


def _look(connection: sqlite3.Connection) -> Looked:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if missing := _tables_of(version) - _tables(connection):
        return Looked(0, f"its table {min(missing)} is missing")
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    sets = int(connection.execute(_COUNT + (_NOT_DELETED if version > 1 else "")).fetchone()[0])
    (has_session,) = connection.execute("SELECT EXISTS (SELECT * FROM session)").fetchone()
    if found != "ok":
        return Looked(sets, str(found), not has_session)
    return Looked(sets, "", not has_session, _wrong(connection))


def _wrong(connection: sqlite3.Connection) -> str:
    for query in _WRONG:
        for (what,) in connection.execute(query).fetchall():
            return f"{what} can't be read"
    connection.text_factory = bytes
    for query in _TEXTS:
        for texts in connection.execute(query):
            try:
                b"\n".join(text or b"" for text in texts).decode()
            except (UnicodeDecodeError, TypeError):  # or a number
                return "a text can't be read"
    return ""


def _tables_of(version: int) -> set[str]:
    """All that the migrations up to a version have made."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for script in migrations()[: max(1, version)]:
            connection.executescript(script.read_text(encoding="utf-8"))
        return _tables(connection)


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
