"""At the start: what is to become of a session that a crash or a flat battery cut short."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.data_folder import DataFolder
from midline.known_errors import KnownError
from midline.ui.main_window import MainWindow
from midline.ui.translate import tr
from midline.window_rescued import take_rescued

if TYPE_CHECKING:
    from midline.history.resume import CutShort
    from midline.history.store import Store

log = logging.getLogger(__name__)


class WindowResume(QObject):
    changed = Signal()  # a session was finished, discarded, brought back or taken in
    go_on_wanted = Signal(object)  # its `Start`
    sum_up_wanted = Signal(object)  # the same: it is finished, only its summary is left

    def __init__(
        self, window: MainWindow, data: DataFolder, open_store: Callable[[], Store]
    ) -> None:
        super().__init__(window)
        self._window, self._data, self._open_store = window, data, open_store
        self._was_offered = False
        self._undo: Callable[[], None] | None = None

    def offer(self) -> None:
        """Asks once in the life of the window. Looking must not make a history.

        First comes in what was rescued: it tells where a session was.
        """
        if self._was_offered:
            return
        if take_rescued(self._window, self._data.root, self._open_store):
            self.changed.emit()
        if not self._data.history.exists():
            return
        self._was_offered = True
        found = self._found()
        if found is not None:
            self._ask(found)

    def take_back(self) -> None:
        """What was discarded, once."""
        undo, self._undo = self._undo, None
        self._window.forget_undo()
        if undo is not None:
            undo()

    def forget_undo(self) -> None:
        """Another history is there now: it was not in this one."""
        self._undo = None

    def _found(self) -> CutShort | None:
        from midline.desktop.session_lock import is_under_way
        from midline.history.resume import cut_short

        try:
            return cut_short(self._open_store(), partial(is_under_way, self._data.running))
        except KnownError as error:
            log.warning("nothing can be resumed: %s", error)  # the library says so on the screen
            return None

    def _ask(self, found: CutShort) -> None:
        from midline.history.recorder import wall_now
        from midline.ui.resume_panel import ask_to_resume

        panel = ask_to_resume(
            self._window,
            found.begun.routine_name,
            (wall_now() - found.last_at).total_seconds(),
            found.saved,
            found.next_set,
            go_on=partial(self._go_on, found),
            finish=partial(self._finish, found),
            discard=partial(self._discard, found),
        )
        self._window.open_panel(panel)

    def _go_on(self, asked: CutShort) -> None:
        found = self._found()  # much may have happened since it was asked
        if found is None or found.begun.id != asked.begun.id:
            self._window.say(tr("Another Midline has taken up this session already."))
        else:
            self.go_on_wanted.emit(found.start())

    def _finish(self, found: CutShort) -> None:
        from midline.history.resume import finish

        if not self._is_done(lambda: finish(self._open_store(), found.begun)):
            return
        if found.plan is None:
            self._window.say(tr("It is finished, with its last set."))
        else:
            self.sum_up_wanted.emit(found.start())

    def _discard(self, found: CutShort) -> None:
        from midline.history.corrections import remove_session
        from midline.history.recorder import wall_now

        if self._is_done(lambda: remove_session(self._open_store(), found.begun.id, wall_now())):
            self._window.say(tr("The session is discarded."), undo=self.take_back)
            self._undo = partial(self._bring_back, found)

    def _bring_back(self, found: CutShort) -> None:
        from midline.history.corrections import bring_back_session
        from midline.history.recorder import wall_now

        if self._is_done(
            lambda: bring_back_session(self._open_store(), found.begun.id, wall_now())
        ):
            self._ask(found)

    def _is_done(self, write: Callable[[], None]) -> bool:
        """False, and the reason said, where the history takes nothing: it is asked again later."""
        try:
            write()
        except KnownError as error:
            log.warning("what was cut short stays as it is: %s", error)
            self._window.say(str(error), at_once=True)
            return False
        self.changed.emit()
        return True
