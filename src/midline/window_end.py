"""The end of the window: whatever was done is kept; where that fails, leaving is asked about."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midline.ui.main_window import MainWindow
    from midline.window_session import WindowSession

log = logging.getLogger(__name__)


class WindowEnd:
    """``unsaved`` says after the end what became of sets that could not be saved."""

    def __init__(self, window: MainWindow) -> None:
        self.unsaved = ""
        self._window = window
        self._is_leaving_anyway = False

    def may_close(self, session: WindowSession) -> bool:
        """Where its sets can't be kept, the first attempt to close asks."""
        trouble = session.end()
        if trouble and not self._is_leaving_anyway:
            self._is_leaving_anyway = True  # who closes once more means it
            self._ask(trouble)
            return False
        if trouble:
            self.unsaved = session.rescue()
            log.warning(self.unsaved)
        return True

    @property
    def is_leaving_anyway(self) -> bool:
        return self._is_leaving_anyway

    def leave_anyway(self) -> None:
        """Also what the system wants when it ends the program: it does not wait for answers."""
        self._is_leaving_anyway = True
        self._window.close()

    def _ask(self, trouble: str) -> None:
        from midline.ui.unsaved_panels import ask_before_leaving

        panel = ask_before_leaving(
            self._window,
            trouble,
            again=self._close_again,
            leave=self.leave_anyway,
            stay=self._stay,
        )
        self._window.open_panel(panel)

    def _close_again(self) -> None:
        self._stay()
        self._window.close()

    def _stay(self) -> None:
        self._is_leaving_anyway = False
