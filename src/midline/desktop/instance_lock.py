"""One window on one data folder: a second one would record and set the same things over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from midline.known_errors import KnownError

NAME = "midline.lock"


class InstanceLock:
    """Held until `release` or the end of the process. A dead process's lock is taken over.

    Raises `KnownError` where another process holds it or the folder can't be written to.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / NAME))
        self._lock.setStaleLockTime(0)  # age says nothing: Qt looks whether the process is alive
        if not self._lock.tryLock(0):
            raise KnownError(self._why(folder))

    def release(self) -> None:
        self._lock.unlock()

    def _why(self, folder: Path) -> str:
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return f"The folder for your data, {folder}, can't be written to. Allow writing to it."
        process = self._lock.getLockInfo()[0]
        return (
            f"Midline is already open (process {process}) on {folder}. "
            "Use that window, or start this one with --data and another folder."
        )
