"""A session as a Qt object: commands in, signals out. Owns the runner, which owns the session."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from midline.session.clock import Clock
from midline.session.cue_words import Flashes, with_flash
from midline.session.events import (
    AnyCommand,
    Command,
    CueDue,
    Event,
    Refused,
    SessionFinished,
    SessionFoundPaused,
)
from midline.session.plan import Plan
from midline.session.player import advance
from midline.session.runner import Output, Runner
from midline.session.snapshot import Snapshot
from midline.session.state import Phase, Session

HEARTBEAT_S = 1.0  # how often a sleep of the machine is looked for


class SessionController(QObject):
    """``outputs`` are given the events first, in their order; then the signals follow."""

    changed = Signal()  # the step, the phase or a length: look anew
    flashed = Signal(str)  # the word of a cue, for who hears none
    ticked = Signal()  # at least once a second while it runs
    refused = Signal(str)
    found_away = Signal(float)  # seconds
    finished = Signal()

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        outputs: Iterable[Output] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._heard: list[Event] = []
        self._flashes: Flashes = ()
        self._runner = Runner(plan, clock, (*outputs, self._hear))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def session(self) -> Session:
        return self._runner.session

    def look(self) -> Snapshot:
        return self._runner.look()

    def tick(self) -> None:
        self._run(None)

    def command(self, command: AnyCommand) -> None:
        self._run(command)

    def press_big_button(self) -> None:
        self._run(self.big_button())

    def big_button(self) -> Command:
        """What the big button would do now."""
        return self._runner.big_button()

    def can(self, command: AnyCommand) -> bool:
        """Whether the player would carry the command out now. The player itself is asked."""
        _, events = advance(self.session, command, self._clock.now().running_ns)
        return not any(isinstance(event, Refused) for event in events)

    def took_s(self) -> float:
        """From the start until now, pauses counted."""
        return self.look().elapsed_s

    def is_waiting(self) -> bool:
        """True while the timer runs."""
        return self._timer.isActive()

    def _run(self, command: AnyCommand | None) -> None:
        self._runner.command(command)
        self._wait_for_next()
        heard, self._heard = self._heard, []
        if any(not isinstance(event, CueDue | Refused) for event in heard):
            self.changed.emit()
        for event in heard:
            self._announce(event)
        self.ticked.emit()

    def _hear(self, session: Session, events: tuple[Event, ...]) -> None:
        self._heard += events

    def _announce(self, event: Event) -> None:
        match event:
            case CueDue():
                self._flash(event)
            case Refused(reason=reason):
                self.refused.emit(reason)
            case SessionFoundPaused(away_s=away_s):
                self.found_away.emit(away_s)
            case SessionFinished():
                self.finished.emit()

    def _flash(self, cue: CueDue) -> None:
        before, now_ns = self._flashes, self._clock.now().running_ns
        self._flashes = with_flash(before, cue, now_ns, self.look())
        if self._flashes is not before:
            self.flashed.emit(self._flashes[-1].word)

    def _wait_for_next(self) -> None:
        if self.session.phase is not Phase.RUNNING:
            self._timer.stop()
            return
        due_s = self._runner.due_in_s()
        wait_s = HEARTBEAT_S if due_s is None else min(due_s, HEARTBEAT_S)
        self._timer.start(math.ceil(wait_s * 1000))
