"""Speech made fit to play: pure, so tones of known shape go in."""

from __future__ import annotations

import math

import pytest

from midline.audio.mixing import RATE
from midline.audio.speech import (
    LOUDNESS,
    PEAK,
    a_weighted,
    levelled,
    loudness,
    prepare,
    trimmed,
)


def tone(hz: float, rate: int, seconds: float = 0.3) -> list[float]:
    return [0.3 * math.sin(2 * math.pi * hz * i / rate) for i in range(round(rate * seconds))]


@pytest.mark.parametrize(("hz", "db"), [(100, -19.1), (300, -7.1), (1000, 0.0), (3000, 1.2)])
def test_weighting_follows_the_standard(hz: float, db: float) -> None:
    heard = a_weighted(tone(hz, RATE))[RATE // 10 :]
    rms = math.sqrt(sum(value * value for value in heard) / len(heard))
    assert 20 * math.log10(rms / (0.3 / math.sqrt(2))) == pytest.approx(db, abs=0.25)


def test_silence_around_speech_goes_but_for_five_milliseconds_before_it() -> None:
    speech = [0.0] * 4800 + [0.5] * 480 + [0.0] * 4800
    made = trimmed(speech, RATE)
    assert len(made) == 240 + 480 + 720
    assert next(i for i, value in enumerate(made) if value) == 240


def test_nothing_but_silence_becomes_nothing() -> None:
    assert len(prepare([0.0] * 1000, RATE)) == 0


@pytest.mark.parametrize("spiky", [False, True])
def test_speech_is_as_loud_as_the_tones_and_never_above_the_peak(spiky: bool) -> None:
    quiet = [0.02 * value for value in tone(440, RATE)]
    if spiky:
        quiet[::500] = [0.05] * len(quiet[::500])
    made = [value / 32767 for value in levelled(quiet)]
    assert max(map(abs, made)) <= PEAK + 1e-4
    assert 20 * math.log10(loudness(made) / LOUDNESS) == pytest.approx(0, abs=0.5)
