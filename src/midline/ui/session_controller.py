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
from midline.ui.spoken_news import news_of, news_of_time

HEARTBEAT_S = 1.0  # the longest wait: a sleep of the machine is looked for


class SessionController(QObject):
    """``outputs`` are given the events first, in their order; then the signals follow."""

    changed = Signal()  # the step, the phase or a length: look anew
    flashed = Signal(str)  # the word of a cue, for who hears none
    ticked = Signal()  # at least once a second while it runs
    news = Signal(object)  # `News` for a screen reader
    refused = Signal(str)
    found_away = Signal(float)  # seconds
    finished = Signal()

    def __init__(
        self,
        session: Plan | Session,
        clock: Clock,
        outputs: Iterable[Output] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._heard: list[Event] = []
        self._flashes: Flashes = ()
        self._runner = Runner(session, clock, (*outputs, self._hear))
        self._seen = self._runner.look()
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
        before = self._seen
        self._runner.command(command)
        now = self._seen = self.look()
        self._wait_for_next()
        heard, self._heard = self._heard, []
        if any(not isinstance(event, CueDue | Refused) for event in heard):
            self.changed.emit()
        for news in (*(news_of(event, now) for event in heard), news_of_time(before, now)):
            if news is not None:
                self.news.emit(news)
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
        wait_s = _heartbeat_s(self._seen)
        wait_s = wait_s if due_s is None else min(due_s, wait_s)
        self._timer.start(math.ceil(wait_s * 1000))


def _heartbeat_s(look: Snapshot) -> float:
    """To the next whole second of what is left of the step, for news of the time is exact."""
    if look.remaining_s is None or look.lead_in_s > 0:
        return HEARTBEAT_S
    return look.remaining_s % HEARTBEAT_S or HEARTBEAT_S
