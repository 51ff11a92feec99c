"""The state of a session: frozen data and what can be read off it at a moment of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from midline.session.events import CompletedSet
from midline.session.plan import Plan, Step


class Phase(StrEnum):
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Session:
    """One run through a plan. Made with ``Session(plan)``, changed only by ``advance``.

    To go on with one that was cut short, it is made with what was ``done`` and how long that took.

    The present step was entered (or gone on with) at ``entered_ns`` of the clock, from position
    ``from_ns`` of it, after a count-in of ``lead_in_ns``. While paused, ``from_ns`` is where it is.
    """

    plan: Plan
    phase: Phase = Phase.READY
    index: int = 0
    entered_ns: int = 0
    from_ns: int = 0
    lead_in_ns: int = 0
    length_ns: int = 0
    set_started_ns: int = 0
    started_ns: int = 0
    away_ns: int = 0  # how long nobody ran it, by the same clock
    cues: tuple[tuple[int, str], ...] = ()  # those still to come: when on the clock, and which
    done: tuple[CompletedSet, ...] = ()  # at most one a set, in order of completion
    before_ns: int = 0  # how long it took before it was cut short

    @property
    def step(self) -> Step:
        return self.plan.steps[self.index]

    @property
    def deadline_ns(self) -> int | None:
        """When the present step ends by itself; None if it does not."""
        if self.phase is not Phase.RUNNING or self.step.is_open_ended:
            return None
        return self.entered_ns + self.lead_in_ns + self.length_ns - self.from_ns

    @property
    def next_due_ns(self) -> int | None:
        """When the next event is due if nobody gives a command; None if none is."""
        if self.phase is not Phase.RUNNING:
            return None
        moments = [due for due, _ in self.cues[:1]]
        if self.deadline_ns is not None:
            moments.append(self.deadline_ns)
        return min(moments, default=None)

    def position_ns(self, now_ns: int) -> int:
        """How far into the present step it is, between 0 and its length."""
        if self.phase is not Phase.RUNNING:
            return self.from_ns
        gone_ns = max(0, now_ns - self.entered_ns - self.lead_in_ns)
        if self.step.is_open_ended:
            return self.from_ns + gone_ns
        return min(self.from_ns + gone_ns, self.length_ns)

    def lead_in_left_ns(self, now_ns: int) -> int:
        """What is left of the count-in, 0 where there is none."""
        if self.phase is not Phase.RUNNING:
            return 0
        return max(0, self.entered_ns + self.lead_in_ns - max(now_ns, self.entered_ns))

    def done_of(self, ordinal: int) -> float:
        """What stands of a set, in seconds or reps; 0 where it was not done."""
        return next((each.actual for each in self.done if each.planned.ordinal == ordinal), 0.0)
