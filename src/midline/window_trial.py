"""A routine that is edited, tried on the stage: a session without history, summary or lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from midline.audio.cue_player import CuePlayer
from midline.desktop.guard import guarded
from midline.routine.model import Routine
from midline.routine.writing.places import Address
from midline.session.clock import Clock
from midline.session.events import Command
from midline.session.plan import compile_plan
from midline.session.state import Session
from midline.ui.main_window import MainWindow
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage, StageChoices
from midline.ui.themes import Themes


def trial_of(routine: Routine, at: Address) -> Session:
    """From the first set of an exercise on, or of a section's first one; ``()`` is the beginning.

    Raises IndexError where there is no such part.
    """
    plan = compile_plan(routine)
    if not at:
        return Session(plan)
    exercise = routine.sections[at[0]].exercises[at[1] if len(at) > 1 else 0]
    first = next(each for each in plan.sets if each.exercise is exercise)
    return Session(plan, index=plan.work_index(first.ordinal) if first.ordinal else 0)


class WindowTrial(QObject):
    """``over`` comes at the end, however it ended: the editor's turn has come."""

    over = Signal()

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        session: Session,
        clock: Clock,
        cues: CuePlayer,
        has_sound: Callable[[], bool],
        choices: StageChoices,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.controller = SessionController(session, clock, (guarded(cues),), self)
        self.stage = Stage(self.controller, themes, has_sound, replace(choices, is_trial=True))
        self.controller.finished.connect(self._end)

    def begin(self) -> None:
        self._window.show_page(self.stage)
        self.controller.command(Command.START)

    def _end(self) -> None:
        if self._window.isFullScreen():
            self._window.set_full_screen(False)
        self.over.emit()
        self._window.drop_page(self.stage)
        self.deleteLater()
