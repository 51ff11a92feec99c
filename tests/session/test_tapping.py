"""How late sound is heard, told by taps: steady and unsteady, early, missing and double ones."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.session.tapping import BEAT_S, BEATS, DELAY_MOST_MS, TAPS_LEAST, beat, delay_ms


def taps(late_s: float, wobble_s: float = 0.0, beats: range = range(BEATS)) -> list[float]:
    """A person's, with what they hear; the wobble is a standard deviation."""
    hand = Random(7)
    return [number * BEAT_S + late_s + hand.gauss(0, wobble_s) for number in beats]


@pytest.mark.parametrize(
    ("late_s", "told_ms"),
    [
        (0.180, 180),
        (0.184, 180),
        (0.0, 0),
        (0.02, 0),  # within anybody's habit
        (-0.06, 0),  # ahead of a beat that is on time, as most people tap
        (0.55, 550),
    ],
)
def test_steady_taps_tell_the_delay(late_s: float, told_ms: int) -> None:
    assert delay_ms(taps(late_s)) == told_ms


def test_a_human_hand_is_steady_enough() -> None:
    assert delay_ms(taps(0.2, wobble_s=0.03)) == pytest.approx(200, abs=20)


def test_wild_tapping_tells_nothing() -> None:
    hand = Random(3)
    assert delay_ms(hand.uniform(0, BEATS * BEAT_S) for _ in range(40)) is None


def test_taps_while_the_rhythm_is_found_do_not_count() -> None:
    wrong_at_first = taps(-0.1, beats=range(4)) + taps(0.25, beats=range(4, BEATS))
    assert delay_ms(wrong_at_first) == 250


def test_a_few_taps_are_not_enough() -> None:
    assert delay_ms(taps(0.2, beats=range(4, 4 + TAPS_LEAST))) == 200
    assert delay_ms(taps(0.2, beats=range(4, 3 + TAPS_LEAST))) is None
    assert delay_ms([]) is None


def test_one_stray_tap_and_a_double_one_change_nothing() -> None:
    steady = taps(0.2)
    steady[6] += 0.2
    assert delay_ms([*steady, steady[8] + 0.08]) == 200


@given(st.lists(st.floats(-5, 20), max_size=60))
def test_whatever_is_tapped_the_delay_is_one_that_can_be_set(taps_s: list[float]) -> None:
    told = delay_ms(taps_s)
    assert told is None or 0 <= told <= DELAY_MOST_MS


@given(st.floats(0.03, 0.5), st.randoms())
def test_any_delay_is_told_from_taps_in_any_order(late_s: float, chance: Random) -> None:
    mixed = taps(late_s)
    chance.shuffle(mixed)
    told = delay_ms(mixed)
    assert told is not None
    assert told == pytest.approx(late_s * 1000, abs=5.001)


def test_the_beat_flashes_far_less_than_three_times_a_second() -> None:
    moments = [cue.at_s for cue in beat()]
    assert len(moments) == BEATS
    assert min(b - a for a, b in pairwise(moments)) >= 1 / 3
