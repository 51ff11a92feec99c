"""The stage: a session, readable from the mat. Everything it says comes from ``stage_view``."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from midline.figures.model import Figure
from midline.routine.model import Exercise
from midline.routine.view import View
from midline.session.cue_words import is_said
from midline.session.events import AnyCommand, Command, Extend, JumpTo
from midline.session.plan import PlannedSet
from midline.session.snapshot import Snapshot
from midline.session.state import Phase
from midline.ui import phrases
from midline.ui.accessible import announce
from midline.ui.actions import add_actions
from midline.ui.keys import EVERYWHERE, STAGE
from midline.ui.session_controller import SessionController
from midline.ui.spoken_news import News
from midline.ui.stage.control_bar import MAIN
from midline.ui.stage.face import Face
from midline.ui.stage.fading import Fading
from midline.ui.stage.jump_panel import JumpPanel
from midline.ui.stage.lying import Lying, mirrored, turned
from midline.ui.stage.moving import Move, move_of
from midline.ui.stage.pulse import pulse
from midline.ui.stage.stop_panel import ask_to_stop, offer_after_away
from midline.ui.stage.view import EXACT_S, share_gone, stage_view
from midline.ui.themes import Themes
from midline.ui.translate import content, told, tr
from midline.ui.widgets.key_button import KeyButton
from midline.ui.widgets.panel import Panel

FRAME_MS = 38
EXTEND_S = 15.0
COMMANDS: dict[str, AnyCommand] = {
    "finish_set": Command.FINISH_SET,
    "skip": Command.SKIP,
    "back": Command.BACK,
    "redo": Command.REDO,
    "shorter": Extend(-EXTEND_S),
    "longer": Extend(EXTEND_S),
    "enough": Command.ENOUGH,
}


@dataclass(frozen=True)
class StageChoices:
    """How it lies where neither the routine nor a key says otherwise; ``is_calm``: less moves.

    What is done in a trial is not kept: it says so all the time, and ends without a question.
    """

    lies: View = View.UPRIGHT
    is_calm: bool = False
    is_trial: bool = False
    figure_of: Callable[[Exercise], Figure | None] = lambda exercise: None


class Stage(Face):
    """``said`` is for a toast. The window listens to the rest.

    Cues flash as long as ``has_sound`` says no.
    """

    said = Signal(str)
    mute_wanted = Signal()
    full_screen_wanted = Signal()
    leave_full_screen_wanted = Signal()
    keys_wanted = Signal()

    def __init__(
        self,
        controller: SessionController,
        themes: Themes,
        has_sound: Callable[[], bool],
        choices: StageChoices = StageChoices(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(controller.session.plan, themes, parent)
        self.setObjectName("stage")
        name = content(controller.session.plan.routine.name)
        self._is_trial = choices.is_trial
        self.setAccessibleName(
            tr("Trying out: {name}" if choices.is_trial else "Session: {name}", name=name)
        )
        if self._is_trial:
            self.set_note(tr("Only trying it out: nothing is kept"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._controller, self._has_sound = controller, has_sound
        self._is_calm = choices.is_calm
        self._lying = Lying(choices.lies)
        self._figure_of = choices.figure_of
        self._move: Move | None = None
        self._tenth: int | None = None
        self._word = ""
        self._panel: Panel | None = None
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self.actions_by_name = add_actions(self, (*STAGE, *EVERYWHERE), self._handlers())
        self.add_bars(self.actions_by_name)
        bars = (self.window_bar, self.control_bar)
        self._fading = Fading(bars, self._may_fade, is_calm=choices.is_calm)
        self.strip.chosen.connect(self._jump_to)
        controller.changed.connect(self.flash.hide)
        controller.changed.connect(self.refresh)
        controller.flashed.connect(self._flash)
        controller.ticked.connect(self._go_on_if_seen)
        controller.news.connect(self._announce)
        controller.refused.connect(self.said)
        controller.found_away.connect(self._ask_after_away)
        controller.finished.connect(self._close_panel)
        self.refresh()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        handlers: dict[str, Callable[[], object]] = {
            name: lambda command=command: self._controller.command(command)  # type: ignore[misc]
            for name, command in COMMANDS.items()
        }
        return handlers | {
            "big": self._controller.press_big_button,
            "pause": self._pause_or_resume,
            "jump": self._ask_where_to_jump,
            "stop": self.ask_to_stop,
            "leave": self._leave,
            "full_screen": self.full_screen_wanted.emit,
            "mute": self.mute_wanted.emit,
            "keys": self.keys_wanted.emit,
            "turn": lambda: self._lie(turned),
            "mirror": lambda: self._lie(mirrored),
        }

    # What is shown

    def refresh(self) -> None:
        """Look at the session anew, after something happened to it."""
        self._tenth = None
        look = self._controller.look()
        self.set_lies(self._lying.now(look))
        self._take_move(look.step.set)  # first, for the words are laid out around its figure
        self.show_view(stage_view(look))
        self._show_moment(look)
        self._show_what_can_be_done()
        self.strip.set_done(look.done)
        if look.phase is not Phase.RUNNING:
            self._fading.wake()
        self._run_frames()

    def _frame(self) -> None:
        """None where nobody sees them, behind another window or minimised."""
        if self._is_seen():
            self.show_now()
        else:
            self._frames.stop()

    def _go_on_if_seen(self) -> None:
        """At every tick, for one second is soon enough; a timer of its own would cost as much."""
        if self._is_seen():
            self._run_frames()

    def show_now(self) -> None:
        """Show the present moment. Words change on tenths of a second, the ring all the time."""
        look = self._controller.look()
        self._show_moment(look)
        tenth = math.floor((look.position_s - look.lead_in_s + EXACT_S) * 10)
        if tenth == self._tenth:
            self.ring.set_gone(share_gone(look))
            return
        self._tenth = tenth
        view = stage_view(look)
        self.show_view(view)
        if view.word != self._word:  # a count-in is over: what was refused in it can be done now
            self._word = view.word
            self._show_what_can_be_done()

    def _take_move(self, planned: PlannedSet | None) -> None:
        """That of the set, or of the one that a pause leads to."""
        self._move = move_of(planned) if planned is not None else None
        figure = self.column.figure
        figure.setVisible(planned is not None)
        if planned is not None and self._move is not None:
            figure.set_figure(self._figure_of(planned.exercise))
            figure.set_side(self._move.is_mirrored)
            name = phrases.name(planned)
            figure.setAccessibleName(tr("Figure: {name}", name=name))

    def _show_moment(self, look: Snapshot) -> None:
        """What goes on between tenths of a second."""
        self.set_pulse(pulse(look, is_calm=self._is_calm))
        if self._move is not None:
            seconds = self._move.seconds(look.position_s, is_calm=self._is_calm)
            self.column.figure.set_moment(seconds, self._move.tempo, self._move.is_hold)

    def _flash(self, word: str) -> None:
        if not self._has_sound() and self.isVisible():
            self.show_now()  # for its colour is that of this moment
            self.flash.show_word("" if is_said(word, self.number.text()) else told(word))

    def _announce(self, news: News) -> None:
        announce(self.window(), news.text, at_once=news.at_once)

    def is_animating(self) -> bool:
        return self._frames.isActive()

    def _run_frames(self) -> None:
        is_running = self._controller.session.phase is Phase.RUNNING
        if not (is_running and self.isVisible()):
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start(FRAME_MS)

    def _is_seen(self) -> bool:
        handle = self.window().windowHandle()
        is_exposed = handle is not None and handle.isExposed()
        return self.isVisible() and is_exposed and not self.window().isMinimized()

    def _show_what_can_be_done(self) -> None:
        for name, command in COMMANDS.items():
            self.actions_by_name[name].setEnabled(self._controller.can(command))
        session = self._controller.session
        is_paused = session.phase is Phase.PAUSED
        word, icon = (tr("Go on"), "play") if is_paused else (tr("Pause"), "pause")
        self.actions_by_name["pause"].setText(word)
        if self._controller.big_button() is Command.FINISH_SET:
            word, icon = tr("Done"), "finish"
        self.actions_by_name[MAIN].setText(word)
        self.control_bar.buttons[MAIN].set_icon_name(icon)

    def _lie(self, change: Callable[[View], View]) -> None:
        look = self._controller.look()
        self._lying = self._lying.changed(look, change)
        self.set_lies(self._lying.now(look))

    def _may_fade(self) -> bool:
        focus = QApplication.focusWidget()
        is_in_use = isinstance(focus, KeyButton) or self._panel is not None
        is_running = self._controller.session.phase is Phase.RUNNING
        return self.window().isFullScreen() and is_running and not is_in_use

    def set_muted(self, muted: bool) -> None:
        self.actions_by_name["mute"].setText(tr("Sound on" if muted else "Mute"))
        self.window_bar.buttons["mute"].set_icon_name("muted" if muted else "sound")
        self.flash.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fading.watch(self.window().windowHandle())
        self._run_frames()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fading.watch(None)
        self._frames.stop()

    # What is asked for

    def _pause_or_resume(self) -> None:
        is_paused = self._controller.session.phase is Phase.PAUSED
        self._controller.command(Command.RESUME if is_paused else Command.PAUSE)

    def _leave(self) -> None:
        if self.window().isFullScreen():
            self.leave_full_screen_wanted.emit()
        else:
            self.ask_to_stop()

    def _jump_to(self, ordinal: int) -> None:
        self._controller.command(JumpTo(ordinal))

    def _ask_where_to_jump(self) -> None:
        look = self._controller.look()
        now = look.step.set.ordinal if look.step.set else 0
        panel = JumpPanel(
            self.window(), look.plan.sets, look.done, now, self._themes, self._figure_of
        )
        panel.chosen.connect(self._jump_to)
        self._open(panel)

    def ask_to_stop(self) -> None:
        """Asks only when sets would be left; the session is paused meanwhile."""
        look = self._controller.look()
        left = len(look.plan.sets) - len(look.done)
        if left == 0 or look.phase is Phase.READY or self._is_trial:
            self._controller.command(Command.STOP)
            return
        was_running = look.phase is Phase.RUNNING
        if was_running:
            self._controller.command(Command.PAUSE)
        self._open(ask_to_stop(self.window(), self._controller, left, was_running))

    def _ask_after_away(self, away_s: float) -> None:
        self._open(offer_after_away(self.window(), self._controller, away_s))

    def _open(self, panel: Panel) -> None:
        self._close_panel()
        self._panel = panel
        panel.gone.connect(self._panel_is_gone)
        panel.open()

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close_silently()

    def _panel_is_gone(self) -> None:
        self._panel = None
        self.setFocus()
