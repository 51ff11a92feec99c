"""Putting a routine file into the user's folder."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from midline.files import replace_file
from midline.known_errors import KnownError, reason
from midline.library.entries import Origin, RoutineFile, is_routine_name

if TYPE_CHECKING:
    from midline.library.importers.imported import Imported

_STEM_MOST = 60


def add_imported(imported: Imported, of: Path, user_folder: Path) -> RoutineFile:
    """Make a file of a routine that the file ``of`` had; a file of the same name stays.

    A YAML file keeps its name, as long as it is free. Raises `KnownError` for a folder that can't
    be written to.
    """
    stem = of.stem if is_routine_name(of.name) else stem_of(imported.name)
    try:
        path = free_path(user_folder, stem)
        replace_file(path, imported.text.encode())
    except OSError as error:
        raise KnownError(
            f"{of.name} could not be copied to {user_folder}: {reason(error)}. "
            "Make room there or allow writing."
        ) from error
    return RoutineFile(path, Origin.USER)


def stem_of(name: str) -> str:
    """The name of a routine as that of a file."""
    words = re.sub(r"[^\w]+", "-", name.casefold())[:_STEM_MOST]
    return words.strip("-_") or "routine"


def free_path(folder: Path, stem: str) -> Path:
    """A file in the folder that is not there yet. Makes the folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"{stem}{'' if i == 1 else f'-{i}'}.yaml" for i in count(1))
    return next(path for name in names if not (path := folder / name).exists())
