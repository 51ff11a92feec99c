"""Copies of the history in a folder of their own; why they are made as they are: docs/adr/0018.

Beside the backups, the folder has what was moved out of their way: a damaged history, or one that
a backup took the place of. Those are never deleted.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from midline.files import move_file, sync_file
from midline.history.damage import look
from midline.history.errors import DAMAGED, HistoryError, told
from midline.history.store import BUSY_TIMEOUT_MS
from midline.known_errors import KnownError, reason

# How many are kept: of days, of weeks before those, of months before those.
DAYS, WEEKS, MONTHS = 12, 10, 9
PAGES_A_STEP = 250  # 1 MB; between the steps others may write
REPLACED, DAMAGED_ONE = "replaced", "damaged"
_NAME = re.compile(r"history-(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+)-sets)?(?:-([a-z]+))?\.db")
_MOMENT = "%Y-%m-%d-%H%M%S"
_BESIDE = ("-journal", "-wal", "-shm")  # SQLite's own files, which belong to the database
_LEFT_OVER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """``made_at`` is in the zone of this place. ``sets`` is None where nobody could count them.

    ``why`` is empty for a backup, else what the file was moved aside for: replaced or damaged.
    """

    path: Path
    made_at: datetime
    sets: int | None
    why: str


def to_keep(made: Iterable[datetime], today: datetime) -> set[datetime]:
    """Of the moments at which backups were made, those of the backups to keep.

    That is the newest one of each of the last 12 days that have one, of each of 10 weeks before
    and of each of 9 months before. What seems to come from the future is left alone.
    """
    moments = sorted(set(made), reverse=True)
    kept = {moment for moment in moments if moment.date() > today.date()}
    past = [moment for moment in moments if moment not in kept]
    for count, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest_of = {f"{moment:{period}}": moment for moment in reversed(past)}
        others = [each for each in sorted(newest_of.values(), reverse=True) if each not in kept]
        kept |= set(others[:count])
    return kept


def backups(folder: Path) -> list[Backup]:
    """All there are, the newest first; nothing where the folder can't be read."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            with suppress(ValueError):  # a day that no calendar has
                if named:
                    moment, sets, why = named.groups()
                    made_at = datetime.strptime(moment, _MOMENT).astimezone()
                    found.append(Backup(path, made_at, int(sets) if sets else None, why or ""))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def newest_good(folder: Path) -> Backup | None:
    """The newest that may take the place of a damaged history, looked at from end to end."""
    for backup in backups(folder):
        with suppress(HistoryError):
            if backup.why != DAMAGED_ONE and not look(backup.path).problem:
                return backup
    return None


def back_up(
    history: Path, folder: Path, now: datetime, go_on: Callable[[], bool] = lambda: True
) -> Backup | None:
    """Copy the history, look at the copy, and delete those that are old enough; None if nothing
    has changed since the newest one.

    It may be in use meanwhile. Raises `KnownError`, with ``is_damage`` if the history is not
    whole: then no backup is deleted. Raises InterruptedError when told not to go on.
    """
    mine = [backup for backup in backups(folder) if not backup.why]
    changed_at = history.stat().st_mtime_ns
    if mine and mine[0].path.stat().st_mtime_ns == changed_at:
        return None
    try:
        folder.mkdir(exist_ok=True)
        new = folder / f".{os.getpid()}.new"
        try:
            made = _copy(history, new, now, go_on)
            os.utime(new, ns=(changed_at, changed_at))
            sync_file(new)
            move_file(new, made.path)
        finally:
            new.unlink(missing_ok=True)
        _delete_old(folder, now)
    except InterruptedError:
        raise
    except OSError as error:
        raise _no_room(folder, error) from error
    return made


def _copy(history: Path, new: Path, now: datetime, go_on: Callable[[], bool]) -> Backup:
    def may_go_on(*_progress: int) -> None:
        if not go_on():
            raise InterruptedError

    with (
        told(new),
        closing(sqlite3.connect(history)) as source,
        closing(sqlite3.connect(new)) as target,
    ):
        source.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        target.execute("PRAGMA journal_mode = OFF")  # it is not a backup until it has its name
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=PAGES_A_STEP, progress=may_go_on)
    looked = look(new, go_on)
    if looked.problem:
        raise HistoryError(history, *DAMAGED) from ValueError(looked.problem)
    return Backup(new.with_name(_name(now, looked.sets)), now, looked.sets, "")


def _delete_old(folder: Path, now: datetime) -> None:
    mine = [backup for backup in backups(folder) if not backup.why]
    kept = to_keep((backup.made_at for backup in mine), now)
    for backup in mine:
        if backup.made_at not in kept:
            backup.path.unlink()
    for left in folder.glob(".*.new*"):  # by a backup that was cut off
        if datetime.fromtimestamp(left.stat().st_mtime, UTC) < now - _LEFT_OVER:
            left.unlink()


def set_aside(history: Path, folder: Path, why: str, now: datetime) -> Path:
    """Move the history into the folder with what SQLite keeps beside it; it must be closed.

    Raises `KnownError` where that can't be.
    """
    looked = None if why == DAMAGED_ONE else look(history)
    sets = None if looked is None or looked.problem else looked.sets
    aside = folder / _name(now, sets, why)
    try:
        folder.mkdir(exist_ok=True)
        while aside.exists():
            now += timedelta(seconds=1)
            aside = folder / _name(now, sets, why)
        for ending in _BESIDE:
            with suppress(FileNotFoundError):
                move_file(history.with_name(history.name + ending), Path(f"{aside}{ending}"))
        move_file(history, aside)
    except OSError as error:
        raise KnownError(
            f"The history {history} can't be moved to {folder}: {reason(error)}. "
            "Allow writing to that folder."
        ) from error
    return aside


def _name(made_at: datetime, sets: int | None, why: str = "") -> str:
    parts = [
        "history",
        f"{made_at.astimezone():{_MOMENT}}",
        "" if sets is None else f"{sets}-sets",
        why,
    ]
    return "-".join(part for part in parts if part) + ".db"


def _no_room(folder: Path, error: OSError) -> KnownError:
    return KnownError(
        f"A backup of your history can't be made in {folder}: {reason(error)}. "
        "Make room, or allow writing to that folder."
    )
