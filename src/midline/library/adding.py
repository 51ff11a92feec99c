"""Copying a routine file into the user's folder."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from midline.files import replace_file
from midline.known_errors import KnownError, reason
from midline.library.entries import Entry, Origin, RoutineFile


def add_to_library(entry: Entry, user_folder: Path) -> RoutineFile:
    """Copy a file that was read well; one of the same name stays, and the copy gets a number.

    Raises `KnownError` for a broken file and for a folder that can't be written to.
    """
    if entry.routine is None:
        raise KnownError(f"{entry.path.name} was not added: {entry.problems[0]}")
    try:
        path = free_path(user_folder, entry.path.stem)
        replace_file(path, entry.text.encode())
    except OSError as error:
        raise KnownError(
            f"{entry.path.name} could not be copied to {user_folder}: {reason(error)}. "
            "Make room there or allow writing."
        ) from error
    return RoutineFile(path, Origin.USER)


def free_path(folder: Path, stem: str) -> Path:
    """A file in the folder that is not there yet. Makes the folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"{stem}{'' if i == 1 else f'-{i}'}.yaml" for i in count(1))
    return next(path for name in names if not (path := folder / name).exists())
