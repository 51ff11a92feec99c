"""What was typed but not saved, kept when the editor or the program closes, or crashes.

A draft knows which bytes of the file it was made from, so that the editor can tell whether the file
changed since. One file a draft, in a folder of their own.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from midline.files import read_bytes, replace_file
from midline.known_errors import KnownError, reason
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
    with suppress(OSError, ValueError, RecursionError):
        said = json.loads(read_bytes(_path(file, folder), _READ_MOST))
        if isinstance(said, dict) and isinstance(text := said.get("text"), str):
            return Draft(text, str(said.get("seen", "")))
    return None


def drop_draft(file: Path, folder: Path) -> None:
    """After a save, or when it was thrown away. One that can't be deleted stays."""
    with suppress(OSError):
        _path(file, folder).unlink()


def _path(file: Path, folder: Path) -> Path:
    return folder / f"{kept_name(file)}.json"
