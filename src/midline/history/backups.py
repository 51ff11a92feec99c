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
from hashlib import sha256
from pathlib import Path

from midline.files import move_file, sync_file
from midline.history.damage import look
from midline.history.errors import DAMAGED, HistoryError, told
from midline.history.holding import holds_all_of
from midline.history.store import BUSY_TIMEOUT_MS
from midline.known_errors import KnownError, reason
from midline.session.clock import NS_PER_S

# How many are kept: of days, of weeks before those, of months before those.
DAYS, WEEKS, MONTHS = 12, 10, 9
PAGES_A_STEP = 250  # 1 MB; between the steps others may write
REPLACED, DAMAGED_ONE = "replaced", "damaged"
_NAME = re.compile(
    r"history-(\d{4}-\d\d-\d\d-\d{6}([+-]\d{4})?)(?:-(\d+)-sets)?(?:-([\da-f]{8}))?"
    rf"(?:-({REPLACED}|{DAMAGED_ONE}))?\.db"
)
_MOMENT = "%Y-%m-%d-%H%M%S%z"
_WITHOUT_ZONE = "%Y-%m-%d-%H%M%S"  # in names of former versions; taken for that of this place
_BESIDE = ("-journal", "-wal", "-shm")  # SQLite's own files, which belong to the database
_LEFT_OVER = timedelta(days=1)
SETTLED_S = 5  # some file systems date changes to whole seconds, or two
SETTLED_FINE_S = 0.05  # the others at ticks of their system's clock, of 16 ms at most
UNTIL_SETTLED_S = 2 * SETTLED_FINE_S  # who waits so long first gets a backup that knows the bytes
# https://www.sqlite.org/fileformat.html: the change counter, and for which one the last is valid.
_COUNTERS = (slice(24, 28), slice(92, 100))


@dataclass(frozen=True, slots=True)
class Backup:
    """``made_at`` is in the zone of this place. ``sets`` is None where nobody could count them.

    ``mark`` tells its bytes from any others (`fingerprint`); empty where that is not known.
    ``why`` is empty for a backup, else what the file was moved aside for: replaced or damaged.
    """

    path: Path
    made_at: datetime
    sets: int | None
    mark: str = ""
    why: str = ""


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
    found: list[Backup] = []
    with suppress(OSError):
        found = [named for path in folder.iterdir() if (named := by_name(path))]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def by_name(path: Path) -> Backup | None:
    """What the name of a file tells; None for that of another file."""
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    moment, zone, sets, mark, why = named.groups()
    try:
        made_at = datetime.strptime(moment, _MOMENT if zone else _WITHOUT_ZONE).astimezone()
    except ValueError:  # a day that no calendar has
        return None
    return Backup(path, made_at, int(sets) if sets else None, mark or "", why or "")


def problem_of(backup: Path, as_named: Backup | None) -> str:
    """What is wrong with the file; empty if nothing. Raises `HistoryError` as `look` does."""
    problem = look(backup).problem
    if not problem and as_named is not None and as_named.mark not in ("", fingerprint(backup)):
        return "its bytes are not those that were written"
    return problem


def newest_good(folder: Path) -> Backup | None:
    """The newest that may take the place of a damaged history, looked at from end to end.

    One with a value that can't be read gives way to one before that holds all of it.
    """
    newest: Backup | None = None
    for backup in backups(folder):
        with suppress(HistoryError, OSError):
            if backup.why == DAMAGED_ONE or problem_of(backup.path, backup):
                continue
            if newest is None or holds_all_of(backup.path, newest.path):
                if not look(backup.path).wrong:
                    return backup
                newest = newest or backup
    return newest


def _is_better(folder: Path, new: Path) -> bool:
    """Whether there is a backup that has all that ``new`` has, and no value that can't be read."""
    good = newest_good(folder)
    return good is not None and holds_all_of(good.path, new) and not look(good.path).wrong


def back_up(
    history: Path, folder: Path, now: datetime, go_on: Callable[[], bool] = lambda: True
) -> Backup | None:
    """Copy the history, look at the copy, and delete those that are old enough; None if there is
    no session in it, or if nothing has changed since the newest one: then the bytes must be the
    same, too.

    It may be in use meanwhile. Raises `KnownError`; a `HistoryError` with ``is_damage`` if the
    history is not whole: then no backup is deleted. Raises InterruptedError when told not to go on.
    """
    try:
        folder.mkdir(exist_ok=True)
        new = folder / f".{os.getpid()}.new"
        try:
            made = _back_up(history, new, now, go_on)
        finally:
            new.unlink(missing_ok=True)
        if made is not None:
            _delete_old(folder, now)
    except InterruptedError:
        raise
    except OSError as error:
        raise _no_room(folder, error) from error
    return made


