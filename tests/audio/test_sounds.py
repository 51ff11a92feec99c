"""The shipped sounds: one for every cue, made by the script, loud enough and never clipped."""

from __future__ import annotations

import cmath
import importlib.util
import math
import re
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from midline.audio.mixing import RATE
from midline.audio.wav import read_sounds
from midline.resources import resource
from midline.session.cues import RANK

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


def test_the_docs_tell_of_every_cue() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cues.md").read_text(encoding="utf-8")
    first_cells = [row.split("|")[1] for row in page.splitlines() if row.startswith("| `")]
    assert sorted(re.findall("`(.+?)`", " ".join(first_cells))) == sorted(RANK)


@pytest.mark.parametrize("name", ["go", "tick", "3"])
def test_the_script_makes_what_is_shipped(make_sounds: ModuleType, name: str) -> None:
    # Sines may differ in the last bit between machines.
    made = make_sounds.render(name)
    assert len(made) == len(SOUNDS[name])
    assert all(abs(a - b) <= 1 for a, b in zip(made, SOUNDS[name], strict=True))


@pytest.mark.parametrize("name", sorted(RANK))
def test_two_sounds_at_once_never_clip(name: str) -> None:
    assert max(map(abs, SOUNDS[name])) <= 16_384


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


def test_the_tick_stands_back(make_sounds: ModuleType) -> None:
    def loudness(name: str) -> float:
        return float(make_sounds.loudest_rms([float(sample) for sample in SOUNDS[name]]))

    assert 20 * math.log10(loudness("go") / loudness("tick")) == pytest.approx(12, abs=3)
