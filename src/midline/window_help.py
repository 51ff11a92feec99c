"""What the window has for who is new or has a sore back: the tour, and the Back care page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes

if TYPE_CHECKING:
    from midline.ui.back_care import BackCarePage
    from midline.ui.library.page import LibraryPage


class WindowHelp(QObject):
    """``library`` is asked when needed: in another language it is another one."""

    tour_answered = Signal()

    def __init__(
        self, window: MainWindow, themes: Themes, library: Callable[[], LibraryPage]
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._library = window, themes, library
        self._care: BackCarePage | None = None

    def take_tour(self) -> None:
        from midline.ui.tour.tour import Tour

        self.tour_answered.emit()
        Tour(self._window, self._library()).begin()

    def show_care(self) -> None:
        from midline.ui.back_care import BackCarePage

        if self._care is None:
            self._care = BackCarePage(self._themes)
            self._care.leave_wanted.connect(lambda: self._window.show_page(self._library()))
            self._care.keys_wanted.connect(self._window.show_keys)
        self._window.show_page(self._care)

    def forget_page(self) -> None:
        """Another language was chosen."""
        care, self._care = self._care, None
        if care is not None:
            self._window.drop_page(care)