def _back_up(history: Path, new: Path, now: datetime, go_on: Callable[[], bool]) -> Backup | None:
    changed_at = history.stat().st_mtime_ns
    _copy(history, new, go_on)
    looked, mark = look(new, go_on), fingerprint(new)
    wrong = looked.wrong if looked.wrong and _is_better(new.parent, new) else ""
    if problem := looked.problem or wrong:
        raise HistoryError(history, *DAMAGED) from ValueError(problem)
    if looked.is_empty:  # it would be offered before the backup of a history that was lost
        return None
    is_same_file = history.stat().st_mtime_ns == changed_at  # else someone wrote meanwhile
    newest = next((backup for backup in backups(new.parent) if not backup.why), None)
    if newest is not None and newest.mark == mark:
        _date(newest.path, changed_at, now)
        return None
    if newest is not None and newest.path.stat().st_mtime_ns == changed_at and is_same_file:
        raise HistoryError(history, *DAMAGED) from ValueError(
            "its bytes have changed since its backup was made, and nobody wrote to it"
        )
    _date(new, changed_at, now)
    sync_file(new)
    made = Backup(new.with_name(_name(now, looked.sets, mark)), now, looked.sets, mark)
    move_file(new, made.path)
    return made


def _date(backup: Path, changed_at: int, now: datetime) -> None:
    """As the history is dated, in nanoseconds, so that its bytes can be compared later on.

    Not while it is so young that another change might leave it the same date.
    """
    settled_s = SETTLED_FINE_S if changed_at % NS_PER_S else SETTLED_S
    is_settled = now.timestamp() - changed_at / NS_PER_S > settled_s
    dated = changed_at if is_settled else changed_at - 2 * SETTLED_S * NS_PER_S
    os.utime(backup, ns=(dated, dated))


def _copy(history: Path, new: Path, go_on: Callable[[], bool]) -> None:
    def may_go_on(*_progress: int) -> None:
        if not go_on():
            raise InterruptedError

    with (
        told(history),
        closing(sqlite3.connect(history)) as source,
        closing(sqlite3.connect(new)) as target,
    ):
        source.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        target.execute("PRAGMA journal_mode = OFF")  # it is not a backup until it has its name
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=PAGES_A_STEP, progress=may_go_on)


def fingerprint(path: Path) -> str:
    """Of all bytes but the counters that SQLite raises when it writes a file."""
    digest = sha256()
    with path.open("rb") as file:
        header = bytearray(file.read(100))
        for counter in _COUNTERS:
            header[counter] = bytes(len(header[counter]))
        digest.update(header)
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()[:8]


def _delete_old(folder: Path, now: datetime) -> None:
    """Only where a newer one holds all that it has: another history may have begun."""
    mine = [backup for backup in backups(folder) if not backup.why]
    wanted = to_keep((backup.made_at for backup in mine), now)
    staying: list[Path] = []
    for backup in mine:
        if backup.made_at not in wanted and any(
            holds_all_of(newer, backup.path) for newer in staying
        ):
            backup.path.unlink(missing_ok=True)
        else:
            staying.append(backup.path)
    for left in folder.glob(".*.new*"):  # by a backup that was cut off
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(left.stat().st_mtime, UTC) < now - _LEFT_OVER:
                left.unlink()


def set_aside(history: Path, folder: Path, why: str, now: datetime) -> Path:
    """Move the history into the folder with what SQLite keeps beside it; it must be closed.

    Raises `KnownError` where that can't be.
    """
    looked = None if why == DAMAGED_ONE else look(history)
    sets = None if looked is None or looked.problem else looked.sets
    aside = folder / _name(now, sets, why=why)
    try:
        folder.mkdir(exist_ok=True)
        while aside.exists():
            now += timedelta(seconds=1)
            aside = folder / _name(now, sets, why=why)
        move_database(history, aside)
    except OSError as error:
        raise KnownError(
            f"The history {history} can't be moved to {folder}: {reason(error)}. "
            "Allow writing to that folder."
        ) from error
    return aside


def move_database(path: Path, to: Path) -> None:
    """With what SQLite keeps beside it. Raises OSError."""
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            move_file(path.with_name(path.name + ending), to.with_name(to.name + ending))
    move_file(path, to)


def _name(made_at: datetime, sets: int | None, mark: str = "", why: str = "") -> str:
    counted = "" if sets is None else f"{sets}-sets"
    parts = ("history", f"{made_at.astimezone():{_MOMENT}}", counted, mark, why)
    return "-".join(part for part in parts if part) + ".db"


def _no_room(folder: Path, error: OSError) -> KnownError:
    return KnownError(
        f"A backup of your history can't be made in {folder}: {reason(error)}. "
        "Make room, or allow writing to that folder."
    )
