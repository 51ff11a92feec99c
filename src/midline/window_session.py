"""One session in the window: from Start over the stage to its saved summary."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from midline.audio.cue_player import CuePlayer
from midline.data_folder import DataFolder
from midline.desktop.guard import guarded
from midline.desktop.session_lock import SessionLock
from midline.history.edits import Summary
from midline.history.errors import HistoryError
from midline.history.recorder import BUSY_IN_SESSION_MS, Recorder
from midline.history.rescue import rescue
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.library.entries import RoutineFile, read_entry
from midline.session.clock import Clock
from midline.session.cue_words import WORDS
from midline.session.events import Command
from midline.session.plan import StepKind
from midline.session.state import Phase, Session
from midline.ui.main_window import MainWindow
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage, StageChoices
from midline.ui.summary.page import Said, SummaryPage
from midline.ui.themes import Themes
from midline.ui.unsaved_panels import ask_to_start_anyway

log = logging.getLogger(__name__)


class WindowSession(QObject):
    """``over`` comes at the end, with a word for the toast: the library's turn has come."""

    over = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        session: Session,
        clock: Clock,
        recorder: Recorder,
        cues: CuePlayer,
        has_sound: Callable[[], bool],
        data: DataFolder,
        choices: StageChoices = StageChoices(),  # noqa: B008 - it is frozen
    ) -> None:
        super().__init__(window)
        self._window, self._themes = window, themes
        self._recorder, self._has_sound = recorder, has_sound
        self._data, self._figure_of = data, choices.figure_of
        self._lock = SessionLock(data.running, recorder.session.id)
        self._summary: SummaryPage | None = None
        outputs = (guarded(recorder), guarded(cues))  # each set is on disk before anything else
        self.controller = SessionController(session, clock, outputs, self)
        self.stage = Stage(self.controller, themes, has_sound, choices)
        self.controller.finished.connect(self._sum_up)

    def begin(self) -> None:
        self._window.show_page(self.stage)
        self.controller.command(Command.START)

    def sum_up(self) -> None:
        """Of one that was cut short: nothing more is done, only the summary is left."""
        self.controller.command(Command.STOP)

    def is_running(self) -> bool:
        return self.controller.session.phase is not Phase.FINISHED

    def is_older_than(self, file: RoutineFile) -> bool:
        """Whether it runs, and this is the file of its routine and has another text now."""
        begun = self._recorder.session
        is_its = self.is_running() and begun.routine_file == file.key
        return is_its and read_entry(file).text != begun.routine_text

    def end(self) -> str:
        """Stop what runs and keep what was done and entered; says why if that can't be done."""
        if self.is_running():
            self.controller.command(Command.STOP)
        said = self._said()
        if not self._recorder.unsaved and said == Said():
            return ""
        return self._keep(said)

    def _said(self) -> Said:
        return Said() if self._summary is None else self._summary.said()

    def rescue(self) -> str:
        """Put the sets that the history did not take into a file; says where. May say nothing."""
        if not self._recorder.unsaved:
            return "What you entered in the summary could not be saved."
        unsaved = self._recorder.unsaved
        sets = f"{unsaved} {'set' if unsaved == 1 else 'sets'}"
        try:
            path = rescue(self._recorder, self._data.root, _as_summary(self._said()))
        except KnownError as error:
            return f"{sets} of this session could not be saved. {error}"
        return f"{sets} of this session could not be written to the history. Find them in {path}."

    def _sum_up(self) -> None:
        """The session is over, and each of its sets is kept or waits for a history."""
        self._lock.release()
        if self._window.isFullScreen():
            self._window.set_full_screen(False)
        session = self.controller.session
        if session.done:
            page = SummaryPage(
                session.plan,
                session.done,
                self.controller.took_s(),
                self._themes,
                self._figure_of,
            )
            page.save_wanted.connect(self._save)
            page.leave_wanted.connect(self._leave_unsaved)
            page.keys_wanted.connect(self._window.show_keys)
            if self._recorder.unsaved:
                page.show_trouble(self._recorder.trouble)
            self._summary = page
            self._window.show_page(page)
            if _is_whole(session) and not self._has_sound():
                self._window.say(f"{WORDS['session-done']}.")  # there is no stage to flash on
        else:
            self.over.emit("No set was done, so nothing was kept.")
        self._window.drop_page(self.stage)

    def _save(self, said: Said) -> None:
        if not self._keep(said):
            self._leave("Saved")

    def _keep(self, said: Said) -> str:
        """Says why if it can't be kept, on the summary too."""
        try:
            self._recorder.save(_as_summary(said))
        except KnownError as error:
            log.warning("the session is not saved: %s", error)
            if self._summary is not None:
                self._summary.show_trouble(str(error))
            return str(error)
        return ""

    def _leave_unsaved(self) -> None:
        self._leave(self.rescue() if self._recorder.unsaved else "")

    def _leave(self, word: str) -> None:
        page, self._summary = self._summary, None
        self.over.emit(word)
        if page is not None:
            self._window.drop_page(page)


def _as_summary(said: Said) -> Summary:
    return Summary(said.actual, said.effort, said.pain, said.note)


def _is_whole(session: Session) -> bool:
    """Whether it came to its end with all sets done but those that were only offered."""
    done = {each.planned.ordinal for each in session.done}
    is_over = session.step.kind is StepKind.FINISH
    return is_over and all(each.offered or each.ordinal in done for each in session.plan.sets)


def ask_where_nothing_is_kept(
    window: MainWindow, open_store: Callable[[], Store], begin: Callable[[], object]
) -> None:
    """Begin, but ask first where the sets could not be kept."""
    try:
        with open_store().transaction(BUSY_IN_SESSION_MS):
            pass
    except HistoryError as error:
        log.warning("the history can't be written: %s", error)
        again = partial(ask_where_nothing_is_kept, window, open_store, begin)
        window.open_panel(ask_to_start_anyway(window, str(error), again, begin))
    else:
        begin()
