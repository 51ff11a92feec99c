"""Resampling: pure, so tones of known shape go in."""

from __future__ import annotations

import math

import pytest

from midline.audio.mixing import RATE
from midline.audio.resampling import resampled


def tone(hz: float, rate: int, seconds: float = 0.1) -> list[float]:
    return [0.3 * math.sin(2 * math.pi * hz * i / rate) for i in range(round(rate * seconds))]


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_099, 44_100, 88_200, 96_000, 192_000])
def test_a_tone_keeps_its_pitch_and_length_at_the_new_rate(rate: int) -> None:
    made = resampled(tone(1000, rate), rate)
    wanted = tone(1000, RATE)
    assert len(made) == pytest.approx(len(wanted), abs=6)
    inside = range(500, min(len(made), len(wanted)) - 500)
    assert max(abs(made[i] - wanted[i]) for i in inside) < 5e-4


def test_what_is_too_high_for_the_new_rate_is_silent_rather_than_folded_down() -> None:
    made = resampled(tone(30_000, 96_000), 96_000)
    assert max(map(abs, made[500:-500])) < 1e-4


def test_samples_at_the_tracks_rate_stay_as_they_are() -> None:
    assert resampled([0.5, -0.25], RATE) == [0.5, -0.25]


@pytest.mark.parametrize("rate", [-1, 0, 7_999, 192_001, 2**31])
def test_a_rate_nobody_records_at_is_refused(rate: int) -> None:
    with pytest.raises(ValueError, match=f"at {rate} Hz can't be played"):
        resampled([0.0], rate)
