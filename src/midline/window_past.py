"""What was done, in the window: its page, backups, other laptops, and what was cut short."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.data_folder import DataFolder
from midline.history.opening import OneStore
from midline.settings import Settings
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf
from midline.window_backups import WindowBackups
from midline.window_deleted import WindowDeleted
from midline.window_resume import WindowResume
from midline.window_sync import WindowSync

if TYPE_CHECKING:
    from midline.window_history import WindowHistory


class WindowPast(QObject):
    """``is_training`` tells of a session under way."""

    changed = Signal()  # there are other sessions than before
    over = Signal()  # back to the library
    go_on_wanted = Signal(object)  # the `Start` of a session that was cut short
    sum_up_wanted = Signal(object)  # the same, where nothing more is done of it

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        data: DataFolder,
        store: OneStore,
        settings: Callable[[], Settings],
        change: Callable[[Settings], object],
        is_training: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._store = window, themes, store
        self._settings, self._change = settings, change
        self._is_training = is_training
        self.backups = WindowBackups(window, themes, data, store, self._is_busy)
        self.deleted = WindowDeleted(window, themes, store)
        self.sync = WindowSync(window, data, store, settings, self._is_busy)
        self.resume = WindowResume(window, data, store.open)
        self.history: WindowHistory | None = None
        self.backups.changed.connect(self.resume.forget_undo)
        self.backups.changed.connect(self.changed)
        self.deleted.changed.connect(self.changed)
        self.sync.changed.connect(self.changed)
        self.resume.changed.connect(self.changed)
        self.resume.go_on_wanted.connect(self.go_on_wanted)
        self.resume.sum_up_wanted.connect(self.sum_up_wanted)

    def show(self, figure_of: FigureOf) -> None:
        """Open the history; where it was lost, first the answer to that."""
        if self.backups.ask_again():
            return
        from midline.window_history import WindowHistory

        if self.history is None:
            self.history = WindowHistory(
                self._window,
                self._themes,
                self._store.open,
                self._settings,
                self._change,
                figure_of,
            )
            self.history.over.connect(self.over)
            self.history.restore_wanted.connect(self.backups.show)
            self.history.restore_undo_wanted.connect(self.backups.take_back)
            self.history.over.connect(self.backups.forget_undo)
            self.history.deleted_wanted.connect(self.deleted.show)
            self.changed.connect(self.history.read_again)
        self.history.show()

    def after_session(self) -> None:
        self.backups.back_up()
        self.sync.begin()
        self.resume.offer()

    def forget_page(self) -> None:
        """Another language was chosen."""
        if self.history is not None:
            self.history.forget_page()

    def _is_busy(self) -> bool:
        """A session is under way, or others come in: both go before all else that is written."""
        is_importing = self.history is not None and self.history.is_importing()
        return is_importing or self._is_training()

    def stop(self) -> None:
        """The window closes."""
        if self.history is not None:
            self.history.stop()
        self.backups.stop()
        self.sync.stop()
        self._store.close()
