"""The history of several laptops in the window: synced at the start and after each session."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from midline.data_folder import DataFolder
from midline.history.opening import OneStore
from midline.known_errors import KnownError
from midline.settings import Settings
from midline.ui.main_window import MainWindow
from midline.ui.phrases import count
from midline.ui.translate import told, tr

if TYPE_CHECKING:
    from midline.history.store import Store
    from midline.history.sync.steps import Steps
    from midline.history.sync.synced import Synced

log = logging.getLogger(__name__)

LONGEST_WAIT_S = 1.0


class WindowSync(QObject):
    """``changed``: sessions of other laptops are in the history now.

    The folder is only touched in a thread, the store only in the window's own, in steps of a few
    milliseconds. A session that begins meanwhile goes first: a sync may end at any step.
    """

    changed = Signal()
    moved_on = Signal()  # it has begun, or ended, or found trouble
    _given = Signal(object)  # what a step in the thread gave back, or why it could not

    def __init__(
        self,
        window: MainWindow,
        data: DataFolder,
        store: OneStore,
        settings: Callable[[], Settings],
        is_training: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._data, self._store = window, data, store
        self._settings, self._is_training = settings, is_training
        self._steps: Steps | None = None
        self._begun_with: Store | None = None
        self._thread: Thread | None = None
        self._said: set[str] = set()  # trouble is news only once
        self._is_asked_for = False
        self.trouble = ""
        self._given.connect(self._go_on)

    def is_running(self) -> bool:
        return self._steps is not None

    def begin(self, *, is_asked_for: bool = False) -> None:
        """Does nothing where no folder is chosen. Who asks for it is told how it went.

        Only who asks has a history made where there is none: a damaged one may be aside.
        """
        folder = self._settings().sync_path
        if folder is None or self.is_running() or self._is_training():
            return
        if not is_asked_for and not self._data.history.exists():
            return
        from midline.history.sync.steps import sync_steps

        self._is_asked_for = is_asked_for
        try:
            self._begun_with = self._store.open()
        except KnownError as error:
            self._end(str(error))
            return
        self._steps = sync_steps(self._begun_with, folder)
        self.moved_on.emit()
        self._go_on(None)

    def stop(self) -> None:
        """The window closes. What is not done by then is done at the next start."""
        self._steps = None
        if self._thread is not None:
            self._thread.join(LONGEST_WAIT_S)

    def _go_on(self, given: Any) -> None:
        if self._steps is None:
            return
        try:
            if self._is_training() or self._is_another_history():
                self._end("")
                return
            if isinstance(given, Exception):
                raise given
            work = self._steps.send(given)
        except StopIteration as end:
            self._take(end.value)
        except KnownError as error:
            self._end(str(error))
        except Exception:
            log.exception("a bug")
            self._end("")
        else:
            self._thread = Thread(target=partial(self._work, work), name="sync", daemon=True)
            self._thread.start()

    def _is_another_history(self) -> bool:
        """A backup was restored meanwhile, or the file put aside."""
        return not self._data.history.exists() or self._store.open() is not self._begun_with

    def _work(self, work: Callable[[], Any]) -> None:
        """In the thread."""
        given: Any
        try:
            given = work()
        except Exception as error:
            given = error
        with suppress(RuntimeError):  # the window is gone
            self._given.emit(given)

    def _take(self, synced: Synced) -> None:
        from midline.history.sync.last import note_sync

        note_sync(self._data.cache)
        if synced.taken:
            self.changed.emit()
            taken = count(synced.taken, "session", "sessions")
            self._window.say(tr("{sessions} came from your other laptops.", sessions=taken))
        elif self._is_asked_for and not synced.problems:
            self._window.say(tr("All is synced."))
        self._end("\n".join(synced.problems))

    def _end(self, trouble: str) -> None:
        self._steps = self._begun_with = None
        self.trouble = "\n".join(map(told, trouble.splitlines()))
        for sentence in trouble.splitlines():
            if self._is_asked_for or sentence not in self._said:
                self._said.add(sentence)
                log.warning(sentence)
                self._window.say(sentence)
        self.moved_on.emit()
