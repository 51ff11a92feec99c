"""Programs that know only intervals: named times, one after the other, some of them rests.

A rest becomes the rest of the exercise before it. What is repeated becomes a section with rounds
where that gives exactly the same times; else it is written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from midline.known_errors import KnownError
from midline.library.importers.imported import Imported, imported
from midline.routine.durations import write_duration
from midline.routine.limits import EXERCISES_MOST, HOLD_LEAST_S, HOLD_MOST_S, ROUNDS_MOST
from midline.routine.writing.said import Said, SaidKeys

_REST = re.compile(r"\W*(rest|pause|break|recover(y)?|ruhe|repos|descanso|riposo|休息)\W*", re.I)


@dataclass(frozen=True, slots=True)
class Interval:
    name: str
    seconds: float
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Intervals that are done ``rounds`` times."""

    intervals: tuple[Interval, ...]
    rounds: int = 1
    name: str = ""


@dataclass
class _Exercise:
    name: str
    hold_s: float
    rest_s: float = 0.0


@dataclass
class _Section:
    name: str
    rounds: int
    exercises: list[_Exercise] = field(default_factory=list)


def is_rest(name: str) -> bool:
    """True for what people call a rest in a program that has no rests."""
    return _REST.fullmatch(name) is not None


def routine_of(
    name: str, blocks: Iterable[Block], get_ready_s: float = 0, left_out: tuple[str, ...] = ()
) -> Imported:
    """As in any routine, the rest after the last exercise of all is not done.

    Where ``get_ready_s`` is 0, it is Midline's. Raises `KnownError` for what is too long.
    """
    used = _written_out([_cleaned(block) for block in blocks])
    sections, before_s = _sections(used)
    cuts = _cut_to_size(sections)
    get_ready_s = get_ready_s or before_s
    said: SaidKeys = {"name": name, "rest": "0s"}
    if get_ready_s:
        said["get_ready"] = write_duration(min(get_ready_s, HOLD_MOST_S))
    if len(sections) == 1 and sections[0].rounds == 1:
        said["exercises"] = _exercises(sections[0])
    else:
        said["sections"] = tuple(_section(each, n) for n, each in enumerate(sections, 1))
    return imported(said, (*left_out, *cuts))


def _cleaned(block: Block) -> Block:
    intervals = tuple(each for each in block.intervals if each.seconds > 0)
    return replace(block, intervals=intervals)


def _written_out(blocks: list[Block]) -> list[Block]:
    """Blocks that are done more than once, but not in the same way each time, written out."""
    blocks = [block for block in blocks if block.intervals and block.rounds > 0]
    return [
        _unrolled(block) if _must_unroll(block, following) else block
        for block, following in zip_longest(blocks, blocks[1:])
    ]


def _must_unroll(block: Block, following: Block | None) -> bool:
    if block.rounds == 1:
        return False
    rest_follows = following is not None and following.intervals[0].is_rest
    return rest_follows or block.intervals[0].is_rest or block.rounds > ROUNDS_MOST


def _unrolled(block: Block) -> Block:
    if len(block.intervals) * block.rounds > 2 * EXERCISES_MOST:
        raise KnownError("A part of this file is repeated too often to be imported.")
    return replace(block, intervals=block.intervals * block.rounds, rounds=1)


def _sections(blocks: Sequence[Block]) -> tuple[list[_Section], float]:
    """The sections, and the rest before the first exercise in seconds."""
    sections: list[_Section] = []
    last: _Exercise | None = None
    before_s = 0.0
    for block in blocks:
        section = _Section(block.name, block.rounds)
        for interval in block.intervals:
            if not interval.is_rest:
                last = _Exercise(interval.name, interval.seconds)
                section.exercises.append(last)
            elif last:
                last.rest_s += interval.seconds
            else:
                before_s += interval.seconds
        if section.exercises:
            sections.append(section)
    return sections, before_s


def _cut_to_size(sections: list[_Section]) -> list[str]:
    """Times that are longer or shorter than Midline takes, made to fit; what was done to them."""
    cuts = []
    for exercise in (each for section in sections for each in section.exercises):
        hold_s = min(max(exercise.hold_s, HOLD_LEAST_S), HOLD_MOST_S)
        rest_s = min(exercise.rest_s, HOLD_MOST_S)
        if (hold_s, rest_s) != (exercise.hold_s, exercise.rest_s):
            cuts.append(f"{exercise.name} was made to last between 1 second and 1 hour.")
        exercise.hold_s, exercise.rest_s = hold_s, rest_s
    return cuts


def _section(section: _Section, number: int) -> Said:
    said: SaidKeys = {"name": section.name or f"Part {number}"}
    if section.rounds > 1:
        said["rounds"] = str(section.rounds)
    said["exercises"] = _exercises(section)
    return said


def _exercises(section: _Section) -> Said:
    return tuple(map(_exercise, section.exercises))


def _exercise(exercise: _Exercise) -> Said:
    said: SaidKeys = {"name": exercise.name, "hold": write_duration(exercise.hold_s)}
    if exercise.rest_s:
        said["rest"] = write_duration(exercise.rest_s)
    return said
