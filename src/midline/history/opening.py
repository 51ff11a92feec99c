"""The window's one connection to the history, opened when something first needs it.

Until then SQLite is not even loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midline.history.store import Store


class OneStore:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._store: Store | None = None

    def open(self) -> Store:
        """Makes the file where there is none. Raises `HistoryError`."""
        from midline.history.store import Store

        if self._store is None:
            self._store = Store(self.path)
        return self._store

    def close(self) -> None:
        """Another file may take the place of the one that was open."""
        store, self._store = self._store, None
        if store is not None:
            store.close()
