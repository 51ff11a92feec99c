"""The short form of an exercise's sets: ``3 x 45-60s``, ``3×15``, ``3-5 x 15-20``, ``45s``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from midline.routine.counts import NUMBERS, parse_count_range
from midline.routine.durations import (
    format_duration,
    parse_duration_range,
    reads_like_duration,
)
from midline.routine.limits import HOLD_LEAST_S, HOLD_MOST_S, REPS_MOST, SETS_MOST
from midline.routine.model import Hold, Reps, Work
from midline.routine.problems import Misfit, quoted

_TIMES = re.compile("[x×*]", re.IGNORECASE)
_LENGTH_MOST = 60
_REPS = re.compile(r"([0-9][0-9\s–-]*?)\s*(?:reps?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sets:
    """The work of each set; those after the first ``least`` are offered, not asked."""

    least: int
    works: tuple[Work, ...]


@lru_cache(1024)  # an editor reads the same ones at every key press
def parse_short_form(text: str) -> Sets:
    """Raises `Misfit`. Without ``x`` it is one set; an amount without a unit is reps."""
    sets, amount = _split(text)
    is_known = _REPS.fullmatch(amount) or reads_like_duration(amount)
    if not sets or len(text) > _LENGTH_MOST or not is_known:
        raise Misfit(f"{quoted(text)} is not a short form", _hint(amount))
    least, most = parse_sets(sets)
    reps = _REPS.fullmatch(amount)
    work: Work = parse_reps(reps[1]) if reps else parse_hold(amount)
    return Sets(least, (work,) * most)


def _split(text: str) -> tuple[str, str]:
    """Sets, "1" where there is no ``x``; and the amount."""
    before, *after = _TIMES.split(text, maxsplit=1)
    return (before.strip(), after[0].strip()) if after else ("1", before.strip())


def _hint(amount: str) -> str:
    if number := NUMBERS.get(amount.lower()):
        return f"did you mean {number}?"
    if "side" in amount.lower():
        return "say that it has sides with `sides: left-right`"
    return "write it as 3 x 15 or 3 x 45s"


def parse_sets(text: str) -> tuple[int, int]:
    """The least and most number of sets. Raises `Misfit`."""
    least, most = parse_count_range(text)
    if not 1 <= least <= most <= SETS_MOST:
        raise Misfit(f"an exercise has 1 to {SETS_MOST} sets, not {quoted(text)}")
    return least, most


def parse_reps(text: str) -> Reps:
    """Raises `Misfit`."""
    least, most = parse_count_range(text)
    if not 1 <= least <= most <= REPS_MOST:
        raise Misfit(f"a set has 1 to {REPS_MOST} reps, not {quoted(text)}")
    return Reps(least, most)


def parse_hold(text: str) -> Hold:
    """Raises `Misfit`."""
    least_s, most_s = parse_duration_range(text)
    if not HOLD_LEAST_S <= least_s <= most_s <= HOLD_MOST_S:
        bounds = f"{format_duration(HOLD_LEAST_S)} to {format_duration(HOLD_MOST_S)}"
        raise Misfit(f"a hold lasts {bounds}, not {quoted(text)}")
    return Hold(least_s, most_s)
