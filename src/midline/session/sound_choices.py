"""What a person may choose about how a session sounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LEAD_IN_S = 1.0  # so long near-silence wakes headphones up


class Speech(StrEnum):
    """How much is said aloud."""

    ALL = "all"
    NAMES = "names"  # what comes next, and its side
    TONES = "tones"  # no words at all


class RepMarks(StrEnum):
    """How each rep of a paced set is marked: when it is over, or by the phases of its tempo."""

    COUNT = "count"  # aloud, and phases of slow reps; as TICK where there is no time, or no speech
    TICK = "tick"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class SoundChoices:
    speech: Speech = Speech.ALL
    reps: RepMarks = RepMarks.TICK
    lead_in: bool = False  # words that begin a track wait until headphones have woken up
