"""Where the files of rescued sets are. Every start looks for them: so no SQLite here."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from midline.files import read_bytes

BEGIN, END = "midline-unsaved-", ".json"  # of the file's name
BELONGS_TO = "data"  # the key that names the data folder
_BYTES_MOST = 32 * 1024 * 1024


def rescue_folders(data_folder: Path) -> tuple[Path, ...]:
    return data_folder.parent, Path("~").expanduser(), Path(tempfile.gettempdir())


def free_name(folder: Path, name: str, ending: str) -> Path:
    """That no file has: a session that goes on may be rescued more than once."""
    path, number = folder / f"{name}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{ending}"
    return path


def has_rescued(data_folder: Path) -> bool:
    """Looking for them must not make a history."""
    return any(rescued_files(data_folder))


def rescued_files(data_folder: Path) -> Iterator[Path]:
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
    import json

    try:
        if hasattr(os, "getuid") and path.lstat().st_uid != os.getuid():
            return False
        content = json.loads(read_bytes(path, _BYTES_MOST))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get(BELONGS_TO) == str(data_folder.resolve())
