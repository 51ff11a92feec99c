"""What can be asked of a session (commands) and what comes of it (events).

All moments are nanoseconds of the session clock (``_ns``); amounts are seconds or reps.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from midline.session.plan import PlannedSet, Step


class Command(StrEnum):
    """Commands without an argument."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH_SET = "finish_set"
    SKIP = "skip"
    BACK = "back"
    REDO = "redo"
    ENOUGH = "enough"  # leave out the offered sets of this exercise
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Extend:
    """Make the present rest longer, or shorter with a negative number, by so many seconds."""

    by_s: float


@dataclass(frozen=True, slots=True)
class JumpTo:
    """Go to the set with this ordinal."""

    ordinal: int


@dataclass(frozen=True, slots=True)
class FindAway:
    """The machine slept, or the program was stopped, since ``since_ns``, for ``away_s`` seconds."""

    since_ns: int
    away_s: float


AnyCommand = Command | Extend | JumpTo | FindAway


class Ended(StrEnum):
    """How a completed set ended."""

    FULL = "full"  # by itself, at its most
    FINISHED = "finished"  # by the person, with "finish set"
    LEFT = "left"  # skipped or jumped away from after its least was reached
    STOPPED = "stopped"  # the session was stopped in it


@dataclass(frozen=True, slots=True)
class CompletedSet:
    """What was really done of a planned set. ``actual`` is seconds of a hold, else reps."""

    planned: PlannedSet
    actual: float
    ended: Ended
    started_ns: int
    completed_ns: int


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A step began. ``lead_in_s`` seconds of count-in come first where it was entered by hand.

    ``length_s`` is how long it will last, None where only the person knows. ``after_set`` is true
    where a set was completed right before.
    """

    due_ns: int
    step: Step
    length_s: float | None
    lead_in_s: float = 0.0
    after_set: bool = False
    from_s: float = 0.0


@dataclass(frozen=True, slots=True)
class StepResumed:
    """The step goes on from ``from_s`` of it: after a pause, or because its length was changed."""

    due_ns: int
    step: Step
    length_s: float | None
    lead_in_s: float
    from_s: float
    after_set: bool = False


@dataclass(frozen=True, slots=True)
class CueDue:
    due_ns: int
    name: str


@dataclass(frozen=True, slots=True)
class SetCompleted:
    due_ns: int
    completed: CompletedSet


@dataclass(frozen=True, slots=True)
class SessionPaused:
    due_ns: int


@dataclass(frozen=True, slots=True)
class SessionFoundPaused:
    """The session was found paused after nobody ran it for ``away_s`` seconds."""

    due_ns: int
    away_s: float


@dataclass(frozen=True, slots=True)
class SessionFinished:
    """The end. ``stopped`` is true where sets were left."""

    due_ns: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """An illegal command: nothing changed. ``reason`` is a sentence for the person."""

    due_ns: int
    command: AnyCommand
    reason: str


Event = (
    StepStarted
    | StepResumed
    | CueDue
    | SetCompleted
    | SessionPaused
    | SessionFoundPaused
    | SessionFinished
    | Refused
)
