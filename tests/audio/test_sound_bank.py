"""Sounds come at their volume, clips from their files, and little is kept."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from midline.audio.lead_in import LEAD_IN
from midline.audio.sound_bank import KEPT_BYTES, SoundBank
from midline.audio.voice_clips import read_clip
from midline.resources import resource

PLANK = resource("assets", "voice", "plank.wav.xz")
TONES = {"go": array("h", [1000, -1000]).tobytes(), LEAD_IN: array("h", [8, -8]).tobytes()}


def loudest(sound: bytes) -> int:
    return max(array("h", sound))


def test_tones_and_voice_have_volumes_of_their_own() -> None:
    bank = SoundBank(TONES, pytest.fail)
    bank.add_clips({"say Plank": str(PLANK)})
    assert bank["say Plank"] == read_clip(PLANK)
    full = loudest(bank["say Plank"])
    bank.set_volume(0.5, 1.0)
    assert (loudest(bank["go"]), loudest(bank["say Plank"])) == (250, full)
    bank.set_volume(1.0, 0.5)
    assert (loudest(bank["go"]), loudest(bank["say Plank"])) == (1000, full // 4)


def test_the_lead_in_is_for_the_headphones_and_has_no_volume() -> None:
    bank = SoundBank(TONES, pytest.fail)
    bank.set_volume(0, 0)
    assert loudest(bank[LEAD_IN]) == 8


def test_a_clip_that_cannot_be_read_is_silent_and_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    bank = SoundBank(TONES, told.append)
    bank.add_clips({"say Plank": str(tmp_path / "gone.wav.xz")})
    assert bank["say Plank"] == b""
    assert bank["say Plank"] == b""
    assert len(told) == 1
    assert "gone.wav.xz can't be said" in told[0]


def test_what_was_wanted_longest_ago_is_forgotten_beyond_a_size() -> None:
    bank = SoundBank(TONES, pytest.fail)
    bank.add_clips({f"say {i}": str(PLANK) for i in range(120)})
    for i in range(120):
        size = len(bank[f"say {i}"])
        assert bank["go"]
    assert 119 * size > KEPT_BYTES
    assert sum(map(len, bank._kept.values())) == bank._kept_bytes <= KEPT_BYTES
    assert {"go", "say 119"} < bank._kept.keys()


def test_a_tone_of_the_users_has_the_volume_of_the_tones() -> None:
    bank = SoundBank(TONES, pytest.fail)
    bank.add_clips({"own go": str(PLANK)})
    full = loudest(bank["own go"])
    bank.set_volume(0.5, 1.0)
    assert loudest(bank["own go"]) == full // 4


def test_in_place_of_a_tone_of_the_users_that_cannot_be_read_the_shipped_one_sounds(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    bank = SoundBank(TONES, told.append)
    bank.add_clips({"own go": str(tmp_path / "gone.wav.xz")})
    assert bank["own go"] == TONES["go"]
    assert len(told) == 1


def test_a_clip_that_has_another_file_now_is_read_again() -> None:
    bank = SoundBank(TONES, pytest.fail)
    bank.add_clips({"own go": str(PLANK)})
    assert bank["own go"] == read_clip(PLANK)
    other = PLANK.with_name("side-plank.wav.xz")
    bank.add_clips({"own go": str(other)})
    assert bank["own go"] == read_clip(other)
    assert bank._kept_bytes == len(bank["own go"])
