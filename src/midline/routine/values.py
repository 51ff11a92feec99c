"""Decoders of single values from their text. Each raises `Misfit` with a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar
from unicodedata import category

from midline.routine.counts import parse_count
from midline.routine.durations import NEGATIVE, format_duration, parse_duration
from midline.routine.limits import (
    FIGURE_MOST,
    LINE_MOST,
    NAME_MOST,
    PACE_LEAST_S,
    PACE_MOST_S,
    PAUSE_MOST_S,
    ROUNDS_MOST,
    TEXT_MOST,
)
from midline.routine.model import Tempo
from midline.routine.problems import Misfit, did_you_mean, quoted

E = TypeVar("E", bound=StrEnum)

_FIGURE = re.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*")
# Control characters, half characters, separators of lines and of paragraphs. The joiners of emoji
# and the marks of right-to-left text are not printable either, but belong into names.
_NOT_ON_A_LINE = ("Cc", "Cs", "Zl", "Zp")
_PHASES = ("lift", "top", "lower", "bottom")


def name(text: str) -> str:
    return _text(text, NAME_MOST, "a name")


def line(text: str) -> str:
    """A tip or a piece of kit."""
    return _text(text, LINE_MOST, "a line")


def paragraph(text: str) -> str:
    """Prose. A folded block's line breaks become spaces."""
    return _text(" ".join(text.split()), TEXT_MOST, "a text")


def figure(text: str) -> str:
    """The name of a drawing, never a path."""
    if len(text) > FIGURE_MOST or not _FIGURE.fullmatch(text):
        hint = "small letters, digits and hyphens, such as side-plank"
        raise Misfit(f"{quoted(text)} is not the name of a figure", hint)
    return text


def pause(text: str) -> float:
    """A rest, get-ready, switch or release, in seconds; may be 0."""
    seconds = parse_duration(text)
    if seconds > PAUSE_MOST_S:
        raise Misfit(f"{quoted(text)} is too long: the most is {format_duration(PAUSE_MOST_S)}")
    return seconds


def pace(text: str) -> float:
    """Seconds per rep."""
    return _checked_pace(parse_duration(text), text)


def tempo(text: str) -> Tempo:
    """``2-1-2-0``: seconds to lift, at the top, to lower, at the bottom."""
    parts = [part.strip() for part in text.replace("–", "-").split("-")]
    if len(parts) != len(_PHASES) or not all(parts) or NEGATIVE.match(text):
        hint = "seconds to lift, at the top, to lower, at the bottom: 2-1-2-0"
        raise Misfit(f"a tempo has four numbers, not {quoted(text)}", hint)
    phases = [parse_duration(part) for part in parts]
    _checked_pace(sum(phases), text)
    return Tempo(*phases)


def rounds(text: str) -> int:
    count = parse_count(text)
    if not 1 <= count <= ROUNDS_MOST:
        raise Misfit(f"a section has 1 to {ROUNDS_MOST} rounds, not {quoted(text)}")
    return count


def one_of(choices: type[E]) -> Callable[[str], E]:
    """A decoder for the words of an enum."""

    def decode(text: str) -> E:
        try:
            return choices(text)
        except ValueError:
            known = list(choices)
            listed = ", ".join(known[:-1]) + f" or {known[-1]}"
            hint = did_you_mean(text, known) or _begun(text, known)
            raise Misfit(f"{quoted(text)} is not {listed}", hint) from None

    return decode


def _begun(text: str, known: list[E]) -> str:
    """`left` is near the start of `left-right`."""
    near = (each for each in known if text and did_you_mean(text, (each[: len(text)],)))
    return did_you_mean(next(near, ""), known)


def _checked_pace(seconds: float, text: str) -> float:
    if not PACE_LEAST_S <= seconds <= PACE_MOST_S:
        bounds = f"{format_duration(PACE_LEAST_S)} to {format_duration(PACE_MOST_S)}"
        raise Misfit(f"a rep takes {bounds}, not {quoted(text)}")
    return seconds


def _text(text: str, most: int, what: str) -> str:
    text = text.strip()
    if not text:
        raise Misfit(f"{what} is needed here, this is empty")
    if len(text) > most:
        raise Misfit(f"{what} has at most {most} characters, this has {len(text)}")
    if not text.isprintable() and any(category(c) in _NOT_ON_A_LINE for c in text):
        raise Misfit(f"{what} cannot contain line breaks or control characters")
    return text
