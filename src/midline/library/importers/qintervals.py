"""qintervals: YAML with a title and intervals; a block of them may be repeated.

An interval has a type (warmup, work, rest or warmdown), a name, and a length: ``30s`` or ``5m``.
Facts from the program's own source (JimMadge/qintervals).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from midline.known_errors import KnownError
from midline.library.importers.imported import Found
from midline.library.importers.intervals import Block, Interval, routine_of
from midline.library.importers.plain import NOT_WHOLE, clean_name
from midline.routine.durations import parse_duration
from midline.routine.limits import EXERCISES_MOST
from midline.routine.problems import Misfit
from midline.routine.writing.said import Said, SaidKeys

_MOST = 2 * EXERCISES_MOST  # intervals, rests counted
_TRUE = ("true", "yes", "on")


def is_one(said: Said) -> bool:
    return isinstance(said, dict) and "title" in said and "intervals" in said


def routines(said: SaidKeys) -> Found:
    """Raises `KnownError`."""
    title = said["title"]
    name = clean_name(title) if isinstance(title, str) and title.strip() else "Workout"
    return Found((routine_of(name, _blocks(_entries(said))),))


def _entries(keys: SaidKeys) -> list[SaidKeys]:
    entries = keys.get("intervals")
    if not isinstance(entries, tuple):
        raise KnownError(NOT_WHOLE.format(key="intervals"))
    good = [each for each in entries if isinstance(each, dict)]
    if len(good) != len(entries):
        raise KnownError(NOT_WHOLE.format(key="intervals"))
    return good


def _blocks(entries: list[SaidKeys]) -> Iterator[Block]:
    """Intervals on their own, one after the other, are a block that is done once."""
    for is_block, run in groupby(entries, key=lambda entry: "block" in entry):
        if is_block:
            yield from map(_block, run)
        else:
            yield Block(tuple(map(_interval, run)))


def _block(entry: SaidKeys) -> Block:
    keys = _keys(entry["block"])
    repeats, skips = _repeats(keys), _skips_last_rest(keys)
    intervals = _all_of(_entries(keys))
    if skips and intervals and intervals[-1].is_rest:
        return Block(_repeated(intervals, repeats)[:-1])
    return Block(intervals, repeats)


def _all_of(entries: list[SaidKeys]) -> tuple[Interval, ...]:
    """The intervals of a block, blocks within it written out."""
    found: tuple[Interval, ...] = ()
    for entry in entries:
        if "block" in entry:
            block = _block(entry)
            found += _repeated(block.intervals, block.rounds)
        else:
            found += (_interval(entry),)
        if len(found) > _MOST:
            raise KnownError("There are too many intervals in this file.")
    return found


def _repeated(intervals: tuple[Interval, ...], times: int) -> tuple[Interval, ...]:
    if len(intervals) * times > _MOST:
        raise KnownError("There are too many intervals in this file.")
    return intervals * times


def _interval(entry: SaidKeys) -> Interval:
    kind, name, length = (entry.get(key) for key in ("type", "name", "length"))
    if not isinstance(kind, str) or not isinstance(length, str):
        raise KnownError(NOT_WHOLE.format(key="length" if isinstance(kind, str) else "type"))
    try:
        seconds = parse_duration(length)
    except Misfit as misfit:
        raise KnownError(f"This file has a length that is none: {misfit.text}.") from None
    shown = clean_name(name) if isinstance(name, str) else kind
    return Interval(shown, seconds, kind == "rest")


def _keys(said: Said) -> SaidKeys:
    if not isinstance(said, dict):
        raise KnownError(NOT_WHOLE.format(key="block"))
    return said


def _repeats(keys: SaidKeys) -> int:
    repeats = keys.get("repeats")
    if not isinstance(repeats, str) or not repeats.isdecimal() or len(repeats) > 6:
        raise KnownError(NOT_WHOLE.format(key="repeats"))
    return int(repeats)


def _skips_last_rest(keys: SaidKeys) -> bool:
    skips = keys.get("skip_last_rest")
    return isinstance(skips, str) and skips.lower() in _TRUE
