"""The SQLite file with the completed sets. What it stands on is explained in docs/adr/0005.

The file is looked at before SQLite touches it: one from a newer version, or that is not ours, is
refused and stays as it is, byte for byte.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from midline.files import NotAFile, read_bytes
from midline.history.errors import IMPORTING, HistoryError, told
from midline.history.header import check_header
from midline.history.migrating import migrate, migrations
from midline.history.totals import wrong_totals
from midline.known_errors import reason

BUSY_TIMEOUT_MS = 5000


class Store:
    """One connection to the history. Every method may raise `HistoryError`."""

    def __init__(self, path: Path) -> None:
        """Open the file; make it, or bring it up to date, where needed."""
        self.path = path
        self._open()

    def _open(self) -> None:
        self._file = None
        self._is_writing = False
        _check_file(self.path)
        with told(self.path):
            self._connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            with told(self.path):
                self._connection.row_factory = sqlite3.Row
                self._set_up()
        except HistoryError:
            self.close()
            raise
        self._file = _identity(self.path)

    def _open_again_if_moved(self) -> None:
        """What is written to a file that was deleted or replaced meanwhile would be lost."""
        if self._file is None or _identity(self.path) != self._file:
            self.close()
            self._open()

    def which(self) -> object:
        """The same as long as it is the same history: another file may take its place."""
        return _identity(self.path)

    def changes(self) -> object:
        """Another value once another connection has written to it, or another file is there.

        Raises `HistoryError`.
        """
        return self.rows("PRAGMA data_version")[0][0], self.which()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self, busy_ms: int = BUSY_TIMEOUT_MS) -> Iterator[sqlite3.Connection]:
        """What is written within is on disk afterwards, or nothing of it is.

        Another writer is waited for ``busy_ms`` long; not one of this store, which has to end
        first: an import in steps.
        """
        if self._is_writing:
            raise HistoryError(self.path, *IMPORTING)
        self._open_again_if_moved()
        with told(self.path), self._begun(busy_ms):
            yield self._connection

    @contextmanager
    def _begun(self, busy_ms: int) -> Iterator[None]:
        connection = self._connection
        connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
        connection.execute("BEGIN IMMEDIATE")
        self._is_writing = True
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.ProgrammingError):  # it was closed, which takes back as well
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            raise
        finally:
            self._is_writing = False

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        self._open_again_if_moved()
        with told(self.path):
            return self._connection.execute(query, values).fetchall()

    def problem(self) -> str:
        """What SQLite, or a plain count, finds wrong with the whole file; empty if nothing."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(1)")]
        if found != ["ok"]:
            return found[0]
        with self.transaction() as connection:
            wrong = wrong_totals(connection)
        return f"its totals are wrong ({', '.join(wrong)})" if wrong else ""

    def _set_up(self) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.execute("PRAGMA synchronous = FULL")
        migrate(self._connection, self.path, lambda: self._begun(BUSY_TIMEOUT_MS))


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file the path means; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _check_file(path: Path) -> None:
    try:
        header = read_bytes(path, 100)
    except FileNotFoundError:
        return
    except OSError as error:
        to_do = "Move it away" if isinstance(error, NotAFile) else "Allow reading it"
        raise HistoryError(path, f"can't be read: {reason(error)}", to_do) from error
    check_header(header, path, newest=len(migrations()))
