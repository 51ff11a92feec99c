"""Tells other processes on the same data that a session is under way, not cut short.

The lock is the system's, on an empty file named after the session: it ends with the process,
however that ends.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class SessionLock:
    """Held from the beginning until `release`. Where it can't be made, the session goes on."""

    def __init__(self, folder: Path, session: str) -> None:
        self._path = _path(folder, session)
        self._descriptor: int | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            _lock(self._descriptor)
        except OSError:
            self.release()

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            _remove(self._path)


def is_under_way(folder: Path, session: str) -> bool:
    """Whether a process runs the session now. What a dead one left is cleared away."""
    path = _path(folder, session)
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    _remove(path)
    return False


def _path(folder: Path, session: str) -> Path:
    return folder / f"{session}.lock"


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
