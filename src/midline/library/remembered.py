"""What each routine was called and how long it was when last read, for the window's first paint.

A line a file, in the data folder: time of change, size, key, name and facts, divided by tabs, which
no name can have. A line counts only while its file is the same. To lose this file loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from midline.files import read_bytes, replace_file
from midline.library.entries import RoutineFile

_READ_MOST = 4 * 1024 * 1024
Said = tuple[str, str]  # name and facts


def recall(path: Path, files: Iterable[RoutineFile]) -> dict[str, Said]:
    """By key, what is still true of those files; what can't be read is not remembered."""
    try:
        lines = read_bytes(path, _READ_MOST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    fields = (line.split("\t") for line in lines)
    known = {tuple(each[:3]): (each[3], each[4]) for each in fields if len(each) == 5}
    found = ((file.key, known.get((*stamp(file.path), file.key))) for file in files)
    return {key: said for key, said in found if said is not None}


def remember(path: Path, said: Mapping[RoutineFile, Said]) -> None:
    """Keep it, if it is new. Where it can't be kept, the next first paint has only names."""
    lines = ("\t".join((*stamp(file.path), file.key, *words)) for file, words in said.items())
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    with suppress(OSError):
        if not path.exists() or read_bytes(path, _READ_MOST) != data:
            replace_file(path, data)


def stamp(path: Path) -> tuple[str, str]:
    """Time of change and size; of a file that is gone, nothing that any file has."""
    try:
        status = path.stat()
    except OSError:
        return "0", "-1"
    return str(status.st_mtime_ns), str(status.st_size)
