"""Sound of any rate, as samples at the tracks' rate. Pure, and slow: 0.1 s and more a second."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from operator import mul

from midline.audio.mixing import RATE

RATES = range(8_000, 192_001)
_REACH = 32  # samples of the lower rate on each side of one that is worked out
_PASS = 0.93  # of the lower Nyquist frequency; the filter is 80 dB down at 1.0
_KAISER_BETA = 8.0
# Rates such as 44,099 Hz would need a table for each of thousands of positions; this many are at
# most 2 millionths off, in pitch and length.
_POSITIONS_MOST = 640


def resampled(samples: Sequence[float], rate: int) -> Sequence[float]:
    """At 48 kHz, by a windowed sinc: flat to 0.88 of the lower Nyquist frequency, silent above it.

    Raises ValueError for a rate outside of `RATES`.
    """
    if rate == RATE:
        return samples
    if rate not in RATES:
        raise ValueError(f"sound at {rate} Hz can't be played; 8 to 192 kHz can")
    ratio = Fraction(rate, RATE).limit_denominator(_POSITIONS_MOST)
    down, up = ratio.as_integer_ratio()
    taps = _taps(up, max(1.0, rate / RATE))
    reach = len(taps[0]) // 2
    padded = array("d", bytes(8 * (reach - 1))) + array("d", samples) + array("d", bytes(8 * reach))
    out = array("d")
    for k in range(len(samples) * up // down):
        at, phase = divmod(k * down, up)
        out.append(sum(map(mul, taps[phase], padded[at : at + 2 * reach])))
    return out


@lru_cache(maxsize=4)
def _taps(phases: int, wider: float) -> tuple[array[float], ...]:
    """For each position between two input samples, the weights of those around it (sum 1).

    The filter is ``wider`` in time, and so narrower in frequency, for rates above the tracks'.
    """
    reach = math.ceil(_REACH * wider)
    return tuple(
        _normed([_tap((i - (reach - 1) - phase / phases) / wider) for i in range(2 * reach)])
        for phase in range(phases)
    )


def _tap(x: float) -> float:
    window = _bessel(_KAISER_BETA * math.sqrt(max(0.0, 1 - (x / _REACH) ** 2)))
    return window * (_PASS if x == 0 else math.sin(math.pi * _PASS * x) / (math.pi * x))


def _normed(weights: list[float]) -> array[float]:
    total = sum(weights)
    return array("d", [weight / total for weight in weights])


def _bessel(x: float) -> float:
    """The modified Bessel function of order 0, as its series."""
    total = term = 1.0
    k = 1
    while term > 1e-12 * total:
        term *= (x / (2 * k)) ** 2
        total += term
        k += 1
    return total
