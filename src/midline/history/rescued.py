"""Sets that were rescued from a session come into the history once it takes them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from midline.files import move_file, read_bytes
from midline.history.errors import HistoryError
from midline.history.rescue import BEGIN, BELONGS_TO, END, free_name, rescue_folders
from midline.known_errors import KnownError

if TYPE_CHECKING:
    from midline.history.store import Store

DONE = ".done"
_BYTES_MOST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many sets came into the history, and sentences for the files that could not."""

    sets: int = 0
    problems: tuple[str, ...] = ()


def has_rescued(data_folder: Path) -> bool:
    """Looking for them must not make a history."""
    return any(_rescued(data_folder))


def take_in(store: Store, data_folder: Path, now: datetime) -> TakenIn:
    """Import what was rescued of this data folder: each file whole or not at all.

    What was taken in is kept, by a name that ends with ``.done``. Raises `HistoryError` where the
    history still takes nothing: the files stay as they are.
    """
    from midline.history.importing import import_, preview, read_file

    sets, problems = 0, []
    for path in _rescued(data_folder):
        try:
            found = preview(store, read_file(path))
            if found.left_out:
                raise KnownError(f"{path} can't be imported: not all of it can be read.")
            import_(store, found.new, found.completed, now)
        except HistoryError:
            raise
        except KnownError as error:
            problems.append(str(error))
            continue
        sets += found.sets
        with suppress(OSError):  # it is recognised at the next start
            move_file(path, free_name(path.parent, path.stem, END + DONE))
    return TakenIn(sets, tuple(problems))


def _rescued(data_folder: Path) -> Iterator[Path]:
    """The files of this data folder that were not taken in yet, the oldest session first."""
    seen: set[Path] = set()
    for folder in rescue_folders(data_folder):
        with suppress(OSError):
            for path in sorted(folder.glob(f"{BEGIN}*{END}")):
                if path.resolve() not in seen and _belongs_to(path, data_folder):
                    seen.add(path.resolve())
                    yield path


def _belongs_to(path: Path, data_folder: Path) -> bool:
    """Not what somebody else left in a folder that all may write to, either."""
    try:
        if hasattr(os, "getuid") and path.lstat().st_uid != os.getuid():
            return False
        content = json.loads(read_bytes(path, _BYTES_MOST))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get(BELONGS_TO) == str(data_folder.resolve())
