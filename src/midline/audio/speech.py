"""Makes recorded speech fit to play: trimmed, at the sounds' rate, as loud as they are. Pure.

Loudness is measured as for the tones (tools/make_sounds.py): the A-weighted RMS of the loudest
100 ms. Samples are floats, full scale = 1; what comes out is what ``mixing`` takes.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

from midline.audio.mixing import RATE
from midline.audio.resampling import resampled

LOUDNESS = 0.16  # as the tones
PEAK = 0.7  # -3.1 dBFS
WINDOW_S = 0.1

_SILENCE_DB = -50.0  # under the peak; a soft f, h or th begins at about -45
_KEEP_BEFORE_S, _KEEP_AFTER_S = 0.005, 0.015
_LIMIT_S = 0.002  # how long before and after a peak it is turned down
_LEVELLINGS = 4  # turning peaks down costs loudness, which is made up for; then it is close enough
# IEC 61672-1, annex E: the poles of the A-weighting in Hz, and its gain of 0 dB at 1 kHz.
_HIGH_PASS_HZ, _LOW_PASS_HZ, _A_GAIN = (20.6, 20.6, 107.7, 737.9), (12194.0, 12194.0), 1.2589


def prepare(samples: Sequence[float], rate: int) -> array[int]:
    """Speech of 8 to 192 kHz, ready for a track; empty if there is nothing but silence.

    Raises ValueError for another rate.
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
