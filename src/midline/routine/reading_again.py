"""Exercises of a text that is read at each key press: one that is written as before is known."""

from __future__ import annotations

from collections import Counter

from midline.routine.model import Exercise
from midline.routine.problems import Findings
from midline.routine.reading_exercises import read_exercise
from midline.routine.yaml_tree import Mapping

KNOWN_MOST = 2000  # exercises
LENGTH_MOST = 4000  # characters of one that is remembered

# How it is written, its column, the routine's rest, and how many like it stand before it: two
# exercises are never the same object, for a session tells them apart by that.
_Key = tuple[str, int, float, int]
_Found = tuple[Exercise, int, Findings]  # the line is the one that the findings count from
_known: dict[_Key, _Found] = {}


class ReadingAgain:
    """Reads the exercises of one ``text``, in its order, as `read_exercise` does.

    One without errors says the same wherever it stands: only its warnings move with it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._like: Counter[str] = Counter()

    def __call__(self, mapping: Mapping, rest_s: float, findings: Findings) -> Exercise:
        written = self._text[mapping.start : mapping.end]
        key = written, mapping.column, rest_s, self._like[written]
        self._like[written] += 1
        exercise, line, found = _known.get(key) or _read(key, mapping)
        if found.has_asked and not findings.has_room_for(found):
            return read_exercise(mapping, rest_s, findings)  # which asks for less
        findings.take(found, mapping.line - line)
        return exercise


def _read(key: _Key, mapping: Mapping) -> _Found:
    """Remembered, unless there are errors: those may name a line."""
    findings = Findings("")
    found = read_exercise(mapping, key[2], findings), mapping.line, findings
    if len(key[0]) <= LENGTH_MOST and not findings.has_errors:
        if len(_known) >= KNOWN_MOST:
            del _known[next(iter(_known))]  # the oldest
        _known[key] = found
    return found
