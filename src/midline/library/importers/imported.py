"""What an importer gives: the text of a routine file, and what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass

from midline.known_errors import KnownError
from midline.routine.problems import Severity
from midline.routine.reading import read_routine
from midline.routine.writing.rendering import routine_text
from midline.routine.writing.said import SaidKeys


@dataclass(frozen=True, slots=True)
class Imported:
    """``left_out`` has a sentence for everything that a Midline routine cannot say."""

    name: str
    text: str
    left_out: tuple[str, ...] = ()


def imported(said: SaidKeys, left_out: tuple[str, ...] = ()) -> Imported:
    """Raises `KnownError` where it is no routine that Midline can run, such as an empty one."""
    text = routine_text(said)
    reading = read_routine(text.encode(), "")
    if reading.routine is None:
        wrong = next(each for each in reading.problems if each.severity is Severity.ERROR)
        raise KnownError(f"A routine of this file can't be used: {wrong.text}.")
    return Imported(reading.routine.name, text, tuple(dict.fromkeys(left_out)))
