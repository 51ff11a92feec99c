"""Runs one session for a front end: asks the clock, advances the player, passes the events on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from midline.session.clock import STOPPED_AFTER_S, Clock, away_s
from midline.session.events import AnyCommand, Command, Event, FindAway
from midline.session.plan import Plan
from midline.session.player import advance, big_button
from midline.session.snapshot import Snapshot, snapshot
from midline.session.state import Session

Output = Callable[[Session, tuple[Event, ...]], None]


class Runner:
    """Owns the session and its clock. ``outputs`` are given every batch of events, in order.

    An output must not raise: who connects it guards it.
    """

    def __init__(
        self,
        session: Plan | Session,
        clock: Clock,
        outputs: Iterable[Output],
        stopped_after_s: float = STOPPED_AFTER_S,
    ) -> None:
        """Of a plan a new session is made; one that was cut short is given as it is to go on."""
        self.session = Session(session) if isinstance(session, Plan) else session
        self._clock = clock
        self._outputs = tuple(outputs)
        self._stopped_after_s = stopped_after_s
        self._seen = clock.now()

    def tick(self) -> None:
        """Let time pass. Call it when ``due_in_s`` is over, and at least once a second."""
        self.command(None)

    def command(self, command: AnyCommand | None) -> None:
        now = self._clock.now()
        gone_s = away_s(self._seen, now, stopped_after_s=self._stopped_after_s)
        if gone_s:
            self._advance(FindAway(self._seen.running_ns, gone_s), now.running_ns)
        self._seen = now
        self._advance(command, now.running_ns)

    def due_in_s(self) -> float | None:
        """Seconds until the next event by itself, at least 0; None if nothing is due."""
        due_ns = self.session.next_due_ns
        if due_ns is None:
            return None
        return max(0, due_ns - self._clock.now().running_ns) / 1e9

    def big_button(self) -> Command:
        """What the one big key does now."""
        return big_button(self.session, self._clock.now().running_ns)

    def look(self) -> Snapshot:
        return snapshot(self.session, self._clock.now().running_ns)

    def _advance(self, command: AnyCommand | None, now_ns: int) -> None:
        self.session, events = advance(self.session, command, now_ns)
        if events:
            for output in self._outputs:
                output(self.session, events)
