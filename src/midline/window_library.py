"""The library in the window: files dropped in, their folder, and when each was last done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from midline.known_errors import KnownError
from midline.library.adding import add_to_library
from midline.library.entries import RoutineFile, read_entry

if TYPE_CHECKING:
    from midline.history.store import Store


def add_dropped(
    paths: Iterable[Path], user_folder: Path, say: Callable[[str], object]
) -> list[RoutineFile]:
    """Copy files into the user's folder, and say of each how that went; gives those that are in."""
    added = []
    for path in paths:
        try:
            added.append(add_to_library(read_entry(RoutineFile(path)), user_folder))
        except KnownError as error:
            say(str(error))
            continue
        say(f"{path.name} is now one of your own routines.")
    return added


def open_folder(folder: str, say: Callable[[str], object]) -> None:
    """In the system's file manager; where there is none, say where it is."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
        say(f"The folder is {folder}")


def last_done_or_say(
    open_store: Callable[[], Store], say: Callable[[str], object]
) -> dict[str, datetime]:
    """When each routine was last done, by its key; says why if the history can't be read."""
    from midline.history.errors import HistoryError
    from midline.history.queries import last_done

    try:
        return last_done(open_store())
    except HistoryError as error:
        say(str(error))
        return {}
