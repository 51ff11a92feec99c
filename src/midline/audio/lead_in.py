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


def lead_in() -> bytes:
    """Its samples: at -72 dB nobody hears them, but they are not the silence that devices skip."""
    return array("h", [8, -8] * round(LEAD_IN_S * RATE / 2)).tobytes()
