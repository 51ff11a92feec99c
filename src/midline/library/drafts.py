"""What was typed but not saved, kept when the editor or the program closes, or crashes.

A draft knows which bytes of the file it was made from, so that the editor can tell whether the file
changed since. One file a draft, in a folder of their own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from midline.files import read_bytes, replace_file
from midline.known_errors import KnownError, reason
from midline.library.entries import Origin, RoutineFile, is_routine_name
from midline.library.kept import kept_name
from midline.routine.limits import BYTES_MOST

_READ_MOST = 16 * BYTES_MOST


@dataclass(frozen=True, slots=True)
class Draft:
    """``seen`` is the mark (kept.py) of the file's bytes it was made from; empty for a new file."""

    text: str
    seen: str = ""


def keep_draft(file: Path, draft: Draft, folder: Path) -> None:
    """In place of the file's draft before. Raises `KnownError`."""
    path = _path(file, folder)
    said = {"file": str(file), "seen": draft.seen, "text": draft.text}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(said, indent=1).encode())
    except OSError as error:
        raise KnownError(
            f"Your changes of {file.name} could not be kept as a draft: {reason(error)}."
        ) from error


def draft_of(file: Path, folder: Path) -> Draft | None:
    """None where there is none, or none that can be read."""
    said = _said(_path(file, folder))
    return Draft(said["text"], said.get("seen", "")) if "text" in said else None


def has_draft(file: RoutineFile, user_folder: Path, folder: Path) -> bool:
    """A shipped routine has that of the user's copy. Of a file that is gone there is nothing else.

    Looks only whether there is one: it may be that it can't be read.
    """
    path = user_folder / file.path.name if file.origin is Origin.SHIPPED else file.path
    return not file.is_gone and _path(path, folder).exists()


def drop_draft(file: Path, folder: Path) -> None:
    """After a save, or when it was thrown away. One that can't be deleted stays."""
    with suppress(OSError):
        _path(file, folder).unlink()


def lost_files(folder: Path, user_folder: Path, shipped_folder: Path) -> tuple[RoutineFile, ...]:
    """The files that are gone, deleted or renamed, but for their drafts; sorted by name.

    A copy of a shipped routine that was never saved is found with that one.
    """
    gone = sorted(
        file
        for file in _files_of_drafts(folder)
        if not os.path.lexists(file)
        and not (file.parent == user_folder and (shipped_folder / file.name).exists())
    )
    origins = (Origin.USER if file.parent == user_folder else Origin.ELSEWHERE for file in gone)
    return tuple(RoutineFile(*each, is_gone=True) for each in zip(gone, origins, strict=True))


def _files_of_drafts(folder: Path) -> Iterator[Path]:
    """A new routine has no file."""
    with suppress(OSError):
        for path in folder.iterdir():
            file = Path(_said(path).get("file", ""))
            if is_routine_name(file.name) and _path(file, folder) == path:
                yield file


def _said(path: Path) -> dict[str, str]:
    """What a draft says; nothing where it can't be read."""
    with suppress(OSError, ValueError, RecursionError):
        said = json.loads(read_bytes(path, _READ_MOST))
        if isinstance(said, dict):
            return {key: value for key, value in said.items() if isinstance(value, str)}
    return {}


def _path(file: Path, folder: Path) -> Path:
    return folder / f"{kept_name(file)}.json"
