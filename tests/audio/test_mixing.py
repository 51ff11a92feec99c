"""Mixing puts each cue on its sample, adds overlaps without wrapping, and wastes no memory."""

from __future__ import annotations

import sys
import time
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.audio.mixing import (
    PADDING_S,
    RATE,
    STILL_ON_TIME_S,
    at_volume,
    erase,
    mix,
    still_to_come,
)
from midline.audio.wav import read_sounds
from midline.resources import resource
from midline.session.cues import Cue

PADDING = round(PADDING_S * RATE)


def pcm(*samples: int) -> bytes:
    return array("h", samples).tobytes()


def samples(track: object) -> list[int]:
    return list(array("h", bytes(track)))  # type: ignore[call-overload]


SOUNDS = {"go": pcm(1, 2, 3), "3": pcm(100, 100, 100, 100), "loud": pcm(30_000, -30_000)}


def at(sample: int, name: str) -> Cue:
    return Cue(sample / RATE, name)


@pytest.mark.parametrize(
    ("cues", "begins_with"),
    [
        ([at(0, "go")], [1, 2, 3]),
        ([at(2, "go")], [0, 0, 1, 2, 3]),
        ([at(0, "go"), at(3, "go")], [1, 2, 3, 1, 2, 3]),
        ([at(0, "3"), at(3, "go")], [100, 100, 100, 101, 2, 3]),
        ([at(1, "go"), at(0, "3")], [100, 101, 102, 103]),
        ([at(0, "3"), at(0, "3"), at(1, "go")], [200, 201, 202, 203]),
        ([at(0, "loud"), at(0, "loud")], [32_767, -32_768]),
        ([], []),
    ],
)
def test_sounds_stand_on_their_sample_and_add_up(cues: list[Cue], begins_with: list[int]) -> None:
    assert samples(mix(cues, SOUNDS)) == begins_with + [0] * PADDING


def test_a_track_is_as_long_as_asked_for() -> None:
    assert len(samples(mix([at(0, "go")], SOUNDS, at_least_s=2.0))) == 2 * RATE + PADDING


def test_a_cue_without_a_sound_is_named() -> None:
    with pytest.raises(KeyError, match="gong"):
        mix([at(0, "gong")], SOUNDS)


starts = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(sorted(SOUNDS))), max_size=8)


@given(starts)
def test_every_sample_is_the_clipped_sum_of_what_sounds_there(plan: list[tuple[int, str]]) -> None:
    expected = [0] * 70
    for start, name in sorted(plan, key=lambda each: (each[0], SOUNDS[each[1]])):
        for i, value in enumerate(array("h", SOUNDS[name]), start):
            expected[i] = max(-32_768, min(32_767, expected[i] + value))
    mixed = samples(mix([at(start, name) for start, name in plan], SOUNDS, at_least_s=70 / RATE))
    assert mixed == expected + [0] * PADDING


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_what_is_erased_is_silent_and_the_rest_stays(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if platform == "linux" and sys.platform != "linux":
        pytest.skip("only Linux takes pages back")
    monkeypatch.setattr(sys, "platform", platform)
    track = mix([at(100, "go"), at(5000, "3"), at(9000, "loud")], SOUNDS)
    before = bytes(track)
    erase(track, 0, 0)
    assert bytes(track) == before
    erase(track, 2 * 4096, 2 * 6000)
    left = [i for i, sample in enumerate(samples(track)) if sample]
    assert left == [100, 101, 102, 9000, 9001]


@pytest.mark.parametrize(
    ("late_s", "left"),
    [
        (0.0, {0.0: "go", 2.0: "3", 3.0: "2"}),
        (-1.0, {0.0: "go", 2.0: "3", 3.0: "2"}),
        (0.1, {0.0: "go", 1.9: "3", 2.9: "2"}),
        (STILL_ON_TIME_S + 0.01, {1.74: "3", 2.74: "2"}),
        (2.5, {0.5: "2"}),
        (60.0, {}),
    ],
)
def test_a_missed_cue_is_never_fired_late(late_s: float, left: dict[float, str]) -> None:
    cues = [Cue(0.0, "go"), Cue(2.0, "3"), Cue(3.0, "2")]
    assert {round(cue.at_s, 6): cue.name for cue in still_to_come(cues, late_s)} == left


@pytest.mark.parametrize(
    ("volume", "sample"), [(1.0, 100), (0.5, 25), (0.0, 0), (-1.0, 0), (9.0, 100)]
)
def test_the_volume_is_squared_and_kept_within_its_limits(volume: float, sample: int) -> None:
    assert samples(at_volume(SOUNDS["3"] * 3000, volume)) == [sample] * 12_000


@given(st.lists(st.integers(-32_768, 32_767), max_size=50), st.floats(0, 0.999))
def test_every_sample_is_scaled_alike(values: list[int], volume: float) -> None:
    factor = round(volume**2 * 32_768)
    assert samples(at_volume(pcm(*values), volume)) == [value * factor >> 15 for value in values]


def test_mixing_takes_less_than_a_thousandth_of_the_length_of_the_track() -> None:
    sounds = read_sounds(resource("assets", "sounds"))
    names = [(0.0, "go"), (15.0, "least"), (22.5, "halfway"), (42.0, "3"), (43.0, "2"), (44.0, "1")]
    ticks = [(3.0 * i, "tick") for i in range(1, 15)]
    cues = [Cue(at_s, name) for at_s, name in names + ticks]
    took_s = []
    for _ in range(5):
        began_s = time.perf_counter()
        mix(cues, sounds, at_least_s=45.0)
        took_s.append(time.perf_counter() - began_s)
    assert min(took_s) <= 45.0 / 1000


def test_the_silence_of_a_long_track_takes_up_no_memory() -> None:
    before_kb = resident_kb()
    track = mix([Cue(0.0, "go"), Cue(599.0, "3")], SOUNDS)
    assert len(track) > 50_000_000
    assert sum(track[i] for i in range(0, len(track), 4096)) >= 0  # read it as a player would
    assert resident_kb() - before_kb < 4_000


def resident_kb() -> int:
    """What this process takes up now; skips where the system doesn't say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:
        pytest.skip("no /proc on this system")
    return int(status.split("VmRSS:")[1].split()[0])
