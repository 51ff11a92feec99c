"""The shipped clips: there for every shipped routine, equally loud, small."""

from __future__ import annotations

import math
from array import array

import pytest

from midline.audio.mixing import RATE
from midline.audio.speech import LOUDNESS, PEAK, loudness
from midline.audio.voice_clips import Clip, read_clip, read_index
from midline.resources import resource
from midline.routine.reading import read_routine
from midline.session.spoken_words import amount, number, short_name

FOLDER = resource("assets", "voice")
INDEX = read_index(FOLDER)


def test_every_name_and_amount_of_the_shipped_routines_can_be_said() -> None:
    for path in resource("workouts").glob("*.yaml"):
        routine = read_routine(path.read_bytes(), path.name).routine
        assert routine is not None
        for exercise in routine.exercises:
            texts = {exercise.name, short_name(exercise.name), *map(amount, exercise.works)}
            assert texts <= INDEX.keys()


def test_reps_can_be_counted_to_a_hundred_once_a_second() -> None:
    for i in range(1, 101):
        said = number(i)
        assert INDEX[said[0].upper() + said[1:]].length_s < 0.9


@pytest.mark.parametrize(("text", "clip"), sorted(INDEX.items()), ids=sorted(INDEX))
def test_a_clip_is_as_loud_as_the_tones_and_as_long_as_the_index_says(
    text: str, clip: Clip
) -> None:
    samples = [value / 32767 for value in array("h", read_clip(FOLDER / clip.file))]
    assert len(samples) / RATE == pytest.approx(clip.length_s, abs=0.001)
    assert max(map(abs, samples)) < PEAK + 0.001
    assert 20 * math.log10(loudness(samples) / LOUDNESS) == pytest.approx(0, abs=1.0)
    assert clip.length_s < 2.5


def test_the_voice_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 8_000_000
