"""The lead-in: a second of near-silence after a silence, in which Bluetooth headphones wake up."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable

from midline.audio.mixing import RATE
from midline.session.cues import Cue
from midline.session.sound_choices import LEAD_IN_S

LEAD_IN = "lead-in"
SLEEPS_AFTER_S = 3.0


def with_lead_ins(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The cues of a track, with a lead-in before its first and before each that follows a silence.

    The first lead-in may begin before the track does. Silence is counted from the start of the
    sound before, as none that lasts is known here: over its end a lead-in is not heard.
    """
    given = sorted(cues)
    befores_s = [-math.inf, *(cue.at_s for cue in given)]
    return tuple(
        each
        for cue, before_s in zip(given, befores_s, strict=False)
        for each in _led_in(cue, cue.at_s - before_s > SLEEPS_AFTER_S)
    )


def lead_ins_left(cues: Iterable[Cue], late_s: float) -> tuple[Cue, ...]:
    """The lead-ins of a track that begins ``late_s`` late, also what is left of one."""
    moved = [Cue(cue.at_s - late_s, LEAD_IN) for cue in cues if cue.name == LEAD_IN]
    return tuple(Cue(max(0.0, cue.at_s), LEAD_IN) for cue in moved if cue.at_s > -LEAD_IN_S)


def _led_in(cue: Cue, is_wanted: bool) -> tuple[Cue, ...]:
    return (Cue(cue.at_s - LEAD_IN_S, LEAD_IN), cue) if is_wanted else (cue,)


def near_silence(length_s: float) -> bytes:
    """Samples that nobody hears, but that are not the silence which devices skip.

    A hum of 31 Hz at -72 dB: it outlives resampling and Bluetooth's codec, which white noise or
    the highest of tones may not.
    """
    up = [level for level in range(-8, 8) for _ in range(48)]
    wave = array("h", up + up[::-1])
    count = round(length_s * RATE)
    return (wave * (count // len(wave) + 1))[:count].tobytes()
