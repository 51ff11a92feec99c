"""Just Another Workout Timer: JSON of one workout, or of a backup of several.

A workout has a title and sets; a set has repetitions, perhaps a name, and exercises, each with a
name and a duration in whole seconds. It has no rests: people write exercises that are called so.
Facts from the program's own source (blockbasti/just_another_workout_timer, file version 2).
"""

from __future__ import annotations

from midline.library.importers.imported import Found, Imported, each_of
from midline.library.importers.intervals import Block, Interval, is_rest, routine_of
from midline.library.importers.plain import (
    Keys,
    count_of,
    items_of,
    list_of,
    name_of,
    number_of,
)


def is_one(data: object) -> bool:
    if not isinstance(data, dict):
        return False
    return "workouts" in data or ("title" in data and "sets" in data)


def routines(data: Keys) -> Found:
    """Raises `KnownError` for what is no list of workouts."""
    workouts = list_of(data, "workouts") if "workouts" in data else [data]
    return each_of(workouts, "title", _routine)


def _routine(workout: Keys) -> Imported:
    return routine_of(name_of(workout, "title", "Workout"), _blocks(workout))


def _blocks(workout: Keys) -> list[Block]:
    return [
        Block(
            tuple(_interval(exercise) for exercise in items_of(each, "exercises")),
            count_of(each, "repetitions", 1),
            name_of(each, "name", ""),
        )
        for each in items_of(workout, "sets")
    ]


def _interval(exercise: Keys) -> Interval:
    name = name_of(exercise, "name", "Exercise")
    return Interval(name, number_of(exercise, "duration", 30), is_rest(name))
