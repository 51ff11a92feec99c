"""What can be wrong with the history, in a sentence with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from midline.known_errors import KnownError

NO_DATABASE = "is not a database"


class HistoryError(KnownError):
    """The history can't be read or written now; what was committed before stands.

    ``is_damage``: the file itself is broken, so that a backup must take its place.
    """

    def __init__(self, path: Path, what: str, to_do: str) -> None:
        super().__init__(f"The history {path} {what}. {to_do}.")
        self.is_damage = what in (DAMAGED[0], NO_DATABASE)


_BY_CODE = {
    sqlite3.SQLITE_FULL: ("can't be written: the disk is full", "Make room"),
    sqlite3.SQLITE_READONLY: ("can't be written: it is read-only", "Allow writing to its folder"),
    sqlite3.SQLITE_CANTOPEN: (
        "can't be opened",
        "Look whether its folder is there and may be written to",
    ),
    sqlite3.SQLITE_PERM: ("can't be opened: not permitted", "Allow reading and writing it"),
    sqlite3.SQLITE_IOERR: (
        "can't be read or written: the disk reports an error",
        "Look whether the disk is full or failing",
    ),
    sqlite3.SQLITE_BUSY: ("is in use by another program", "Close that program"),
    sqlite3.SQLITE_LOCKED: ("is in use by another program", "Close that program"),
}
DAMAGED = (
    "is damaged or not a history of Midline",
    "A backup is offered when Midline starts, and by midline history restore",
)
UNREADABLE = (
    "has a value that can't be read",
    "midline history check names the session, and what may have it whole",
)
IMPORTING = ("is taking in sessions", "Wait until they are imported, or cancel that")
MISSING = ("is missing", "Open the history (Ctrl H) to restore a backup or to begin a new one")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises for the file into a `HistoryError`. Our own mistakes pass through."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes the rubbish that it found
        raise HistoryError(path, *DAMAGED) from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        is_damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        if is_damaged or _misses_something(error, code):
            raise HistoryError(path, *DAMAGED) from error
        if code not in _BY_CODE:
            raise
        raise HistoryError(path, *_BY_CODE[code]) from error


def _misses_something(error: sqlite3.DatabaseError, code: int) -> bool:
    """No such table or column, or text that is no UTF-8, for which there is no code."""
    return isinstance(error, sqlite3.OperationalError) and code in (0, sqlite3.SQLITE_ERROR)
