"""Counts as people write them: ``15`` and ``15-20``."""

from __future__ import annotations

import re

from midline.routine.durations import NEGATIVE, check_range, range_ends
from midline.routine.problems import Misfit, quoted

_COUNT = re.compile("[0-9]{1,9}")
_LEADING = re.compile("[0-9]{1,4}(?![0-9])")
_SHORT_FORM = re.compile(r"[0-9]+\s*[x×]\s*[0-9]+", re.IGNORECASE)
NUMBERS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14},
    **{"fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30, "fifty": 50},
}


def parse_count(text: str) -> int:
    """A whole number. Raises `Misfit`."""
    given = text.strip()
    if _COUNT.fullmatch(given):
        return int(given)
    if NEGATIVE.match(given):
        raise Misfit(f"{quoted(text)} is negative: a count cannot be")
    raise Misfit(f"a whole number is needed, not {quoted(text)}", _hint(given))


def parse_count_range(text: str) -> tuple[int, int]:
    """Least and most; both the same where the text is one number. Raises `Misfit`."""
    ends = range_ends(text)
    if ends is None:
        count = parse_count(text)
        return count, count
    least, most = parse_count(ends[0]), parse_count(ends[1])
    check_range(least, most, str, "{}-{}".format)
    return least, most


def _hint(given: str) -> str:
    number = NUMBERS.get(given.lower())
    if number is not None:
        return f"did you mean {number}?"
    if _SHORT_FORM.fullmatch(given):
        return f"sets and work in one are written as `do: {given}`"
    leading = _LEADING.match(given)
    return f"did you mean {leading[0]}?" if leading else ""
