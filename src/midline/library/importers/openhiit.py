"""OpenHIIT: a JSON list of timers; their settings are objects, or strings that hold JSON.

A timer does its active intervals, named by its activities, ``restarts`` times more after the first,
with a break between; before them a warm-up, after them a cool-down. All times are whole seconds.
Facts from the program's own source (a-mabe/OpenHIIT).
"""

from __future__ import annotations

import json

from midline.known_errors import KnownError
from midline.library.importers.imported import Found, Imported, each_of
from midline.library.importers.intervals import Block, Interval, routine_of
from midline.library.importers.plain import (
    NOT_WHOLE,
    Keys,
    clean_name,
    count_of,
    name_of,
    number_of,
)
from midline.routine.limits import EXERCISES_MOST

_LEFT_OUT = ("Its sounds and its colour.",)
_BREAK_TOO = "The last round has a break after it too, before the cool-down."


def is_one(data: object) -> bool:
    return isinstance(data, list) and any(map(_is_timer, data))


def _is_timer(timer: object) -> bool:
    return isinstance(timer, dict) and "timeSettings" in timer


def routines(timers: list[object]) -> Found:
    return each_of(timers, "name", _routine)


def _routine(timer: Keys) -> Imported:
    times = _settings(timer, "timeSettings")
    rest = Interval("Rest", number_of(times, "restTime", 0), is_rest=True)
    pause = Interval("Break", number_of(times, "breakTime", 0), is_rest=True)
    warm_up = Interval("Warm-up", number_of(times, "warmupTime", 0))
    cool_down = Interval("Cool-down", number_of(times, "cooldownTime", 0))
    work = _work(timer, number_of(times, "workTime", 0), rest)
    rounds = count_of(timer, "restarts", 0) + 1
    between = pause if pause.seconds else rest
    blocks = [
        Block((warm_up, rest) if warm_up.seconds else (), name="Warm-up"),
        Block((*work, between) if rounds > 1 else work, rounds, "Work"),
        Block((cool_down,), name="Cool-down"),
    ]
    is_longer = rounds > 1 and cool_down.seconds and between.seconds
    left_out = (*_LEFT_OUT, _BREAK_TOO) if is_longer else _LEFT_OUT
    name = name_of(timer, "name", "Timer")
    return routine_of(name, blocks, number_of(times, "getReadyTime", 0), left_out)


def _work(timer: Keys, work_s: float, rest: Interval) -> tuple[Interval, ...]:
    """The active intervals of one round, with the rests between them."""
    count = count_of(timer, "activeIntervals", 0)
    if count > EXERCISES_MOST:
        raise KnownError(NOT_WHOLE.format(key="activeIntervals"))
    names = timer.get("activities")
    named = [clean_name(str(each)) for each in names] if isinstance(names, list) else []
    named = (named + ["Work"] * count)[:count]
    return tuple(each for name in named for each in (Interval(name, work_s), rest))[:-1]


def _settings(timer: Keys, key: str) -> Keys:
    settings = timer.get(key)
    if isinstance(settings, str):
        try:
            settings = json.loads(settings)
        except (ValueError, RecursionError):
            settings = None
    if not isinstance(settings, dict):
        raise KnownError(NOT_WHOLE.format(key=key))
    return settings
