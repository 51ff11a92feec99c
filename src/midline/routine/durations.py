"""Durations as people write them: ``45``, ``45s``, ``1m30s``, ``1:30``, ``90 sec``, ``45-60s``.

Always read from the text: YAML 1.1 would make 90 of ``1:30``, but leave ``0:45`` and ``01:30``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from midline.routine.problems import Misfit, quoted

N = TypeVar("N", int, float)

NEGATIVE = re.compile(r"\s*[-–−]\s*[0-9.]")

_LENGTH_MOST = 60
_HOURS = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])")
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9](?:\.[0-9]{1,3})?)")
_LOOSE_CLOCK = re.compile(r"([0-9]{1,4}):([0-9]{1,2})")
_BARE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?")
_PART = re.compile(rf"({_BARE.pattern})\s*([a-z]+)\.?\s*")
_UNITS = {"s": 1, "m": 60, "h": 3600}
_UNIT_WORDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "m"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
}


def parse_duration(text: str) -> float:
    """Seconds. Raises `Misfit` for anything that is not one duration."""
    given = text.strip().lower()
    if len(given) > _LENGTH_MOST:
        raise Misfit(f"{quoted(text)} is not a time")
    if NEGATIVE.match(given):
        raise Misfit(f"{quoted(text)} is negative: a time cannot be")
    for reading in (_bare_seconds, _clock, _units):
        seconds = reading(given)
        if seconds is not None:
            return seconds
    raise Misfit(f"{quoted(text)} is not a time", _hint(given))


def parse_duration_range(text: str) -> tuple[float, float]:
    """Least and most in seconds; both the same where the text is one duration.

    A unit may stand once, at the end: ``45-60s``, ``1–2 min``. Raises `Misfit`.
    """
    ends = range_ends(text)
    if ends is None:
        seconds = parse_duration(text)
        return seconds, seconds
    least_s = parse_duration(ends[0] + _shared_unit(*ends))
    most_s = parse_duration(ends[1])
    check_range(least_s, most_s, _short, _write_range)
    return least_s, most_s


def range_ends(text: str) -> tuple[str, str] | None:
    """What stands before and after a hyphen or an en dash; None where the text is no range."""
    ends = [end.strip() for end in text.replace("–", "-").split("-")]
    return (ends[0], ends[1]) if len(ends) == 2 and all(ends) else None


def check_range(least: N, most: N, show: Callable[[N], str], write: Callable[[N, N], str]) -> None:
    """Raises `Misfit` where the least is more than the most."""
    if least > most:
        text = f"the least ({show(least)}) is more than the most ({show(most)})"
        raise Misfit(text, f"did you mean {write(most, least)}?")


def format_duration(seconds: float) -> str:
    """For people: ``45 s``, ``2.5 s``, ``1 min 30 s``, ``1 h``."""
    hours, rest = divmod(round(seconds, 3), 3600)
    minutes, rest = divmod(rest, 60)
    parts = [f"{n:.0f} {unit}" for n, unit in ((hours, "h"), (minutes, "min")) if n]
    if rest or not parts:
        parts.append(f"{_number(rest)} s")
    return " ".join(parts)


def reads_like_duration(text: str) -> bool:
    """True where every word in it is a unit of time, so that it is meant as a duration."""
    words = re.findall("[^\\W0-9_]+", text.lower())
    return any(c.isdigit() for c in text) and all(word in _UNIT_WORDS for word in words)


def _bare_seconds(given: str) -> float | None:
    return float(given) if _BARE.fullmatch(given) else None


def _clock(given: str) -> float | None:
    if match := _CLOCK.fullmatch(given):
        return int(match[1]) * 60 + float(match[2])
    if match := _HOURS.fullmatch(given):
        return int(match[1]) * 3600.0 + int(match[2]) * 60 + int(match[3])
    return None


def _units(given: str) -> float | None:
    parts = _PART.findall(given)
    units = [_UNIT_WORDS.get(word, "") for _, word in parts]
    # Everything must be read, and each unit stand once, the largest first.
    in_order = units == sorted(set(units), key="hms".find) and all(units)
    if not parts or not in_order or _PART.sub("", given):
        return None
    return round(sum(float(n) * _UNITS[u] for (n, _), u in zip(parts, units, strict=True)), 3)


def _shared_unit(first: str, last: str) -> str:
    match = _PART.fullmatch(last.lower())
    return match[2] if match and _BARE.fullmatch(first) else ""


def _hint(given: str) -> str:
    if match := _LOOSE_CLOCK.fullmatch(given):
        minutes, seconds = int(match[1]), int(match[2])
        if len(match[2]) == 1:
            return f"did you mean {minutes}:0{seconds}?"
        return f"did you mean {write_duration(minutes * 60 + seconds)}?"
    number = given.rstrip("s").replace(",", ".")
    if _BARE.fullmatch(number):
        return f"did you mean {number}{'s' if given.endswith('s') else ''}?"
    return "write it as 45s, 1m30s or 1:30"


def write_duration(seconds: float) -> str:
    """As one would write it in a file: ``45s``, ``90s``, ``2m30s``."""
    if seconds < 120:
        return f"{_number(seconds)}s"
    minutes, rest = divmod(round(seconds, 3), 60)
    return f"{minutes:.0f}m" + (f"{_number(rest)}s" if rest else "")


def _write_range(least_s: float, most_s: float) -> str:
    if most_s < 120:
        return f"{_number(least_s)}-{_number(most_s)}s"
    return f"{write_duration(least_s)}-{write_duration(most_s)}"


def _short(seconds: float) -> str:
    return f"{_number(seconds)} s" if seconds < 120 else format_duration(seconds)


def _number(value: float) -> str:
    return f"{round(value, 3):g}"
