"""Sets that were rescued from a session come into the history once it takes them again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from midline.files import move_file
from midline.history.errors import HistoryError
from midline.history.rescue_files import END, free_name, rescued_files
from midline.known_errors import KnownError

if TYPE_CHECKING:
    from midline.history.store import Store

DONE = ".done"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many sets came into the history, and sentences for the files that could not."""

    sets: int = 0
    problems: tuple[str, ...] = ()


def take_in(store: Store, data_folder: Path, now: datetime) -> TakenIn:
    """Import what was rescued of this data folder: each file whole or not at all.

    What was taken in is kept, by a name that ends with ``.done``. Raises `HistoryError` where the
    history still takes nothing: the files stay as they are.
    """
    from midline.history.importing import import_, preview, read_file

    sets, problems = 0, []
    for path in rescued_files(data_folder):
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
