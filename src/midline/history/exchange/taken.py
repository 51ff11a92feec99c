"""A done set as the programs that we write for know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DoneSet:
    """``begun`` is the session's begin by the wall clock there; ``order`` counts from 0 within the
    exercise of the session; ``amount`` is seconds of a hold, else reps; ``side`` may be empty.
    """

    begun: datetime
    lasted_s: float
    routine: str
    note: str
    exercise: str
    order: int
    kind: str
    amount: float | int
    side: str


def side_of(note: str) -> str | None:
    """Where we wrote the note of a set, it is its side: no such program knows sides."""
    return note if note in ("left", "right") else None
