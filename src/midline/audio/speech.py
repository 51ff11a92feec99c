"""Makes recorded speech fit to play: trimmed, at the sounds' rate, as loud as they are. Pure.

Loudness is measured as for the tones (tools/make_sounds.py): the A-weighted RMS of the loudest
100 ms. Samples are floats, full scale = 1; what comes out is what ``mixing`` takes.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from midline.audio.mixing import RATE

LOUDNESS = 0.16  # as the tones
PEAK = 0.7  # -3.1 dBFS
WINDOW_S = 0.1

_SILENCE_DB = -50.0  # under the peak; a soft f, h or th begins at about -45
_KEEP_BEFORE_S, _KEEP_AFTER_S = 0.005, 0.015
_LIMIT_S = 0.002  # how long before and after a peak it is turned down
_LEVELLINGS = 4  # turning peaks down costs loudness, which is made up for; then it is close enough
_REACH = 32  # input samples on each side of one that is worked out
_PASS = 0.93  # of the lower Nyquist frequency; the filter is 80 dB down at 1.0
_KAISER_BETA = 8.0
# IEC 61672-1, annex E: the poles of the A-weighting in Hz, and its gain of 0 dB at 1 kHz.
_HIGH_PASS_HZ, _LOW_PASS_HZ, _A_GAIN = (20.6, 20.6, 107.7, 737.9), (12194.0, 12194.0), 1.2589


def prepare(samples: Sequence[float], rate: int) -> array[int]:
    """Speech of any rate up to 48 kHz, ready for a track; empty if there is nothing but silence.

    Raises ValueError for a higher rate.
    """
    spoken = trimmed(samples, rate)
    return levelled(resampled(spoken, rate)) if spoken else array("h")


def trimmed(samples: Sequence[float], rate: int) -> Sequence[float]:
    """Without the silence around it; 5 ms stay before the first sound, faded in."""
    loudest = max(map(abs, samples), default=0.0)
    if loudest == 0.0:
        return ()
    least = loudest * 10 ** (_SILENCE_DB / 20)
    first = next(i for i, value in enumerate(samples) if abs(value) >= least)
    last = next(i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) >= least)
    before, after = round(_KEEP_BEFORE_S * rate), round(_KEEP_AFTER_S * rate)
    return _faded(samples[max(0, first - before) : last + 1 + after], before, after)


def _faded(samples: Sequence[float], fade_in: int, fade_out: int) -> list[float]:
    count = len(samples)
    return [
        value * min(1.0, (i + 1) / (fade_in + 1), (count - i) / (fade_out + 1))
        for i, value in enumerate(samples)
    ]


def resampled(samples: Sequence[float], rate: int) -> Sequence[float]:
    """At 48 kHz, by a windowed sinc: flat to 0.88 of the old Nyquist frequency, no images above."""
    if rate == RATE:
        return samples
    if not 0 < rate < RATE:
        raise ValueError(f"speech at {rate} Hz can't be played; 8 to 48 kHz can")
    step = math.gcd(rate, RATE)
    up, down = RATE // step, rate // step
    padded = array("d", [0.0] * (_REACH - 1)) + array("d", samples) + array("d", [0.0] * _REACH)
    taps = _taps(up)
    out = array("d")
    for k in range(len(samples) * up // down):
        at, phase = divmod(k * down, up)
        out.append(sum(map(mul, taps[phase], padded[at : at + 2 * _REACH])))
    return out


@lru_cache(maxsize=4)
def _taps(phases: int) -> tuple[array[float], ...]:
    """For each position between two input samples, the weights of the 64 around it (sum 1)."""
    return tuple(
        _normed([_tap(i, phase / phases) for i in range(2 * _REACH)]) for phase in range(phases)
    )


def _tap(index: int, fraction: float) -> float:
    x = index - (_REACH - 1) - fraction
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


def levelled(samples: Sequence[float]) -> array[int]:
    """As loud as the tones, the peaks of the voice turned down to ``PEAK``."""
    gain, made = 1.0, list(samples)
    for _ in range(_LEVELLINGS):
        gain *= LOUDNESS / max(loudness(made), 1e-9)
        made = limited([gain * value for value in samples])
    return array("h", [round(32767 * value) for value in made])


def limited(samples: list[float]) -> list[float]:
    """No sample above ``PEAK``: each that is turns itself and 2 ms around it down, softly."""
    reach = round(_LIMIT_S * RATE)
    shape = [math.cos(math.pi * k / (2 * reach)) ** 2 for k in range(-reach, reach + 1)]
    gains = [1.0] * (len(samples) + 2 * reach)
    for i, value in enumerate(samples):
        if abs(value) > PEAK:
            less = 1 - PEAK / abs(value)
            around = gains[i : i + len(shape)]
            gains[i : i + len(shape)] = [
                min(gain, 1 - less * k) for gain, k in zip(around, shape, strict=True)
            ]
    return [value * gain for value, gain in zip(samples, gains[reach:], strict=False)]


def loudness(samples: Sequence[float]) -> float:
    """The A-weighted RMS of the loudest 100 ms of samples at 48 kHz."""
    size = round(WINDOW_S * RATE)
    heard = a_weighted(samples)
    energy = running = 0.0
    for i, value in enumerate(heard):
        running += value * value
        if i >= size:
            running -= heard[i - size] ** 2
        energy = max(energy, running)
    return math.sqrt(energy / size)


def a_weighted(samples: Sequence[float]) -> list[float]:
    """As heard: each pole of the A-weighting as a filter of first order (bilinear, warped)."""
    heard = [_A_GAIN * value for value in samples]
    for hz in _HIGH_PASS_HZ:
        heard = _first_order(heard, hz, high=True)
    for hz in _LOW_PASS_HZ:
        heard = _first_order(heard, hz, high=False)
    return heard


def _first_order(samples: list[float], hz: float, *, high: bool) -> list[float]:
    warped = math.tan(math.pi * hz / RATE)
    back = (1 - warped) / (1 + warped)
    gain, sign = (1 / (1 + warped), -1.0) if high else (warped / (1 + warped), 1.0)
    before = y = 0.0
    out = []
    for x in samples:
        y = gain * (x + sign * before) + back * y
        before = x
        out.append(y)
    return out
