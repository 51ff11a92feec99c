"""Listing the routine files, which is cheap, and reading them one by one, which is not."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from midline.files import NotAFile, is_folder, read_bytes
from midline.known_errors import reason

if TYPE_CHECKING:
    from midline.routine.model import Routine
    from midline.routine.problems import Problem

SUFFIXES = (".yaml", ".yml")
_READ_MOST = 8 * 1024 * 1024  # far above what a routine may have, so that the reader can say so


class Origin(StrEnum):
    USER = "user"  # the user's own folder
    SHIPPED = "shipped"
    ELSEWHERE = "elsewhere"  # named by its path on the command line


@dataclass(frozen=True, slots=True)
class RoutineFile:
    """A file that has not been read yet."""

    path: Path
    origin: Origin = Origin.ELSEWHERE
    is_gone: bool = False  # it was deleted or renamed: only its draft is left (drafts.py)

    @property
    def key(self) -> str:
        """Its name in the history. It outlives a move of the data folder or the program.

        Always text that can be written, even if the name of the file is not.
        """
        name = f"{self.origin}/{self.path.name}"
        if self.origin is Origin.ELSEWHERE:
            name = str(self.path.absolute())
        return name.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was read: its routine, or None and the problems that are the reason."""

    file: RoutineFile
    routine: Routine | None
    problems: tuple[Problem, ...]
    text: str = ""  # as read, if there is a routine

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def origin(self) -> Origin:
        return self.file.origin


def list_files(user_folder: Path, shipped_folder: Path) -> tuple[RoutineFile, ...]:
    """All routine files, the user's first, each folder sorted by name. Reads none of them.

    A folder that can't be listed stands for its files: reading it tells why.
    """
    return (
        *_files_in(user_folder, Origin.USER),
        *_files_in(shipped_folder, Origin.SHIPPED),
    )


def _files_in(folder: Path, origin: Origin) -> Iterator[RoutineFile]:
    try:
        names = sorted(filter(is_routine_name, _names_in(folder)), key=str.casefold)
    except FileNotFoundError:
        return
    except OSError:
        names = [""]
    for name in names:
        yield RoutineFile(folder / name, origin)


def _names_in(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries]


def is_routine_name(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def read_entry(file: RoutineFile) -> Entry:
    """The routine of a file, or why there is none. Never raises for anything that is there."""
    from midline.routine.reading import read_routine  # and PyYAML: not before the first paint

    if file.is_gone:
        return Entry(file, None, (_lost(file.path),))
    try:
        data = read_bytes(file.path, _READ_MOST)
    except OSError as error:
        return Entry(file, None, (_unreadable(file.path, error),))
    reading = read_routine(data, str(file.path))
    text = data.decode("utf-8-sig") if reading.routine else ""
    return Entry(file, reading.routine, reading.problems, text)


def _lost(path: Path) -> Problem:
    from midline.routine.problems import Problem, Severity

    text, hint = "draft, its file is gone", "edit it and save it again, or throw it away"
    return Problem(Severity.ERROR, str(path), 1, 1, text, hint)


def _unreadable(path: Path, error: OSError) -> Problem:
    from midline.routine.problems import Problem, Severity

    text, hint = f"the file can't be read: {reason(error)}", "allow reading it"
    if error.errno == errno.ELOOP:
        text, hint = "this link leads back to itself", "remove it, or let it lead to a file"
    elif error.errno == errno.ENAMETOOLONG:
        text, hint = "there can be no such file: its name is too long", "look at the spelling"
    elif isinstance(error, FileNotFoundError) and path.is_symlink():
        text, hint = "this link leads nowhere", "remove it, or let it lead to a file"
    elif isinstance(error, FileNotFoundError):
        text, hint = "there is no such file", "look at the spelling and the folder"
    elif isinstance(error, NotAFile):
        text, hint = f"{error.strerror}, not a routine", "name a .yaml file"
        if is_folder(path) and not _can_list(path):
            text, hint = "this folder can't be opened", "allow reading it"
    elif isinstance(error, NotADirectoryError):
        text, hint = "a part of this path is a file, not a folder", "look at the path"
    return Problem(Severity.ERROR, str(path), 1, 1, text, hint)


def _can_list(folder: Path) -> bool:
    try:
        _names_in(folder)
    except OSError:
        return False
    return True
