"""``midline history backups, restore, check``; and the history of a session, whole or not."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from time import sleep

from midline.data_folder import DataFolder, data_folder
from midline.desktop.instance_lock import InstanceLock
from midline.history.backups import (
    DAMAGED_ONE,
    UNTIL_SETTLED_S,
    Backup,
    back_up,
    backups,
    newest_good,
    problem_of,
    set_aside,
)
from midline.history.damage import look
from midline.history.errors import HistoryError
from midline.history.faults import faults
from midline.history.holding import holds_all_of
from midline.history.recorder import wall_now
from midline.history.rescued import take_in
from midline.history.restoring import restore
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.terminal.text import table
from midline.terminal.words import counted

log = logging.getLogger(__name__)


def history_backups(options: Namespace) -> int:
    folder = data_folder(options.data)
    found = backups(folder.backups)
    if not found:
        print("No backup yet: one is made after each day's sessions.")
        return 0
    print(table([("made", "sets", "MB", "", "file"), *map(_row, found)], right=" rr", widest=100))
    return 0


def _row(backup: Backup) -> tuple[str, ...]:
    return (
        f"{backup.made_at:%Y-%m-%d %H:%M}",
        "" if backup.sets is None else str(backup.sets),
        f"{backup.path.stat().st_size / 1e6:.1f}",
        backup.why,
        backup.path.name,
    )


def history_restore(options: Namespace) -> int:
    """Refused while a window is open: it would go on with the history that it knows."""
    folder = data_folder(options.data)
    backup = _chosen(folder.backups, options.backup)
    lock = InstanceLock(folder.root)
    try:
        aside = restore(backup, folder.history, folder.backups, wall_now())
    finally:
        lock.release()
    print(f"Restored {backup}: {counted(look(folder.history).sets, 'set')}.")
    if aside is not None:
        print(f"The history before is kept. To go back: midline history restore {aside.name}")
    return 0


def _chosen(folder: Path, named: str | None) -> Path:
    """The newest good one, unless one is named by its file, in the folder or elsewhere."""
    if named is None:
        good = newest_good(folder)
        if good is None:
            raise KnownError(f"There is no backup in {folder}. Name the file of a copy of yours.")
        return good.path
    for path in (folder / named, Path(named)):
        if path.exists():
            return path
    raise KnownError(f"There is no backup {named}. midline history backups lists them.")


def history_check(options: Namespace) -> int:
    """Look at the history from end to end. Raises `KnownError` where it is not whole.

    At its sessions first: a new backup may take the place of the one that they were whole in.
    """
    folder = data_folder(options.data)
    if is_lost(folder.history):
        refuse_lost(folder)
        print("No session yet.")
        return 0
    found = _faults(folder)
    if problem := _problem(folder):
        raise KnownError(" ".join([_damaged(folder, problem), *found, _way_out(folder)]))
    if found:
        raise KnownError(
            f"Not all is well in {folder.history}. {' '.join(found)} All else is whole. A backup "
            "from before may have it whole, too: midline history backups lists them."
        )
    with closing(Store(folder.history)) as store:
        if wrong := store.problem():
            raise KnownError(
                f"No set of {folder.history} is lost, but {wrong}: midline doctor counts again."
            )
    print(f"{counted(look(folder.history).sets, 'set')} in {folder.history}: nothing is wrong.")
    if more := _with_more(folder):
        print(
            f"{more.path.name} ({_of(more)}) has sets that are not in it. "
            f"To go back to it: midline history restore {more.path.name}"
        )
    return 0


def _faults(folder: DataFolder) -> list[str]:
    """Nothing where the file itself is damaged: that is told without them."""
    older = [each.path for each in reversed(backups(folder.backups)) if not each.why]
    with suppress(HistoryError):
        if not look(folder.history).problem:
            with closing(Store(folder.history)) as store:
                return faults(store, older)
    return []


def _with_more(folder: DataFolder) -> Backup | None:
    """The newest of a history that was lost, or that another one took the place of."""
    for backup in backups(folder.backups):
        if backup.why != DAMAGED_ONE and not holds_all_of(folder.history, backup.path):
            with suppress(HistoryError, OSError):
                if not problem_of(backup.path, backup):
                    return backup
    return None


def open_whole(folder: DataFolder, tell: Callable[[str], object]) -> Store:
    """The history for a session to come, looked at from end to end.

    A damaged one is moved aside if there is no backup to restore; else `KnownError` says how.
    """
    if is_lost(folder.history):
        good = newest_good(folder.backups)
        if good is not None:  # by its name: it is not the newest any more once the session is over
            tell(f"{_lost(folder)}; a new one begins. {_way_out(folder, good.path.name)}")
    elif problem := _problem(folder):
        if newest_good(folder.backups) is not None:
            raise KnownError(f"{_damaged(folder, problem)} {_way_out(folder)}")
        aside = set_aside(folder.history, folder.backups, DAMAGED_ONE, wall_now())
        tell(f"{_damaged(folder, problem)} It is kept as {aside}; a new one begins.")
    store = Store(folder.history)
    take_rescued(store, folder, tell)
    return store


def take_rescued(store: Store, folder: DataFolder, tell: Callable[[str], object]) -> None:
    """What an earlier session could not save. Where that is still so, it waits."""
    try:
        taken = take_in(store, folder.root, wall_now())
    except HistoryError as error:
        log.warning("what was rescued is not taken in: %s", error)
        return
    for problem in taken.problems:
        tell(problem)
    if taken.sets:
        sets = counted(taken.sets, "set")
        tell(f"Now in your history, from a session that could not save: {sets}.")


def open_unless_missing(folder: DataFolder) -> Store:
    """The history, made where there never was one. Raises `KnownError` where it was lost."""
    refuse_lost(folder)
    return Store(folder.history)


def refuse_lost(folder: DataFolder) -> None:
    """Raises `KnownError` where there is no history, but a backup of one."""
    if is_lost(folder.history) and newest_good(folder.backups) is not None:
        raise KnownError(f"{_lost(folder)}. {_way_out(folder)}")


def back_up_quietly(folder: DataFolder) -> None:
    """After a session. Where it fails, the sets are safe in the history: the log tells of it."""
    try:
        if folder.history.exists():
            sleep(UNTIL_SETTLED_S)
            back_up(folder.history, folder.backups, wall_now())
    except KnownError as error:
        log.warning("%s", error)


def tell(sentence: str) -> None:
    """Beside what a command prints, which may be read by a program."""
    print(f"midline: {sentence}", file=sys.stderr, flush=True)


def _problem(folder: DataFolder) -> str:
    """What is wrong with the file itself. Raises `HistoryError` where it can't be opened."""
    try:
        Store(folder.history).close()
        try:
            back_up(folder.history, folder.backups, wall_now())
        except KnownError as error:
            if isinstance(error, HistoryError) and error.is_damage:
                raise
            log.warning("%s", error)  # there is no room for a copy, say
            return look(folder.history).problem
    except HistoryError as error:
        if error.is_damage:
            return str(error.__cause__ or "it is not a database")
        raise
    return ""


def is_lost(history: Path) -> bool:
    """There is none, or only an empty file, as a full disk may leave."""
    return not history.exists() or (history.is_file() and history.stat().st_size == 0)


def _lost(folder: DataFolder) -> str:
    why = f": {folder.history.name} is empty" if folder.history.exists() else ""
    return f"There is no history in {folder.root}{why}"


def _damaged(folder: DataFolder, problem: str) -> str:
    return f"The history {folder.history} is damaged ({' '.join(problem.split())})."


def _way_out(folder: DataFolder, named: str = "") -> str:
    """The command takes the newest good one, unless one is ``named``."""
    good = newest_good(folder.backups)
    if good is None:
        return "There is no backup of it; midline run keeps it aside and begins a new one."
    command = f"midline history restore {named}".rstrip()
    return (
        f"The newest good backup is {_of(good)}: "
        f"{command} puts it in place, and keeps what is there now."
    )


def _of(backup: Backup) -> str:
    sets = "sets" if backup.sets is None else counted(backup.sets, "set")
    return f"of {backup.made_at:%Y-%m-%d %H:%M}, with {sets}"
