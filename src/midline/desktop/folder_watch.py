"""Tells when files of a folder change, are replaced, come or go.

A watch on a file is lost when the file is replaced, and one on a folder does not tell of writing
into a file: so both are watched, and every file again after each event. What is told is found by
looking at the files themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 150  # a save is several events
_Stamp = tuple[int, int, int]  # time of change, size, place on the disk


class FolderWatch(QObject):
    """``changed`` carries the paths, a tuple. ``is_wanted`` says which names of files matter."""

    changed = Signal(object)

    def __init__(
        self, folder: Path, is_wanted: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._is_wanted = folder, is_wanted
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._stamps = self._look()
        self._watcher.directoryChanged.connect(self._settle)
        self._watcher.fileChanged.connect(self._settle)
        self._settling.timeout.connect(self.look)
        self._watch()

    def look(self) -> None:
        """Look now, such as when the window comes back: some file systems tell nothing."""
        stamps = self._look()
        paths = sorted({*self._stamps, *stamps})
        changed = [path for path in paths if self._stamps.get(path) != stamps.get(path)]
        self._stamps = stamps
        self._watch()
        if changed:
            self.changed.emit(tuple(changed))

    def _settle(self) -> None:
        if not self._settling.isActive():
            self._settling.start()

    def _look(self) -> dict[Path, _Stamp]:
        try:
            with os.scandir(self._folder) as entries:
                names = [entry.name for entry in entries if self._is_wanted(entry.name)]
        except OSError:
            return {}
        stamps = {path: _stamp(path) for path in map(self._folder.joinpath, names)}
        return {path: stamp for path, stamp in stamps.items() if stamp is not None}

    def _watch(self) -> None:
        """The folder, or the nearest one above it that is there; and the files."""
        folder = self._folder
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        watched = {*self._watcher.directories(), *self._watcher.files()}
        missing = [str(path) for path in (folder, *self._stamps) if str(path) not in watched]
        if missing:
            self._watcher.addPaths(missing)


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
