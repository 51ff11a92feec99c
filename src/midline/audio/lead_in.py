"""The lead-in: a second of near-silence before a track, in which Bluetooth headphones wake up."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from midline.audio.mixing import RATE
from midline.session.cues import Cue

LEAD_IN = "lead-in"
LEAD_IN_S = 1.0


def with_lead_in(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The cues of a track that begins a lead-in earlier."""
    later = tuple(Cue(cue.at_s + LEAD_IN_S, cue.name) for cue in cues)
    return (Cue(0.0, LEAD_IN), *later)


def near_silence(length_s: float) -> bytes:
    """Samples that nobody hears, but that are not the silence which devices skip.

    A hum of 31 Hz at -72 dB: it outlives resampling and Bluetooth's codec, which white noise or
    the highest of tones may not.
    """
    up = [level for level in range(-8, 8) for _ in range(48)]
    wave = array("h", up + up[::-1])
    count = round(length_s * RATE)
    return (wave * (count // len(wave) + 1))[:count].tobytes()
