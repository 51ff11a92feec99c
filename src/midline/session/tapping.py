"""How late sound is heard, from taps along with a steady beat. Pure.

Taps come some tens of milliseconds ahead of a beat that is heard (negative mean asynchrony: B. H.
Repp, "Sensorimotor synchronization: a review of the tapping literature", Psychonomic Bulletin &
Review 12, 2005), and a key takes about as long to reach a program (15 to 60 ms until it leaves the
keyboard: danluu.com/keyboard-latency). The two go against each other, so neither is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from midline.session.cues import Cue

BEAT_S = 0.75  # slow enough to tell a delay of half a second, quick enough to keep in step
BEATS = 12
BEATS_TO_JOIN = 4  # to find the rhythm; also, Bluetooth headphones wake up in them
TAPS_LEAST = 6
DELAY_MOST_MS = 1000

_EARLY_S = 0.15  # a tap this much ahead still belongs to the beat that comes
_UNEVEN_S = 0.06  # half of the taps further from their median: they say nothing
_ON_TIME_MS = 30  # less than that can't be told from a person's own habit
_STEP_MS = 10


def beat() -> tuple[Cue, ...]:
    """What sounds: the clearest of the tones, at each beat."""
    return tuple(Cue(i * BEAT_S, "3") for i in range(BEATS))


def delay_ms(taps_s: Iterable[float]) -> int | None:
    """The delay that taps tell, in milliseconds; ``None`` if they are too few or too uneven.

    ``taps_s`` are in seconds from the first beat as it was sent. Each belongs to the beat that was
    sent last, so delays up to 600 ms can be told. Two taps for one beat count as one.
    """
    lags_s: dict[int, float] = {}
    for tap_s in sorted(taps_s):
        number = int((tap_s + _EARLY_S) // BEAT_S)
        if BEATS_TO_JOIN <= number < BEATS:
            lags_s.setdefault(number, tap_s - number * BEAT_S)
    if len(lags_s) < TAPS_LEAST:
        return None
    middle_s = median(lags_s.values())
    if median(abs(lag_s - middle_s) for lag_s in lags_s.values()) > _UNEVEN_S:
        return None
    late_ms = round(middle_s * 1000 / _STEP_MS) * _STEP_MS
    return 0 if late_ms < _ON_TIME_MS else min(DELAY_MOST_MS, late_ms)
