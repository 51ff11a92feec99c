"""A routine as frozen data: sections of exercises, each with its sets, pace, sides and rest.

All durations are seconds (``_s``). Nothing here knows about YAML, clocks or windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from midline.routine.view import View

DEFAULT_REST_S = 30.0
DEFAULT_GET_READY_S = 10.0
DEFAULT_SWITCH_S = 5.0
DEFAULT_RELEASE_S = 3.0


class Order(StrEnum):
    """How a section goes through its exercises."""

    STRAIGHT = "straight"  # all sets of one exercise, then the next exercise
    CIRCUIT = "circuit"  # one set of each exercise, then round again


class Sides(StrEnum):
    """Which sides of the body the sets of an exercise are for."""

    NONE = "none"
    LEFT_RIGHT = "left-right"  # every set is done left, then right
    RIGHT_LEFT = "right-left"
    ALTERNATE = "alternate"  # set 1 left, set 2 right, set 3 left ...


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Hold:
    """Work measured in time. ``least_s`` counts; ``most_s`` is what to grow to (often the same)."""

    least_s: float
    most_s: float


@dataclass(frozen=True, slots=True)
class Reps:
    """Work measured in repetitions. ``least`` counts; ``most`` is what to grow to."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """A hold cluster: ``reps`` short holds with a release between them, logged as one set."""

    reps: int
    hold_s: float
    release_s: float

    @property
    def duration_s(self) -> float:
        return self.reps * self.hold_s + (self.reps - 1) * self.release_s


Work = Hold | Reps | Cluster


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of each phase of a rep; a plain pace has only ``lift_s`` and ``lower_s``."""

    lift_s: float
    top_s: float
    lower_s: float
    bottom_s: float

    @property
    def rep_s(self) -> float:
        return self.lift_s + self.top_s + self.lower_s + self.bottom_s


@dataclass(frozen=True, slots=True)
class Exercise:
    """One move. ``works`` has one entry per set; those after ``sets_least`` are offered only."""

    name: str
    works: tuple[Work, ...]
    sets_least: int
    rest_s: float
    sides: Sides = Sides.NONE
    switch_s: float = DEFAULT_SWITCH_S
    pace_s: float | None = None  # seconds per rep; None where the set waits for "finish"
    tempo: Tempo | None = None  # set where the file gives phases; then pace_s is their sum
    figure: str | None = None
    view: View | None = None  # how the stage lies meanwhile; None as it is set
    tips: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()  # kit, as written: "yoga ball"


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a routine. A file without sections has one, with an empty name."""

    name: str
    exercises: tuple[Exercise, ...]
    order: Order = Order.STRAIGHT
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class Routine:
    """A whole routine file, with every default filled in."""

    name: str
    sections: tuple[Section, ...]
    get_ready_s: float = DEFAULT_GET_READY_S
    about: str = ""
    source: str = ""
    caution: str = ""  # one sentence for people with a sore back, shown before the start

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(e for section in self.sections for e in section.exercises)

    @property
    def needs(self) -> tuple[str, ...]:
        """Kit of all exercises, each once, in the order it is first needed."""
        return tuple(dict.fromkeys(item for e in self.exercises for item in e.needs))
