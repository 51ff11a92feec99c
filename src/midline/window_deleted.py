"""What was deleted from the history, in the window, and bringing it back."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.history.opening import OneStore
from midline.known_errors import KnownError
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midline.progress.past import Deleted

log = logging.getLogger(__name__)


class WindowDeleted(QObject):
    changed = Signal()  # something is back

    def __init__(self, window: MainWindow, themes: Themes, store: OneStore) -> None:
        super().__init__(window)
        self._window, self._themes, self._store = window, themes, store

    def show(self) -> None:
        """Open the list."""
        from midline.history.deleted import deleted
        from midline.ui.deleted_panel import deleted_panel

        try:
            found = deleted(self._store.open())
        except KnownError as error:
            self._tell_of(error)
            return
        panel = deleted_panel(self._window, self._themes, found)
        panel.chosen.connect(partial(self._bring_back, found))
        self._window.open_panel(panel)

    def _bring_back(self, found: Sequence[Deleted], row: int) -> None:
        from midline.history.deleted import bring_back
        from midline.history.recorder import wall_now
        from midline.ui.deleted_panel import line

        try:
            bring_back(self._store.open(), found[row], wall_now())
        except KnownError as error:
            self._tell_of(error)
            return
        self.changed.emit()
        self._window.say(tr("Brought back: {what}.", what=line(found[row])), at_once=True)

    def _tell_of(self, error: KnownError) -> None:
        log.warning("%s", error)
        self._window.say(str(error), at_once=True)
