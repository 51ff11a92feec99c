"""Bytes to a routine: the only way in for a routine file.

`read_routine` never raises for anything in the file: it gives a routine, or located problems that
say why there is none. Warnings come with a routine. Limits are in limits.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from midline.routine import values
from midline.routine.decoding import decode
from midline.routine.fields import Fields
from midline.routine.limits import EXERCISES_MOST, TOTAL_SETS_MOST
from midline.routine.model import (
    DEFAULT_GET_READY_S,
    DEFAULT_REST_S,
    Exercise,
    Order,
    Routine,
    Section,
    Sides,
)
from midline.routine.problems import Findings, Misfit, Problem, Spot
from midline.routine.reading_exercises import read_exercise
from midline.routine.yaml_tree import Mapping, Node, Scalar, Sequence, parse_tree

_EXAMPLE = "begin with `name: My routine` and `exercises:`"
_START = Spot(1, 1)
_order = values.one_of(Order)
ReadExercise = Callable[[Mapping, float, Findings], Exercise]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file: a routine, or None where an error stands in the way."""

    routine: Routine | None
    problems: tuple[Problem, ...]


def read_routine(data: bytes, file: str) -> Reading:
    """The routine in ``data``. ``file`` is its name as the problems shall show it."""
    try:
        return read_tree(parse_tree(decode(data, "a routine")), file)
    except Misfit as misfit:
        findings = Findings(file)
        findings.misfit(misfit, _START)
        return Reading(None, findings.sorted())


def read_tree(root: Node | None, file: str, read: ReadExercise = read_exercise) -> Reading:
    """For a file whose tree is known; None is an empty file's. ``read`` reads exercises."""
    findings = Findings(file)
    routine = None
    try:
        routine = _routine(_mapping(root), findings, read)
    except Misfit as misfit:
        findings.misfit(misfit, _START)
    return Reading(None if findings.has_errors else routine, findings.sorted())


def _mapping(root: Node | None) -> Mapping:
    if isinstance(root, Mapping):
        return root
    if root is None:
        raise Misfit("the file is empty", _EXAMPLE, _START)
    if isinstance(root, Scalar) and ":" in root.text:
        raise Misfit("this is text, not keys and values", "put a space after each `:`", root)
    raise Misfit("a routine is made of keys and values", _EXAMPLE, root)


def _routine(mapping: Mapping, findings: Findings, read: ReadExercise) -> Routine:
    fields = Fields(mapping, "routine", findings)
    fields.require("name", "Core basics")
    rest_s = fields.take("rest", values.pause, DEFAULT_REST_S)
    routine = Routine(
        name=fields.take("name", values.name, ""),
        sections=_sections(fields, rest_s, findings, read),
        get_ready_s=fields.take("get_ready", values.pause, DEFAULT_GET_READY_S),
        about=fields.take("about", values.paragraph, ""),
        source=fields.take("source", values.paragraph, ""),
        caution=fields.take("caution", values.paragraph, ""),
    )
    _check_size(routine, fields)
    return routine


def _sections(
    fields: Fields, rest_s: float, findings: Findings, read: ReadExercise
) -> tuple[Section, ...]:
    if "sections" not in fields:
        return (Section("", _exercises(fields, rest_s, findings, read)),)
    hint = "move them into a section"
    fields.forbid(["exercises"], "cannot stand beside `sections`", hint)
    return tuple(
        _section(mapping, rest_s, findings, read)
        for mapping in _mappings(fields, "sections", findings)
    )


def _section(mapping: Mapping, rest_s: float, findings: Findings, read: ReadExercise) -> Section:
    fields = Fields(mapping, "section", findings)
    fields.require("name", "Warm-up")
    return Section(
        name=fields.take("name", values.name, ""),
        exercises=_exercises(fields, rest_s, findings, read),
        order=fields.take("order", _order, Order.STRAIGHT),
        rounds=fields.take("rounds", values.rounds, 1),
    )


def _exercises(
    fields: Fields, rest_s: float, findings: Findings, read: ReadExercise
) -> tuple[Exercise, ...]:
    if "exercises" not in fields:
        fields.require("exercises", "[{name: Plank, do: 3 x 45s}]")
        return ()
    return tuple(
        read(mapping, rest_s, findings) for mapping in _mappings(fields, "exercises", findings)
    )


def _mappings(fields: Fields, key: str, findings: Findings) -> list[Mapping]:
    """The entries of a list of mappings; anything else is an error."""
    node = fields.node(key)
    if not isinstance(node, Sequence):
        fields.error(key, f"`{key}` is a list", "begin each entry with `- name:`")
        return []
    if not node.items:
        fields.error(key, f"the list of {key} is empty", "add at least one with `- name:`")
    for item in node.items:
        if not isinstance(item, Mapping):
            findings.error(item, f"an entry of `{key}` has keys of its own", "write `- name: …`")
    return [item for item in node.items if isinstance(item, Mapping)]


def _check_size(routine: Routine, fields: Fields) -> None:
    exercises = len(routine.exercises)
    if exercises > EXERCISES_MOST:
        text = f"a routine has at most {EXERCISES_MOST} exercises, this has {exercises}"
        fields.error("", text, "make two routines of it")
    sets = sum(_sets(e) * section.rounds for section in routine.sections for e in section.exercises)
    if sets > TOTAL_SETS_MOST:
        text = f"a session has at most {TOTAL_SETS_MOST} sets, this has {sets}"
        fields.error("", text, "rounds and both sides count")


def _sets(exercise: Exercise) -> int:
    both_sides = exercise.sides in (Sides.LEFT_RIGHT, Sides.RIGHT_LEFT)
    return len(exercise.works) * (2 if both_sides else 1)
