"""The history's safety in the window: it is looked at and backed up, and a backup restored."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from midline.data_folder import DataFolder
from midline.files import is_folder
from midline.history.opening import OneStore
from midline.known_errors import KnownError
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import tr

if TYPE_CHECKING:
    from datetime import datetime

    from midline.history.backups import Backup
    from midline.ui.backups_panel import Kept

log = logging.getLogger(__name__)

LONGEST_WAIT_S = 5.0
LOOK_AFTER_MS = 400  # the library is built first


class WindowBackups(QObject):
    """``changed``: another history is there now. ``is_training`` tells of a session, or
    an import, under way.

    Copying the history, and looking at the copy, are done in a thread.
    """

    changed = Signal()
    _looked = Signal(bool, str)  # whether it is damaged; what went wrong else

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        data: DataFolder,
        store: OneStore,
        is_training: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._data = window, themes, data
        self._store, self._is_training = store, is_training
        self._thread: Thread | None = None
        self._stop = Event()
        self._is_damaged = False
        self._aside: Path | None = None  # where the damaged history is
        self._replaced: Path | None = None  # where the one is that a backup took the place of
        self._looked.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._run)

    def look(self) -> bool:
        """At the start, before anything else reads the history. True if something is asked."""
        if self._has_history():
            from midline.history.errors import HistoryError

            try:
                self._store.open()
            except HistoryError as error:
                return error.is_damage and self._put_aside()
            self._timer.start()
            return False
        if not is_folder(self._data.backups):
            return False
        return self._put_aside() if self._data.history.exists() else self._offer(None)

    def ask_again(self) -> bool:
        """Where the history is lost and nobody has answered: looking must not make an empty one."""
        if not self._store.is_missing or self._has_history():
            return False
        return self._offer(self._aside)

    def back_up(self) -> None:
        """After a session, or where it was found damaged meanwhile: that was left until now."""
        self.forget_undo()
        if self._is_damaged:
            self._put_aside()
        elif self._has_history():
            self._run()

    def show(self) -> None:
        """Open the list of the backups."""
        from midline.history.backups import backups
        from midline.ui.backups_panel import backups_panel

        found = backups(self._data.backups)
        panel = backups_panel(self._window, self._themes, [_kept(backup) for backup in found])
        panel.chosen.connect(lambda row: self._restore(found[row]))
        self._window.open_panel(panel)

    def take_back(self) -> None:
        """What was restored, until the history's page is left or something is done in it."""
        from midline.history.restoring import undo

        if self._replaced is not None and self._swap(partial(undo, self._replaced)):
            self._replaced = None
            self._window.forget_undo()
            self._window.say(tr("Taken back"), at_once=True)

    def forget_undo(self) -> None:
        self._replaced = None

    def stop(self) -> None:
        """The window closes. What is not finished by then is done at the next start."""
        self._timer.stop()
        self._stop.set()
        self._wait()

    def is_busy(self) -> bool:
        return self._timer.isActive() or self._is_working()

    def _has_history(self) -> bool:
        """An empty file is none: it is what is left of one."""
        path = self._data.history
        return path.exists() and not (path.is_file() and path.stat().st_size == 0)

    # In the thread

    def _run(self) -> None:
        if not self._is_working():
            self._thread = Thread(target=self._work, name="backup", daemon=True)
            self._thread.start()

    def _is_working(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _work(self) -> None:
        try:
            self._looked.emit(*self._back_up())
        except InterruptedError:
            log.info("the backup was not finished")
        except Exception:
            log.exception("a bug")

    def _back_up(self) -> tuple[bool, str]:
        """Also finds damage: the copy is looked at from end to end."""
        from midline.history.backups import UNTIL_SETTLED_S, back_up
        from midline.history.errors import HistoryError
        from midline.history.recorder import wall_now

        self._stop.wait(UNTIL_SETTLED_S)
        try:
            back_up(self._data.history, self._data.backups, wall_now(), self._may_go_on)
        except HistoryError as error:
            log.warning("%s (%s)", error, error.__cause__)
            return error.is_damage, str(error)
        except KnownError as error:
            return False, str(error)
        return False, ""

    def _may_go_on(self) -> bool:
        return not self._stop.is_set()

    def _wait(self) -> None:
        if self._thread is not None:
            self._thread.join(LONGEST_WAIT_S)

    # Damage, and the way out

    def _take(self, is_damaged: bool, trouble: str) -> None:
        if is_damaged and not self._is_training():
            self._put_aside()
            self.changed.emit()
        elif is_damaged:
            self._is_damaged = True
        elif trouble:
            log.warning(trouble)
            self._window.say(trouble)

    def _put_aside(self) -> bool:
        """True if it is asked what takes its place."""
        from midline.history.backups import DAMAGED_ONE, set_aside
        from midline.history.recorder import wall_now

        self._is_damaged = False
        self._wait()
        self._store.close()
        history, folder = self._data.history, self._data.backups
        try:
            aside = set_aside(history, folder, DAMAGED_ONE, wall_now())
        except KnownError as error:
            self._say(str(error))
            return False
        log.warning("a damaged history is kept as %s", aside)
        return self._offer(aside)

    def _offer(self, aside: Path | None) -> bool:
        """The newest good backup, or to begin anew; without one there is nothing to ask."""
        from midline.history.backups import newest_good
        from midline.ui.backups_panel import offer_backup

        newest = newest_good(self._data.backups)
        self._aside, self._store.is_missing = aside, newest is not None
        if newest is not None:
            restore, begin = partial(self._restore, newest), self._begin_anew
            kept_as, kept = str(aside or ""), _kept(newest)
            panel = offer_backup(self._window, kept_as, kept, restore=restore, begin_anew=begin)
            self._window.open_panel(panel)
        elif aside is not None:
            self._say(
                tr(
                    "Your history was damaged, and there is no backup. It is kept as {path}.",
                    path=aside,
                )
            )
        return newest is not None

    def _begin_anew(self) -> None:
        """The file is made now, so that nothing is asked at the next start."""
        self._store.is_missing = False
        try:
            self._store.open()
        except KnownError as error:
            self._say(str(error))

    def _restore(self, backup: Backup) -> None:
        from midline.history.restoring import restore
        from midline.ui.backups_panel import line

        if self._swap(partial(restore, backup.path)):
            said = tr("Restored: {backup}.", backup=line(_kept(backup), has_size=False))
            undo = self.take_back if self._replaced is not None else None
            self._window.say(said, at_once=True, undo=undo)

    def _swap(self, put: Callable[[Path, Path, datetime], Path | None]) -> bool:
        """Have another file take the place of the history; False, and said why, if it can't."""
        from midline.history.backups import REPLACED, by_name
        from midline.history.recorder import wall_now

        self._wait()
        self._store.close()
        try:
            aside = put(self._data.history, self._data.backups, wall_now())
        except KnownError as error:
            self._say(str(error))
            return False
        self._store.is_missing = False
        named = by_name(aside) if aside is not None else None
        self._replaced = aside if named is not None and named.why == REPLACED else None
        self.changed.emit()
        return True

    def _say(self, trouble: str) -> None:
        log.warning(trouble)
        self._window.say(trouble, at_once=True)


def _kept(backup: Backup) -> Kept:
    from midline.ui.backups_panel import Kept

    size = backup.path.stat().st_size if backup.path.exists() else 0
    return Kept(backup.made_at, backup.sets, size, backup.why)
