"""CalisthenicsMemory: the JSON that it shares, with exercises, programs and interval programs.

Times are whole seconds. Dynamic exercises are counted, Isometric ones held; Unilateral ones are
done on both sides. A loop is a part of a program that is done several times.
Facts from the program's own source (Gonbei774/CalisthenicsMemory, share format version 1).
"""

from __future__ import annotations

from functools import partial

from midline.known_errors import KnownError
from midline.library.importers.imported import Found, Imported, each_of, imported
from midline.library.importers.intervals import Block, Interval, routine_of
from midline.library.importers.plain import (
    NOT_WHOLE,
    Keys,
    count_of,
    items_of,
    list_of,
    name_of,
    number_of,
)
from midline.routine.durations import write_duration
from midline.routine.limits import ROUNDS_MOST
from midline.routine.writing.said import Said, SaidKeys

_VERSION = 1
_ALL = "CalisthenicsMemory exercises"


def is_one(data: object) -> bool:
    return isinstance(data, dict) and data.get("exportType") == "share" and "data" in data


def routines(data: Keys) -> Found:
    """A routine for each program; of all exercises with a target, where there is no program.

    Raises `KnownError`.
    """
    if count_of(data, "formatVersion", _VERSION) > _VERSION:
        raise KnownError("This file was written by a newer CalisthenicsMemory than Midline knows.")
    content = data["data"]
    if not isinstance(content, dict):
        raise KnownError(NOT_WHOLE.format(key="data"))
    known = {_key(each, "name", "type"): each for each in _list(content, "exercises")}
    found = each_of(_programs(content, "programs"), "name", partial(_program, known))
    found += each_of(_programs(content, "intervalPrograms"), "name", _interval_program)
    return found if found != Found() else Found((_exercises_alone(list(known.values())),))


def _programs(content: Keys, key: str) -> list[object]:
    return list_of(content, key) if key in content else []


def _list(keys: Keys, key: str) -> list[Keys]:
    return items_of(keys, key) if key in keys else []


def _key(keys: Keys, name: str, kind: str) -> tuple[str, bool]:
    """The name of an exercise, and whether it is held."""
    return name_of(keys, name, "Exercise"), keys.get(kind) == "Isometric"


def _program(known: dict[tuple[str, bool], Keys], program: Keys) -> Imported:
    loops = {count_of(each, "id"): each for each in _list(program, "loops")}
    parts: dict[tuple[float, int | None], list[Keys]] = {}
    for exercise in sorted(_list(program, "exercises"), key=_order):
        loop = _loop_of(exercise)
        order = _order(loops[loop]) if loop is not None and loop in loops else _order(exercise)
        parts.setdefault((order, loop), []).append(exercise)
    left_out: list[str] = []
    sections: list[SaidKeys] = []
    for (_, loop), exercises in sorted(parts.items(), key=lambda part: part[0][0]):
        said = tuple(_exercise(each, known, left_out) for each in exercises)
        if loop is None and sections and "rounds" not in sections[-1]:
            before = sections[-1]["exercises"]
            sections[-1]["exercises"] = (*before, *said) if isinstance(before, tuple) else said
        else:
            in_loop = None if loop is None else loops.get(loop)
            sections.append(_section(len(sections) + 1, said, in_loop, left_out))
    return imported(_routine(name_of(program, "name", "Program"), sections), tuple(left_out))


def _loop_of(exercise: Keys) -> int | None:
    return None if exercise.get("loopId") is None else count_of(exercise, "loopId")


def _order(keys: Keys) -> float:
    return number_of(keys, "sortOrder", 0)


def _routine(name: str, sections: list[SaidKeys]) -> SaidKeys:
    if len(sections) == 1 and "rounds" not in sections[0]:
        return {"name": name, "exercises": sections[0]["exercises"]}
    return {"name": name, "sections": tuple(sections)}


def _section(
    number: int, exercises: tuple[Said, ...], loop: Keys | None, left_out: list[str]
) -> SaidKeys:
    said: SaidKeys = {"name": f"Part {number}"}
    if loop is not None:
        rounds = count_of(loop, "rounds", 1)
        if rounds > ROUNDS_MOST:
            left_out.append(f"Part {number} is done {ROUNDS_MOST} times, not {rounds}.")
        said["rounds"] = str(max(1, min(rounds, ROUNDS_MOST)))
        if number_of(loop, "restBetweenRounds", 0):
            left_out.append(f"The rest between the rounds of part {number}.")
    said["exercises"] = exercises
    return said


def _exercise(exercise: Keys, known: dict[tuple[str, bool], Keys], left_out: list[str]) -> Said:
    key = _key(exercise, "exerciseName", "exerciseType")
    about = known.get(key, {})
    target = count_of(exercise, "targetValue", 0) or count_of(about, "targetValue", 0)
    sets = count_of(exercise, "sets", 1)
    rest_s = number_of(exercise, "intervalSeconds", 60)
    return _said(key, about, sets, target, rest_s, left_out)


def _exercises_alone(exercises: list[Keys]) -> Imported:
    left_out: list[str] = []
    said = tuple(
        _said(
            _key(each, "name", "type"),
            each,
            count_of(each, "targetSets", 1),
            count_of(each, "targetValue", 0),
            number_of(each, "restInterval", 60),
            left_out,
        )
        for each in sorted(exercises, key=_order)
    )
    return imported({"name": _ALL, "exercises": said}, tuple(left_out))


def _said(
    key: tuple[str, bool],
    about: Keys,
    sets: int,
    target: int,
    rest_s: float,
    left_out: list[str],
) -> Said:
    name, is_held = key
    if not target:
        target, amount = (30, "30 s") if is_held else (10, "10 reps")
        left_out.append(f"{name} had no target: it is {amount} now.")
    said: SaidKeys = {"name": name, "do": f"{sets} x {target}{'s' if is_held else ''}"}
    pace_s = number_of(about, "repDuration", 0)
    if pace_s and not is_held:
        said["pace"] = write_duration(pace_s)
    if about.get("laterality") == "Unilateral":
        said["sides"] = "left-right"
    said["rest"] = write_duration(rest_s)
    tip = name_of(about, "description", "")
    if tip:
        said["tips"] = (tip,)
    tracked = ("distanceTrackingEnabled", "weightTrackingEnabled", "assistanceTrackingEnabled")
    if any(about.get(each) is True for each in tracked):
        left_out.append(f"The weight, distance or assistance of {name}.")
    return said


def _interval_program(program: Keys) -> Imported:
    work_s = number_of(program, "workSeconds")
    rest_s = number_of(program, "restSeconds", 0)
    exercises = sorted(_list(program, "exercises"), key=_order)
    names = [name_of(each, "exerciseName", "Exercise") for each in exercises]
    one = [part for name in names for part in (Interval(name, work_s), _rest(rest_s))][:-1]
    between = _rest(number_of(program, "roundRestSeconds", 0))
    blocks = [Block((*one, between), count_of(program, "rounds", 1))]
    return routine_of(name_of(program, "name", "Intervals"), blocks)


def _rest(seconds: float) -> Interval:
    return Interval("Rest", seconds, is_rest=True)
