"""The log: ``midline.log`` in the data folder, made only when there is something to log."""

from __future__ import annotations

import logging
from pathlib import Path

BYTES_MOST = 1_000_000
KEPT = 3  # files, the present one counted


class _LogFile(logging.Handler):
    """Opens its file at the first record. A log that can't be written is no reason to stop."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._file is None:
                self._file = _open(self._path)
            self._file.emit(record)
        except OSError:
            pass

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _open(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # slow to import, rarely needed

    handler = RotatingFileHandler(
        path, maxBytes=BYTES_MOST, backupCount=KEPT - 1, encoding="utf-8", errors="replace"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.handleError = _ignore  # type: ignore[assignment,method-assign]
    return handler


def _ignore(_record: logging.LogRecord) -> None:
    """A full disk, most likely."""


def log_to(path: Path) -> None:
    """Send every warning and error of the program to this file, and no other before it."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _LogFile)]:
        root.removeHandler(handler)
        handler.close()
    root.addHandler(_LogFile(path))
