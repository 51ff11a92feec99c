"""What is read from a file of sessions: what can be taken, and what is left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from midline.history.records import WholeSession


class Reason(StrEnum):
    """Why something is left out, in words."""

    NO_AMOUNT = "sets with neither reps nor seconds"
    DISTANCE = "sets of a distance"
    NO_NAME = "rows without an exercise"
    NO_DATE = "rows without a date that can be read"
    NO_NUMBER = "rows with an amount that can't be read"
    RAGGED = "rows that are cut off, or have more cells than columns"
    INCOMPLETE = "sessions of which sets are missing"
    NOT_TAKEN = "sessions that can't be read"
    TWICE = "sessions that are in the file twice"

    @property
    def counts_sessions(self) -> bool:
        return self in (Reason.INCOMPLETE, Reason.NOT_TAKEN, Reason.TWICE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many, and where the first one is: a line, or the number of a session in the file."""

    reason: Reason
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class Read:
    """``source`` is the program that the file is from; '' is Midline."""

    source: str
    sessions: tuple[WholeSession, ...]
    left_out: tuple[LeftOut, ...] = ()


class BadFileError(ValueError):
    """Nothing of the file can be taken. Its text tells why, as the tail of a sentence.

    ``to_do`` is a sentence; empty where another file must be chosen.
    """

    def __init__(self, why: str, to_do: str = "") -> None:
        super().__init__(why)
        self.to_do = to_do


@dataclass(slots=True)
class Leaving:
    """Counts what is left out while a file is read."""

    _found: dict[Reason, LeftOut] = field(default_factory=dict)

    def out(self, reason: Reason, at: int) -> None:
        before = self._found.get(reason, LeftOut(reason, 0, at))
        self._found[reason] = LeftOut(reason, before.count + 1, before.first)

    def all(self) -> tuple[LeftOut, ...]:
        return tuple(self._found.values())
