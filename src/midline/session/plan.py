"""A routine compiled to a plan: a flat, immutable tuple of steps with start times.

A pause (get-ready, rest, switch) knows the set that it leads to. A set with sides is one set per
side, both with the same number. Ranged work is planned to its most, so ``total_s`` is the longest
the session takes when nobody presses a key; an unpaced set is planned at ``UNPACED_REP_S`` a rep.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from midline.routine.model import (
    Cluster,
    Exercise,
    Hold,
    Order,
    Routine,
    Section,
    Side,
    Sides,
    Work,
)

UNPACED_REP_S = 3.0


class StepKind(StrEnum):
    GET_READY = "get-ready"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set of the plan. ``ordinal`` counts all sets of the plan from 0 and names this one."""

    ordinal: int
    section: str
    exercise: Exercise
    number: int  # 1 .. of; both sides of a set share it
    of: int
    side: Side | None
    work: Work
    offered: bool  # beyond the least number of sets: may be left out

    @property
    def pace_s(self) -> float | None:
        """Seconds per rep, None for a hold and for a set that waits for "finish"."""
        if isinstance(self.work, Cluster):
            return self.work.hold_s + self.work.release_s
        return None if isinstance(self.work, Hold) else self.exercise.pace_s

    @property
    def is_open_ended(self) -> bool:
        """True where only the person knows when it is done."""
        return not isinstance(self.work, Hold) and self.pace_s is None

    @property
    def least_s(self) -> float | None:
        """When the least of it is reached, in seconds from its start; None if open-ended."""
        if self.is_open_ended:
            return None
        match self.work:
            case Hold(least_s=least_s):
                return least_s
            case Cluster() as cluster:
                return cluster.duration_s
            case reps:
                return reps.least * (self.pace_s or 0)

    @property
    def duration_s(self) -> float:
        return work_s(self.work, self.exercise.pace_s)


def work_s(work: Work, pace_s: float | None) -> float:
    """How long a set is planned to last; ``pace_s`` counts for reps only."""
    match work:
        case Hold(most_s=most_s):
            return most_s
        case Cluster() as cluster:
            return cluster.duration_s
        case reps:
            return reps.most * (pace_s or UNPACED_REP_S)


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the timeline. ``set`` is what it works on or leads to; None at the finish."""

    index: int
    kind: StepKind
    start_s: float
    duration_s: float
    set: PlannedSet | None

    @property
    def is_pause(self) -> bool:
        return self.kind in (StepKind.GET_READY, StepKind.REST, StepKind.SWITCH)

    @property
    def is_open_ended(self) -> bool:
        return self.kind is StepKind.WORK and self.set is not None and self.set.is_open_ended


@dataclass(frozen=True, slots=True)
class Plan:
    routine: Routine
    steps: tuple[Step, ...]
    sets: tuple[PlannedSet, ...]

    @property
    def total_s(self) -> float:
        return self.steps[-1].start_s

    def work_index(self, ordinal: int) -> int:
        """The index of the work step of a set. Raises StopIteration for an unknown ordinal."""
        return next(
            s.index for s in self.steps if s.kind is StepKind.WORK and s.set is self.sets[ordinal]
        )


def compile_plan(routine: Routine) -> Plan:
    """The flat timeline of a routine."""
    sets = tuple(_numbered(_sets_in_order(routine)))
    steps: list[Step] = []
    start_s = 0.0

    def add(kind: StepKind, duration_s: float, planned: PlannedSet | None) -> None:
        nonlocal start_s
        if duration_s > 0 or kind in (StepKind.WORK, StepKind.FINISH):
            steps.append(Step(len(steps), kind, start_s, duration_s, planned))
            start_s = round(start_s + duration_s, 6)

    for before, planned in zip((None, *sets), sets, strict=False):
        if before is None:
            add(StepKind.GET_READY, routine.get_ready_s, planned)
        elif _is_other_side(before, planned):
            add(StepKind.SWITCH, planned.exercise.switch_s, planned)
        else:
            add(StepKind.REST, before.exercise.rest_s, planned)
        add(StepKind.WORK, planned.duration_s, planned)
    add(StepKind.FINISH, 0.0, None)
    return Plan(routine, tuple(steps), sets)


def _is_other_side(before: PlannedSet, planned: PlannedSet) -> bool:
    return (
        before.exercise is planned.exercise
        and before.number == planned.number
        and before.section == planned.section
        and before.side is not planned.side
    )


def _sets_in_order(routine: Routine) -> Iterator[tuple[Section, Exercise, int, int]]:
    """Section, exercise, number of the set (from 0, over all rounds) and how many there are."""
    for section in routine.sections:
        for round_ in range(section.rounds):
            for exercise, i in _one_round(section):
                count = len(exercise.works)
                yield section, exercise, round_ * count + i, count * section.rounds


def _one_round(section: Section) -> Iterator[tuple[Exercise, int]]:
    if section.order is Order.STRAIGHT:
        yield from ((e, i) for e in section.exercises for i in range(len(e.works)))
        return
    passes = max((len(e.works) for e in section.exercises), default=0)
    for i in range(passes):
        yield from ((e, i) for e in section.exercises if i < len(e.works))


def _numbered(order: Iterator[tuple[Section, Exercise, int, int]]) -> Iterator[PlannedSet]:
    ordinal = 0
    for section, exercise, number, of in order:
        i = number % len(exercise.works)
        for side in _sides_of(exercise, number):
            yield PlannedSet(
                ordinal, section.name, exercise, number + 1, of, side,
                exercise.works[i], offered=i >= exercise.sets_least,
            )  # fmt: skip
            ordinal += 1


def _sides_of(exercise: Exercise, number: int) -> tuple[Side | None, ...]:
    match exercise.sides:
        case Sides.NONE:
            return (None,)
        case Sides.LEFT_RIGHT:
            return (Side.LEFT, Side.RIGHT)
        case Sides.RIGHT_LEFT:
            return (Side.RIGHT, Side.LEFT)
        case Sides.ALTERNATE:
            return (Side.LEFT if number % 2 == 0 else Side.RIGHT,)


def plan_as_dict(plan: Plan) -> dict[str, Any]:
    """The plan as plain data, as ``midline plan --json`` prints it; null where nothing applies."""
    return {
        "name": plan.routine.name,
        "total_s": plan.total_s,
        "steps": [_step_as_dict(step) for step in plan.steps],
    }


def _step_as_dict(step: Step) -> dict[str, Any]:
    planned = step.set
    is_work = step.kind is StepKind.WORK
    timed = planned if is_work else None
    return {
        "index": step.index,
        "kind": str(step.kind),
        "section": (planned.section or None) if planned else None,
        "exercise": planned.exercise.name if planned else None,
        "set": planned.number if planned else None,
        "of": planned.of if planned else None,
        "side": str(planned.side) if planned and planned.side else None,
        "start_s": step.start_s,
        "duration_s": step.duration_s,
        "least_s": timed.work.least_s if timed and isinstance(timed.work, Hold) else None,
        "most_s": timed.work.most_s if timed and isinstance(timed.work, Hold) else None,
        "reps": _reps_most(timed.work) if timed else None,
        "rep_s": timed.pace_s if timed else None,
    }


def _reps_most(work: Work) -> int | None:
    match work:
        case Hold():
            return None
        case Cluster(reps=reps):
            return reps
        case reps_work:
            return reps_work.most
