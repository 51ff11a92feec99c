"""Reads routine files in small slices between paints, the wanted one first."""

from __future__ import annotations

from collections import deque
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from midline.library.entries import RoutineFile, read_entry

SLICE_S = 0.008


class SlicedReading(QObject):
    """``read`` carries each `Entry`; ``finished`` comes when all are read."""

    read = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[RoutineFile] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_some)

    def begin(self, files: tuple[RoutineFile, ...]) -> None:
        """Read these, and forget what was still to be read."""
        self._waiting = deque(files)
        self._timer.start(0)

    def also(self, files: tuple[RoutineFile, ...]) -> None:
        """Read these, too; those that are still to be read once only."""
        self._waiting.extend(file for file in files if file not in self._waiting)
        self._timer.start(0)

    def first(self, key: str) -> None:
        """Read this one before the others, if it is still to be read."""
        wanted = [file for file in self._waiting if file.key == key]
        if wanted:
            self._waiting.remove(wanted[0])
            self._waiting.appendleft(wanted[0])

    def _read_some(self) -> None:
        until = perf_counter() + SLICE_S
        while self._waiting:
            self.read.emit(read_entry(self._waiting.popleft()))
            if perf_counter() > until:
                return
        self._timer.stop()
        self.finished.emit()
