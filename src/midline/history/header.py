"""The first bytes of a database file, read without SQLite.

Source: https://www.sqlite.org/fileformat.html, "The Database Header": the magic string at offset 0,
``user_version`` at 60, ``application_id`` at 68, both big-endian.
"""

from __future__ import annotations

from pathlib import Path

from midline.history.errors import DAMAGED, NO_DATABASE, HistoryError

_MAGIC = b"SQLite format 3\0"
_VERSION_AT = 60
_APPLICATION_AT = 68
_OURS = 0x4D69646C  # "Midl", set by the first migration
_LEFT_AS_IT_IS = "It was left as it is: move it away, or put a copy of yours in its place"


def check_header(header: bytes, path: Path, newest: int) -> None:
    """Raises `HistoryError` unless we can take the file. An empty one is a new one."""
    if not header:
        return
    if not header.startswith(_MAGIC):
        raise HistoryError(path, NO_DATABASE, DAMAGED[1])
    version = _number(header, _VERSION_AT)
    if version > newest:
        raise HistoryError(
            path,
            f"was written by a newer Midline (its version {version}, this one knows {newest})",
            "It was left as it is: update Midline, or choose another folder with --data DIR",
        )
    if _number(header, _APPLICATION_AT) != _OURS:
        raise HistoryError(path, "is a database of another program", _LEFT_AS_IT_IS)


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big", signed=True)
