"""The window's composition root: the only place that builds its parts and connects them.

Until the first paint only what it shows is imported and read; the rest comes right after it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from midline import settings as settings_file
from midline.data_folder import DataFolder
from midline.desktop.instance_lock import InstanceLock
from midline.desktop.log_file import log_to
from midline.known_errors import KnownError
from midline.library.entries import Entry, RoutineFile, list_files
from midline.resources import resource
from midline.settings import Settings, SettingsError, Theme
from midline.ui.first_look import unread_name
from midline.ui.main_window import MainWindow, tell_bench
from midline.ui.theme import name_of, named

if TYPE_CHECKING:
    from datetime import datetime

    from midline.audio.cue_player import CuePlayer
    from midline.audio.sound_process import SoundProcess
    from midline.desktop.system_clock import SessionClock
    from midline.history.recorder import Recorder
    from midline.history.store import Store
    from midline.ui.back_care import BackCarePage
    from midline.ui.library.page import LibraryPage
    from midline.ui.library.reading import SlicedReading
    from midline.ui.session_controller import SessionController
    from midline.ui.stage.stage import Stage
    from midline.ui.summary.page import Said, SummaryPage
    from midline.ui.themes import Themes

log = logging.getLogger(__name__)


def run(data: DataFolder, routine: RoutineFile | None = None, *, start: bool = False) -> int:
    """Open the window, on ``routine`` if one is named, and ``start`` it if so wished.

    Returns the exit status. Raises `KnownError` if the data can't be used or is in use.
    """
    data.make()
    lock = InstanceLock(data.root)
    log_to(data.log)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("midline")
    qt.setApplicationDisplayName("Midline")
    qt.setDesktopFileName("midline")
    midline = Midline(qt, data)
    if routine is not None:
        midline.choose(routine, start=start)
    midline.window.show()
    status = qt.exec()
    lock.release()
    return status


class Midline(QObject):
    """The parts that live as long as the window, and the session under way if there is one."""

    themes: Themes
    library: LibraryPage
    reading: SlicedReading

    def __init__(
        self,
        qt: QApplication,
        data: DataFolder,
        new_clock: Callable[[], SessionClock] | None = None,
    ) -> None:
        """``new_clock`` makes a session's clock: the system's, unless a test has its own."""
        super().__init__(qt)
        self._new_clock = new_clock
        self._qt, self._data = qt, data
        self._settings, self._problems = settings_file.load(data.settings)
        self.controller: SessionController | None = None
        self._store: Store | None = None
        self._sound: SoundProcess | None = None
        self._cues: CuePlayer | None = None
        self._recorder: Recorder | None = None
        self._summary: SummaryPage | None = None
        self._care: BackCarePage | None = None
        self._named: RoutineFile | None = None
        self._starts_at_once = False
        self._trouble = ""
        self._is_ending = False
        self._system_is_dark = qt.palette().window().color().lightnessF() < 0.5
        theme = named(name_of(str(self._settings.theme), self._system_is_dark))
        names = [unread_name(file) for file in self._files()]
        self.window = MainWindow(theme, names, self._end)
        self.window.first_painted.connect(self._complete)

    def _complete(self) -> None:
        """Everything the first paint did not wait for."""
        from midline.desktop.end_signals import on_end_signals
        from midline.ui.library.page import LibraryPage
        from midline.ui.library.reading import SlicedReading
        from midline.ui.themes import Themes

        self.themes = Themes(self._qt, str(self._settings.theme), self._system_is_dark)
        self.library = LibraryPage(self.themes, self._data.workouts)
        self.reading = SlicedReading(self)
        self._connect()
        self.library.set_files(self._files())
        self.window.complete()
        self.window.show_page(self.library)
        self._notifier = on_end_signals(self.window.close)
        sys.excepthook = self._log_bug
        for problem in self._problems:
            self._say(problem)
        self._look_at_history()
        if self._named is not None:
            self.library.select(self._named.key)
        self.read_again()

    def _connect(self) -> None:
        library = self.library
        self.reading.read.connect(self._put)
        self.reading.finished.connect(lambda: QTimer.singleShot(0, self, self._tell_bench))
        library.start_wanted.connect(self.start)
        library.selected.connect(self.reading.first)
        library.theme_wanted.connect(self._next_theme)
        library.care_wanted.connect(self._show_care)
        library.keys_wanted.connect(self.window.show_keys)
        library.full_screen_wanted.connect(self.window.toggle_full_screen)
        library.again_wanted.connect(self.read_again)
        library.folder_wanted.connect(self._open_folder)
        library.dropped.connect(self._add)

    # The library

    def choose(self, routine: RoutineFile, *, start: bool) -> None:
        """Choose the routine that was named on the command line; before the first paint."""
        self._named = routine
        self._starts_at_once = start

    def read_again(self) -> None:
        files = self._files()
        self.library.set_files(files)
        self.reading.begin(files)
        self.reading.first(self.library.chosen_key())

    def _tell_bench(self) -> None:
        self.library.repaint()
        tell_bench("library complete")

    def _files(self) -> tuple[RoutineFile, ...]:
        files = list_files(self._data.workouts, resource("workouts"))
        if self._named is not None and self._named not in files:
            return (self._named, *files)
        return files

    def _put(self, entry: Entry) -> None:
        self.library.put(entry)
        if self._starts_at_once and self._named is not None and entry.file == self._named:
            self._starts_at_once = False
            self.library.start()

    def _look_at_history(self) -> None:
        """When each routine was last done, and so which is next."""
        from datetime import datetime

        from midline.progress.next_routine import next_routine
        from midline.ui.phrases import ago

        done = self._last_done()
        now = datetime.now().astimezone()
        days = {key: (now.date() - at.astimezone().date()).days for key, at in done.items()}
        self.library.set_last({key: ago(each) for key, each in days.items()})
        self.library.set_next(next_routine(self.library.rows.keys(), done, now) or "")

    def _last_done(self) -> dict[str, datetime]:
        """Looking must not make the file, nor load SQLite where there is none."""
        if not self._data.history.exists():
            return {}
        from midline.history.errors import HistoryError
        from midline.history.queries import last_done

        try:
            return last_done(self._open_store())
        except HistoryError as error:
            self._say(str(error))
            return {}

    def _add(self, paths: list[Path]) -> None:
        from midline.library.adding import add_to_library
        from midline.library.entries import read_entry

        for path in paths:
            try:
                added = add_to_library(read_entry(RoutineFile(path)), self._data.workouts)
            except KnownError as error:
                self._say(str(error))
                continue
            self._say(f"{path.name} is now one of your own routines.")
            self.read_again()
            self.library.select(added.key)

    def _open_folder(self, folder: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self._say(f"The folder is {folder}")

    # A session

    def start(self, entry: Entry) -> None:
        """Run a routine on the stage."""
        from midline.audio.cue_player import CuePlayer
        from midline.audio.voice import shipped_voice
        from midline.desktop.guard import guarded
        from midline.desktop.system_clock import SystemClock
        from midline.history.recorder import Recorder
        from midline.session.events import Command
        from midline.session.plan import compile_plan
        from midline.ui.session_controller import SessionController
        from midline.ui.stage.stage import Stage

        if self.controller is not None or entry.routine is None:
            return
        plan, clock = compile_plan(entry.routine), (self._new_clock or SystemClock)()
        self._recorder = Recorder(
            self._open_store, plan, entry.file.key, entry.text, self._say_trouble
        )
        self._start_sound()
        assert self._sound is not None
        self._cues = CuePlayer(
            self._sound, clock.real_ns, volume=self._settings.volume / 100,
            muted=self._settings.mute, voice=shipped_voice(), choices=self._settings.sound_choices,
        )  # fmt: skip
        outputs = (guarded(self._recorder), guarded(self._cues))
        self.controller = SessionController(plan, clock, outputs, self)
        stage = Stage(self.controller, self.themes)
        self._connect_stage(stage, self.controller)
        self.window.show_page(stage)
        if self._settings.full_screen:
            self.window.set_full_screen(True)
        self.controller.command(Command.START)

    def _connect_stage(self, stage: Stage, controller: SessionController) -> None:
        window = self.window
        stage.said.connect(self._say)
        stage.keys_wanted.connect(window.show_keys)
        stage.full_screen_wanted.connect(window.toggle_full_screen)
        stage.leave_full_screen_wanted.connect(partial(window.set_full_screen, False))
        stage.mute_wanted.connect(partial(self._toggle_mute, stage))
        stage.set_muted(self._settings.mute)
        controller.changed.connect(self._tell_of_sound)
        controller.finished.connect(partial(self._sum_up, stage, controller))

    def _sum_up(self, stage: Stage, controller: SessionController) -> None:
        """The session is over, and all its sets are kept."""
        from midline.ui.summary.page import SummaryPage

        self.controller = None
        if self._is_ending:
            return
        session = controller.session
        if self.window.isFullScreen():
            self.window.set_full_screen(False)
        if session.done:
            self._summary = SummaryPage(
                session.plan, session.done, controller.took_s(), self.themes
            )
            self._summary.save_wanted.connect(self._save_summary)
            self._summary.leave_wanted.connect(self._leave_summary)
            self._summary.keys_wanted.connect(self.window.show_keys)
            if self._recorder is not None and self._recorder.unsaved:
                self._summary.show_trouble(self._trouble)
            self.window.show_page(self._summary)
        else:
            self.window.show_page(self.library)
            self._say("No set was done, so nothing was kept.")
        self.window.drop_page(stage)
        controller.deleteLater()

    def _save_summary(self, said: Said) -> None:
        try:
            self._keep(said)
        except KnownError as error:
            if self._summary is not None:
                self._summary.show_trouble(str(error))
            return
        self._say("Saved")
        self._leave_summary()

    def _keep(self, said: Said) -> None:
        """Raises `HistoryError`."""
        from midline.history.edits import Summary

        if self._recorder is not None:
            self._recorder.save(Summary(said.actual, said.effort, said.pain, said.note))

    def _leave_summary(self) -> None:
        page, self._summary, self._recorder = self._summary, None, None
        self.window.show_page(self.library)
        if page is not None:
            self.window.drop_page(page)
        self._look_at_history()

    def _open_store(self) -> Store:
        """Raises `HistoryError`."""
        from midline.history.store import Store

        if self._store is None:
            self._store = Store(self._data.history)
        return self._store

    # Sound, looks, news

    def _start_sound(self) -> None:
        from midline.audio.sound_process import sound_process

        if self._sound is None:
            self._sound = sound_process(self._data, self._settings)
            self._sound.start()

    def _tell_of_sound(self) -> None:
        if self._sound is not None and self._sound.trouble and not self._settings.mute:
            self._say_trouble(self._sound.trouble)

    def _toggle_mute(self, stage: Stage) -> None:
        self._change(replace(self._settings, mute=not self._settings.mute))
        stage.set_muted(self._settings.mute)
        if self._cues is not None:
            self._cues.set_muted(self._settings.mute)

    def _next_theme(self) -> None:
        themes = list(Theme)
        theme = themes[(themes.index(self._settings.theme) + 1) % len(themes)]
        self._change(replace(self._settings, theme=theme))
        self.themes.choose(str(theme))

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        try:
            settings_file.save(self._data.settings, settings)
        except SettingsError as error:
            self._say_trouble(str(error))

    def _show_care(self) -> None:
        from midline.ui.back_care import BackCarePage

        if self._care is None:
            self._care = BackCarePage(self.themes)
            self._care.leave_wanted.connect(partial(self.window.show_page, self.library))
            self._care.keys_wanted.connect(self.window.show_keys)
        self.window.show_page(self._care)

    def _say(self, text: str) -> None:
        self.window.say(text)

    def _say_trouble(self, text: str) -> None:
        """The same trouble is told once until there is another."""
        if text != self._trouble:
            self._trouble = text
            log.warning(text)
            self._say(text)

    # The end

    def _end(self) -> None:
        """The window closes: whatever was done is kept."""
        self._is_ending = True
        if self.controller is not None:
            from midline.session.events import Command

            self.controller.command(Command.STOP)
        if self._summary is not None:
            try:
                self._keep(self._summary.said())
            except KnownError as error:
                log.warning("the summary was not saved: %s", error)
        if self._sound is not None:
            self._sound.close()
        if self._store is not None:
            self._store.close()

    def _log_bug(self, *error: object) -> None:
        log.error("a bug", exc_info=error)  # type: ignore[arg-type]
        QTimer.singleShot(
            0, self, partial(self._say, "Something went wrong; midline.log tells what. Go on.")
        )
