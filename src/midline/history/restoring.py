"""Putting a backup in the place of the history, with a way back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from midline.files import move_file, read_bytes, sync_file
from midline.history.backups import (
    DAMAGED_ONE,
    REPLACED,
    by_name,
    move_database,
    problem_of,
    set_aside,
)
from midline.history.damage import look
from midline.history.errors import HistoryError, told
from midline.history.header import check_header
from midline.history.migrating import migrations
from midline.known_errors import KnownError, reason

BUSY_MS = 2000


def restore(backup: Path, history: Path, folder: Path, now: datetime) -> Path | None:
    """Put a copy of ``backup`` in the place of the history, which must be closed.

    Gives back where the history that was there is now, None if there was none. Raises `KnownError`,
    and changes nothing, where the backup is not whole, the history is not ours or of a newer
    version, or someone is writing to it.
    """
    new = history.with_name(f".{history.name}.restored")
    try:
        try:
            _copy(backup, new)
            _refuse_damage(backup, new)
            sync_file(new)
            aside = _make_place(history, folder, now)
            move_file(new, history)
        finally:
            for left in (new, _journal(new)):
                left.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(
            f"{backup} can't be restored: {reason(error)}. Make room on the disk, or allow writing "
            f"to {history.parent}."
        ) from error
    return aside


def undo(aside: Path, history: Path, folder: Path, now: datetime) -> Path | None:
    """Take a `restore` back: what it moved ``aside`` is the history again, byte for byte.

    What stands there now, with whatever was done since, is moved aside in its turn: gives back
    where it is. The history must be closed. Raises `KnownError`, and changes nothing, where
    ``aside`` is gone, or someone is writing to the history.
    """
    if not aside.exists():
        raise KnownError(f"{aside} is gone: the history before can't be put back.")
    now_aside = _make_place(history, folder, now)
    try:
        move_database(aside, history)
    except OSError as error:
        raise KnownError(
            f"{aside} can't be put back: {reason(error)}. Allow writing to {history.parent}; "
            "midline history restore puts it in place then."
        ) from error
    return now_aside


def _copy(backup: Path, new: Path) -> None:
    """With the journal, if it has one: SQLite takes back what that one tells of."""
    check_header(read_bytes(backup, 100), backup, newest=len(migrations()))
    with suppress(FileNotFoundError):
        shutil.copyfile(_journal(backup), _journal(new))
    shutil.copyfile(backup, new)


def _refuse_damage(backup: Path, new: Path) -> None:
    problem = problem_of(new, by_name(backup))
    if problem:
        raise KnownError(f"{backup} is damaged: {problem}. Choose another backup.")


def _make_place(history: Path, folder: Path, now: datetime) -> Path | None:
    if not history.exists():
        return None
    try:
        check_header(read_bytes(history, 100), history, newest=len(migrations()))
        with told(history), closing(sqlite3.connect(history, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            connection.execute("BEGIN EXCLUSIVE")  # nobody else is at it
            connection.execute("ROLLBACK")
        is_damaged = bool(look(history).problem)
    except HistoryError as error:
        if not error.is_damage:
            raise
        is_damaged = True
    return set_aside(history, folder, DAMAGED_ONE if is_damaged else REPLACED, now)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
