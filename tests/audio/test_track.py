"""A track is laid bit by bit, and sounds as if it had been mixed at once."""

from __future__ import annotations

import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.audio.mixing import RATE, mix
from midline.audio.sound_bank import SoundBank
from midline.audio.track import Track
from midline.session.cues import Cue


def pcm(*samples: int) -> bytes:
    return array("h", samples).tobytes()


SOUNDS = {"go": pcm(1, 2, 3), "3": pcm(100, 100, 100, 100), "long": pcm(*[7] * RATE)}


def bank() -> SoundBank:
    return SoundBank(SOUNDS, pytest.fail)


def sounding(samples: memoryview | bytes) -> bytes:
    return bytes(samples).rstrip(b"\0")


plans = st.lists(
    st.builds(
        Cue, st.floats(0, 30).map(lambda at_s: round(at_s, 3)), st.sampled_from(sorted(SOUNDS))
    ),
    max_size=8,
)


@given(plans, st.floats(0, 40))
def test_laid_in_any_two_parts_it_is_what_is_mixed_at_once(plan: list[Cue], until_s: float) -> None:
    track = Track(plan, bank())
    track.lay_until(until_s)
    samples = track.samples()
    track.lay_until(100)
    assert sounding(samples) == sounding(bytes(mix(plan, SOUNDS)))
    assert sounding(track.samples()) == sounding(samples)


@given(plans, st.floats(0, 30))
def test_a_new_volume_changes_what_is_still_to_be_heard(plan: list[Cue], now_s: float) -> None:
    sounds = bank()
    track = Track(plan, sounds)
    track.lay_until(100)
    sounds.set_volume(0, 0)
    track.lay_again(now_s)
    now = round(now_s * RATE) * 2
    assert not any(track.samples()[now:])
    sounds.set_volume(1, 1)
    track.lay_again(now_s)
    assert sounding(track.samples()[now:]) == sounding(bytes(mix(plan, SOUNDS))[now:])


def test_it_ends_with_its_last_sound_once_that_is_laid() -> None:
    track = Track([Cue(2, "go"), Cue(1, "3")], bank())
    assert track.length_s > 10
    assert track.next_s == 1
    track.lay_until(100)
    assert track.length_s == pytest.approx(2 + 3 / RATE + 0.15)


def test_one_that_began_late_catches_up_with_all_but_its_beginning() -> None:
    track = Track([Cue(0, "go"), Cue(1, "3"), Cue(5, "3"), Cue(9, "go")], bank())
    track.lay_until(6)
    track.move_up(2)
    moved = [Cue(0, "go"), Cue(3, "3"), Cue(7, "go")]
    assert track.cues == tuple(moved)
    assert track.next_s == 7
    track.lay_until(100)
    assert sounding(track.samples()) == sounding(bytes(mix(moved, SOUNDS)))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes memory back")
def test_what_has_passed_is_forgotten() -> None:
    track = Track([Cue(0, "long"), Cue(4, "go"), Cue(8, "go")], bank())
    track.lay_until(8)
    track.lay_next(7)
    assert not any(track.samples()[: 4 * RATE * 2])
    assert sounding(track.samples()).endswith(sounding(SOUNDS["go"]))
