"""What a person may choose about how a session sounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Speech(StrEnum):
    """How much is said aloud."""

    ALL = "all"
    NAMES = "names"  # what comes next, and its side
    TONES = "tones"  # no words at all


class RepMarks(StrEnum):
    """How each rep of a paced set is marked."""

    COUNT = "count"  # aloud; a tick where there is no time for the number, or no speech
    TICK = "tick"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class SoundChoices:
    speech: Speech = Speech.ALL
    reps: RepMarks = RepMarks.TICK
