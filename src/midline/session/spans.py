"""When each exercise of a routine has its turn, without a plan: for what follows each key press.

A long routine has thousands of steps, and an exercise's are summed up sooner than they are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from midline.routine.model import Exercise, Order, Routine, Section, Sides, Work
from midline.session.plan import work_s

Visit = tuple[Exercise, int, tuple[Work, ...]]


class Span(NamedTuple):
    """Sets of one exercise, one after the other, and the pause before them.

    ``at`` are the numbers of its section and of the exercise in it, ``ordinal`` is its first set's.
    """

    at: tuple[int, int]
    start_s: float
    work_start_s: float
    end_s: float
    ordinal: int
    sets: int


def spans_of(routine: Routine) -> tuple[Span, ...]:
    """In the order of the session, at the same moments as in its plan."""
    made: list[Span] = []
    start_s, pause_s, ordinal = 0.0, routine.get_ready_s, 0
    for s, section in enumerate(routine.sections):
        for exercise, e, works in _visits(section):
            work_start_s = start_s + pause_s
            end_s = round(work_start_s + _length_s(exercise, works), 6)
            sets = len(works) * _sides(exercise)
            made.append(Span((s, e), start_s, work_start_s, end_s, ordinal, sets))
            start_s, pause_s, ordinal = end_s, exercise.rest_s, ordinal + sets
    return tuple(made)


def _visits(section: Section) -> Iterator[Visit]:
    """Each exercise, its number, and its sets until the next one has its turn."""
    straight = [(each, e, each.works) for e, each in enumerate(section.exercises) if each.works]
    for _ in range(section.rounds):
        yield from straight if section.order is Order.STRAIGHT else _in_circuit(straight)


def _in_circuit(straight: list[Visit]) -> Iterator[Visit]:
    for i in range(max((len(works) for _, _, works in straight), default=0)):
        yield from ((each, e, works[i : i + 1]) for each, e, works in straight if i < len(works))


def _length_s(exercise: Exercise, works: tuple[Work, ...]) -> float:
    sides = _sides(exercise)
    once_s = sum(work_s(each, exercise.pace_s) for each in works)
    switches_s = (sides - 1) * len(works) * exercise.switch_s
    return sides * once_s + switches_s + (len(works) - 1) * exercise.rest_s


def _sides(exercise: Exercise) -> int:
    """How many sides each of its sets is for."""
    return 2 if exercise.sides in (Sides.LEFT_RIGHT, Sides.RIGHT_LEFT) else 1
