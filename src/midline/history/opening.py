"""The window's one connection to the history, opened when something first needs it.

Until then SQLite is not even loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midline.history.store import Store


class OneStore:
    """``is_missing``: the history was lost, and nobody has said yet what takes its place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_missing = False
        self._store: Store | None = None

    def open(self) -> Store:
        """Makes the file where there is none, but not while `is_missing`. Raises `HistoryError`."""
        if self.is_missing and not self.path.exists():
            from midline.history.errors import MISSING, HistoryError

            raise HistoryError(self.path, *MISSING)
        return self.open_for_sets()

    def open_for_sets(self) -> Store:
        """Makes the file where there is none: what is done now must be kept.

        Raises `HistoryError`.
        """
        from midline.history.store import Store

        if self._store is None:
            self._store = Store(self.path)
        return self._store

    def close(self) -> None:
        """Another file may take the place of the one that was open."""
        store, self._store = self._store, None
        if store is not None:
            store.close()
