"""The window's composition root: the only place that builds its parts and connects them.

Until the first paint only what it shows is imported and read; the rest comes right after it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from midline import settings as settings_file
from midline.data_folder import DataFolder
from midline.desktop.instance_lock import InstanceLock
from midline.desktop.log_file import log_to
from midline.desktop.no_sources import keep_no_sources
from midline.history.opening import OneStore
from midline.library.entries import Entry, RoutineFile, list_files
from midline.library.remembered import recall
from midline.resources import resource
from midline.settings import Settings, SettingsError
from midline.ui.first_look import first_rows
from midline.ui.fusion import application
from midline.ui.main_window import MainWindow
from midline.ui.translate import tr
from midline.window_end import WindowEnd
from midline.window_look import WindowLook

if TYPE_CHECKING:
    from midline.desktop.system_clock import SessionClock
    from midline.history.start import Start
    from midline.ui.library.page import LibraryPage
    from midline.ui.themes import Themes
    from midline.window_editing import WindowEditing
    from midline.window_help import WindowHelp
    from midline.window_library import WindowLibrary
    from midline.window_past import WindowPast
    from midline.window_session import WindowSession
    from midline.window_settings import WindowSettings
    from midline.window_sound import WindowSound
    from midline.window_stage import WindowStage

log = logging.getLogger(__name__)


def run(data: DataFolder, routine: RoutineFile | None = None, *, start: bool = False) -> int:
    """Open the window, on ``routine`` if one is named, and ``start`` it if so wished.

    Returns the exit status, 1 where sets could not be saved. Raises `KnownError` if the data can't
    be used or is in use.
    """
    keep_no_sources()
    data.make()
    lock = InstanceLock(data.root)
    log_to(data.log)
    qt = application(sys.argv[:1])
    qt.setApplicationName("midline")
    qt.setApplicationDisplayName("Midline")
    qt.setDesktopFileName("midline")
    midline = Midline(qt, data)
    if routine is not None:
        midline.choose(routine, start=start)
    midline.window.show()
    status = qt.exec()
    lock.release()
    if midline.end.unsaved:
        print(midline.end.unsaved, file=sys.stderr)
    return status or int(bool(midline.end.unsaved))


class Midline(QObject):
    """The parts that live as long as the window, and the session under way if there is one."""

    themes: Themes
    library: LibraryPage
    shelves: WindowLibrary
    past: WindowPast
    editing: WindowEditing
    stages: WindowStage
    help: WindowHelp

    def __init__(
        self,
        qt: QApplication,
        data: DataFolder,
        new_clock: Callable[[], SessionClock] | None = None,
    ) -> None:
        """``new_clock`` makes a session's clock: the system's, unless a test has its own."""
        super().__init__(qt)
        self._qt, self._data, self._new_clock = qt, data, new_clock
        self._settings, self._problems = settings_file.load(data.settings)
        self.session: WindowSession | None = None
        self._store = OneStore(data.history)
        self._sound: WindowSound | None = None
        self._window_settings: WindowSettings | None = None
        self._named: RoutineFile | None = None
        self._starts_at_once = False
        self._is_complete = False
        self._look = WindowLook(qt, self._settings, data.themes)
        files = list_files(data.workouts, resource("workouts"))[:30]  # more than there is room for
        seen = first_rows(files, recall(data.rows, files))
        self.window = MainWindow(
            self._look.first_theme(), seen, self._may_close, self._look.type_scale()
        )
        self.end = WindowEnd(self.window)
        self.window.first_painted.connect(self._complete)

    def _complete(self) -> None:
        """Everything the first paint did not wait for."""
        if not self.window.isVisible():
            return  # it was closed at once
        from midline.desktop.end_signals import on_end_signals
        from midline.ui.accessible import tell_roles
        from midline.window_editing import WindowEditing
        from midline.window_help import WindowHelp
        from midline.window_past import WindowPast
        from midline.window_stage import WindowStage

        tell_roles(self.window)
        self._look.complete()
        self._look.languages.changed.connect(self._build_anew)
        self.themes = self._look.themes
        self.past = WindowPast(
            self.window, self.themes, self._data, self._store, lambda: self._settings, self._change,
            lambda: self.session is not None,
        )  # fmt: skip
        self.stages = WindowStage(
            self.window, self._look, lambda: self._settings, self._started_sound,
            lambda: self.shelves, lambda: self._names, self._new_clock,
        )  # fmt: skip
        self.stages.mute_wanted.connect(self._toggle_mute)
        self.help = WindowHelp(self.window, self.themes, lambda: self.library)
        self.help.tour_answered.connect(self._tour_is_answered)
        self.editing = WindowEditing(
            self.window, self.themes, self._data, lambda: self.shelves, self.stages
        )
        self.editing.over.connect(partial(self._back_to_library, ""))
        if self.past.backups.look():
            self._starts_at_once = False  # first the answer
        self._build_library()
        self.window.complete()
        self.window.show_page(self.library)
        self._look.complete_seen()
        self._notifier = on_end_signals(self.end.leave_anyway)
        sys.excepthook = self._log_bug
        self._tell_of_settings()
        self.shelves.look_at_history()
        self.shelves.show_named()
        self.past.changed.connect(lambda: self.shelves.look_at_history())
        self.past.over.connect(partial(self._back_to_library, ""))
        self.past.go_on_wanted.connect(self._start)
        self.past.sum_up_wanted.connect(lambda start: self._make_session(start).sum_up())
        self.past.sync.begin()
        self._is_complete = True
        if not self._starts_at_once:
            self.past.resume.offer()

    def _build_library(self) -> None:
        from midline.window_library import WindowLibrary
        from midline.window_names import WindowNames

        self.shelves = WindowLibrary(
            self.themes, self._data, self._store.open, self._named,
            starts_at_once=self._starts_at_once,
        )  # fmt: skip
        self.library = self.shelves.page
        self._names = WindowNames(self.library, self._data)
        self._connect()
        self.shelves.read_again()

    def _build_anew(self) -> None:
        """Another language was chosen, in the settings: a page keeps the one it was built in."""
        shelves = self.shelves
        self._starts_at_once = False
        self._build_library()
        self.shelves.look_at_history()
        self.library.select(shelves.page.chosen_key())
        self._settings_parts().build_anew()
        self.window.drop_page(shelves.page)
        shelves.deleteLater()
        self.help.forget_page()
        self.past.forget_page()

    def _connect(self) -> None:
        from midline.window_importing import WindowImporting
        from midline.window_printing import print_routine

        library = self.library
        WindowImporting(self.window, self.themes, self._data.workouts, self.shelves)
        library.print_wanted.connect(
            partial(print_routine, self.window, self.shelves.figure_of, self._data.versions)
        )
        self.shelves.said.connect(self._say)
        self.shelves.start_wanted.connect(self.start)
        self.shelves.changed.connect(self._tell_of_newer)
        library.edit_wanted.connect(self.editing.open)
        library.new_wanted.connect(self.editing.new)
        library.selected.connect(self.window.place_toast)
        library.theme_wanted.connect(self._next_theme)
        library.care_wanted.connect(self.help.show_care)
        library.throw_away_wanted.connect(self.editing.throw_away)
        library.undo_wanted.connect(self._undo)
        library.history_wanted.connect(lambda: self.past.show(self.shelves.figure_of))
        library.settings_wanted.connect(lambda: self._settings_parts().show())
        library.keys_wanted.connect(partial(self.window.show_keys, self.help.take_tour))
        library.offer.taken.connect(self.help.take_tour)
        library.offer.declined.connect(self._tour_is_answered)
        library.offer.setVisible(not self._settings.tour_offered)
        library.full_screen_wanted.connect(self.window.toggle_full_screen)

    def choose(self, routine: RoutineFile, *, start: bool) -> None:
        """Choose the routine that was named on the command line; before the first paint."""
        self._named = routine
        self._starts_at_once = start

    # A session

    def start(self, entry: Entry) -> None:
        """Run a routine on the stage."""
        from midline.history.start import Start

        if entry.routine is not None:
            self._start(Start.of(entry.routine, entry.file.key, entry.text))

    def _start(self, start: Start) -> None:
        from midline.window_session import ask_where_nothing_is_kept

        if self.session is None:
            begin = partial(self._check_and_begin, start)
            if self._store.is_missing:  # it is made with the first set
                begin()
                return
            ask_where_nothing_is_kept(self.window, self._store.open, begin)

    def _check_and_begin(self, start: Start) -> None:
        """The very first session begins with a sound check."""
        if self._settings.sound_checked or self._settings.mute:
            self._begin(start)
        else:
            self._settings_parts().check(partial(self._begin, start))

    def _begin(self, start: Start) -> None:
        session = self._make_session(start)
        if self._settings.full_screen:
            self.window.set_full_screen(True)
        session.begin()
        self._tour_is_answered()
        if not self.shelves.was_ever_trained:
            tip = tr("Space pauses and goes on. ? shows all the other keys.")
            self.window.say(tip, at_once=True, is_tip=True)  # before the first set begins

    def _make_session(self, start: Start) -> WindowSession:
        from midline.window_session import WindowSession

        clock, cues, has_sound, choices = self.stages.parts(start.session)
        recorder = start.recorder(self._store.open_for_sets, self._warn, clock.real_ns)
        self.session = session = WindowSession(
            self.window, self.themes, start.session, clock, recorder, cues, has_sound,
            self._data, choices,
        )  # fmt: skip
        session.over.connect(self._back_to_library)
        self.stages.connect_stage(session.stage, session.controller)
        return session

    def _tell_of_newer(self, files: tuple[RoutineFile, ...]) -> None:
        """The session under way keeps the plan that it began with."""
        if self.session is not None and any(map(self.session.is_older_than, files)):
            newer = tr("The file of this routine is newer now. This session stays as it began.")
            self.window.say(newer)

    def _undo(self) -> None:
        """In the library: what was thrown away there, or a session that was discarded."""
        if not self.editing.take_back():
            self.past.resume.take_back()

    def _back_to_library(self, word: str) -> None:
        if self.session is not None:
            self.session.deleteLater()
            self.session = None
        self.window.show_page(self.library)
        if word:
            self.window.say(word)
        self.shelves.look_at_history()
        self.past.after_session()

    # Sound, looks, news

    def _tour_is_answered(self) -> None:
        """Also by who starts a session instead."""
        self.library.offer.hide()
        if not self._settings.tour_offered:
            self._change(replace(self._settings, tour_offered=True))

    def _started_sound(self) -> WindowSound:
        from midline.audio.sound_process import sound_process
        from midline.window_sound import WindowSound

        if self._sound is None:
            self._sound = WindowSound(sound_process(self._data, self._settings), self._settings)
        return self._sound

    def _toggle_mute(self) -> None:
        self._change(replace(self._settings, mute=not self._settings.mute))
        for each in (self.session, self.editing.trial):
            if each is not None:
                each.stage.set_muted(self._settings.mute)

    def _next_theme(self) -> None:
        self._change(replace(self._settings, theme=self.themes.next_choice()))

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self._look.take(settings)
        if self._sound is not None:
            self._sound.set_settings(settings)
        try:
            settings_file.save(self._data.settings, settings)
        except SettingsError as error:
            self._warn(str(error))

    def _settings_parts(self) -> WindowSettings:
        from midline.window_settings import WindowSettings

        if self._window_settings is None:
            sound = self._started_sound()
            self._window_settings = WindowSettings(
                self.window, self.themes, sound, lambda: self._settings, self._change, self._data,
                self.past.sync, self._problems,
            )  # fmt: skip
            self._window_settings.over.connect(lambda: self.window.show_page(self.library))
        return self._window_settings

    def _say(self, text: str) -> None:
        self.window.say(text)

    def _warn(self, text: str) -> None:
        """Trouble with what the user made goes before all other news."""
        log.warning(text)
        self.window.say(text, at_once=True)

    def _tell_of_settings(self) -> None:
        self._problems += self.themes.missing()
        for problem in self._problems:
            log.warning(problem)
        if self._problems:
            self._say(settings_file.in_short(self._problems))

    # The end

    def _may_close(self) -> bool:
        if not self._is_complete:
            return True  # closed at its first paint: there is nothing yet
        if self.session is not None and not self.end.may_close(self.session):
            return False
        if not self.editing.may_close(self.end.is_leaving_anyway):
            return False
        if self._sound is not None:
            self._sound.close()
        self.past.stop()
        return True

    def _log_bug(self, *error: object) -> None:
        log.error("a bug", exc_info=error)  # type: ignore[arg-type]
        QTimer.singleShot(
            0, self, partial(self._say, "Something went wrong; midline.log tells what. Go on.")
        )
