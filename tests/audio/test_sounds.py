"""The shipped sounds: one for every cue, made by the script, loud enough and never clipped."""

from __future__ import annotations

import cmath
import importlib.util
import math
import operator
import re
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from midline.audio.mixing import RATE
from midline.audio.speech import LOUDNESS, loudness
from midline.audio.wav import read_sounds
from midline.resources import resource
from midline.session.cues import MARKS, RANK

NOTES_HZ = (440.0, 659.26, 880.0, 1108.73, 1174.66, 1318.51, 1760.0)
SOUNDS = {name: array("h", sound) for name, sound in read_sounds(resource("assets/sounds")).items()}


@pytest.fixture(scope="module")
def make_sounds() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "make_sounds.py"
    spec = importlib.util.spec_from_file_location("make_sounds", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_sounds"] = module
    spec.loader.exec_module(module)
    return module


def test_every_cue_has_its_sound_and_no_sound_is_left_over() -> None:
    assert set(SOUNDS) == set(RANK)


@pytest.mark.parametrize("section", ["Tones", "On the screen, where nothing is heard"])
def test_each_table_of_the_docs_tells_of_every_cue_once(section: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "cues.md").read_text(encoding="utf-8")
    table = page.split(f"\n## {section}\n")[1].split("\n## ")[0]
    first_cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert sorted(re.findall("`(.+?)`", " ".join(first_cells))) == sorted(RANK)


@pytest.mark.parametrize("name", ["go", "tick", "lift", "3"])
def test_the_script_makes_what_is_shipped(make_sounds: ModuleType, name: str) -> None:
    # Sines may differ in the last bit between machines.
    made = make_sounds.render(name)
    assert len(made) == len(SOUNDS[name])
    assert all(abs(a - b) <= 1 for a, b in zip(made, SOUNDS[name], strict=True))


@pytest.mark.parametrize("name", sorted(RANK))
def test_two_sounds_at_once_never_clip(name: str) -> None:
    assert max(map(abs, SOUNDS[name])) < 16_384


@pytest.mark.parametrize("name", sorted(RANK))
def test_a_sound_begins_with_its_first_samples_and_ends_in_silence(name: str) -> None:
    peak = max(map(abs, SOUNDS[name]))
    onset = next(i for i, sample in enumerate(SOUNDS[name]) if abs(sample) > peak / 100)
    assert onset <= 50
    assert abs(SOUNDS[name][-1]) <= 1


@pytest.mark.parametrize("name", sorted(RANK))
def test_a_small_speaker_can_play_it(name: str) -> None:
    """Most of the energy of its first 0.7 s lies between 400 and 3,000 Hz."""
    size, thinned = 8192, 4  # 12,000 samples a second carry all up to 6 kHz
    sound = [float(sample) for sample in SOUNDS[name][::thinned][:size]]
    spectrum = fourier([*sound, *[0.0] * (size - len(sound))])[: size // 2]
    hz_a_bin = RATE / thinned / size
    energy = [abs(value) ** 2 for value in spectrum]
    band = energy[round(400 / hz_a_bin) : round(3000 / hz_a_bin)]
    assert sum(band) > 0.85 * sum(energy)


def fourier(values: Sequence[complex]) -> list[complex]:
    """The discrete Fourier transform of 2**n values."""
    if len(values) == 1:
        return [*values]
    even, odd = fourier(values[::2]), fourier(values[1::2])
    turned = [v * cmath.exp(-2j * cmath.pi * k / len(values)) for k, v in enumerate(odd)]
    pairs = list(zip(even, turned, strict=True))
    return [a + b for a, b in pairs] + [a - b for a, b in pairs]


@pytest.mark.parametrize("name", sorted(RANK))
def test_a_sound_is_as_loud_as_the_voice_but_for_those_that_stand_back(
    make_sounds: ModuleType, name: str
) -> None:
    softer_db = make_sounds.SOFTER_DB.get(name, 0.0)
    heard = loudness([*(sample / 32768 for sample in SOUNDS[name]), *[0.0] * (RATE // 10)])
    assert 20 * math.log10(LOUDNESS / heard) == pytest.approx(softer_db, abs=0.2)


def test_the_marks_of_reps_stand_back_the_furthest(make_sounds: ModuleType) -> None:
    furthest = {name for name, softer_db in make_sounds.SOFTER_DB.items() if softer_db >= 12}
    assert furthest == set(MARKS)


ALIKE = ({"3", "2", "1"}, {"top", "bottom"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pair
        for pair in combinations(sorted(RANK), 2)
        if not any(alike.issuperset(pair) for alike in ALIKE)
    ],
)
def test_two_sounds_that_mean_something_else_are_told_apart(one: str, other: str) -> None:
    """By which notes of the family sound when: 1 would be the same melody, 0 nothing in common."""
    assert sum(map(operator.mul, melody(one), melody(other))) < 0.8


@cache
def melody(name: str) -> list[float]:
    """How much of each note sounds in each 60 ms of the first 0.7 s; a vector of length 1."""
    size, thinned = RATE * 60 // 1000, 4
    parts = [SOUNDS[name][i * size : (i + 1) * size : thinned] for i in range(12)]
    found = [abs(sum(map(operator.mul, part, wave(hz)))) for part in parts for hz in NOTES_HZ]
    return [each / math.hypot(*found) for each in found]


@cache
def wave(hz: float) -> list[complex]:
    return [cmath.exp(-2j * math.pi * hz / 12_000 * i) for i in range(720)]
