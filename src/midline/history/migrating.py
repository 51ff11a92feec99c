"""Bringing a database up to date, one numbered script at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from itertools import count
from pathlib import Path

from midline.files import move_file, sync_file
from midline.history.errors import DAMAGED, HistoryError
from midline.known_errors import reason

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrations() -> list[Path]:
    """The scripts in order; the first one makes version 1."""
    return sorted(_MIGRATIONS.glob("[0-9]*.sql"))


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    transaction: Callable[[], AbstractContextManager[None]],
) -> None:
    """Each script and its version are one transaction: whatever stops it leaves a good version.

    A copy of an older version is kept beside it. Raises `HistoryError` and what SQLite does.
    """
    if 0 < version(connection) < len(migrations()):
        _keep_copy(connection, path)
    for number, script in enumerate(migrations(), 1):
        if version(connection) < number:
            with transaction():
                if version(connection) < number:  # else another process was quicker
                    _run(connection, script, number)


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _run(connection: sqlite3.Connection, script: Path, number: int) -> None:
    for statement in _statements(script.read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """Each by itself: ``executescript`` would end the transaction that they must share."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _keep_copy(connection: sqlite3.Connection, path: Path) -> None:
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(new)) as copy:
            connection.backup(copy)
            is_good = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not is_good:
            raise HistoryError(path, *DAMAGED)
        sync_file(new)
        move_file(new, _name_of_copy(path, version(connection)))
    except OSError as error:
        to_do = "A copy is made before this version changes it: make room on the disk"
        raise HistoryError(path, f"can't be copied: {reason(error)}", to_do) from error
    finally:
        new.unlink(missing_ok=True)


def _name_of_copy(path: Path, of_version: int) -> Path:
    """``history-version-1.db``; where there is one already, with a number behind."""
    stem = f"{path.stem}-version-{of_version}"
    names = (f"{stem}.db" if n == 1 else f"{stem}-{n}.db" for n in count(1))
    return next(free for name in names if not (free := path.with_name(name)).exists())
