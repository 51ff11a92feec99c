"""Texts become clips, and one that can't be said is no harm to the others."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

import pytest

from midline.audio import voice_engines
from midline.audio.speech import LOUDNESS, PEAK, loudness
from midline.audio.voice_cache import VoiceCache
from midline.audio.voice_clips import read_clip
from midline.audio.voice_engines import Engine, Program, find_engines
from midline.audio.voice_worker import STRIKES, make_speech
from tests.audio.fake_engine import FakeEngine


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    return FakeEngine(tmp_path, monkeypatch)


@pytest.fixture
def engine(fake: FakeEngine) -> Engine:
    assert fake.program
    return find_engines()[-1]


@pytest.fixture
def cache(tmp_path: Path) -> VoiceCache:
    return VoiceCache(tmp_path / "cache")


def ready(cache: VoiceCache, *texts: str) -> list[str]:
    return list(cache.voice(texts, []).lengths)


def test_texts_are_said_in_their_order_and_each_once(
    cache: VoiceCache, fake: FakeEngine, engine: Engine
) -> None:
    make_speech(["Dead bug", "Side plank"], cache, [engine])
    make_speech(["Dead bug", "Side plank", "Dip"], cache, [engine])
    assert fake.said == ["Dead bug.", "Side plank.", "Dip."]
    assert cache.voice(["Dead bug"], [engine]).lengths["dead bug"] == pytest.approx(0.2, abs=0.02)


def test_what_was_said_is_as_loud_as_the_tones_and_the_shipped_clips(
    cache: VoiceCache, engine: Engine
) -> None:
    make_speech(["Side plank with a twist"], cache, [engine])
    (made,) = cache.all()
    samples = [value / 32767 for value in array("h", read_clip(made.path))]
    assert 20 * math.log10(loudness(samples) / LOUDNESS) == pytest.approx(0, abs=1.0)
    assert max(map(abs, samples)) < PEAK + 0.001


@pytest.mark.parametrize("bad", ["fail", "hang", "junk", "silent", "💪"])
def test_a_text_that_can_not_be_said_does_not_lose_the_others(
    bad: str, cache: VoiceCache, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    if bad == "hang":
        monkeypatch.setattr(voice_engines, "TIMEOUT_S", 3.0)
    make_speech(["Dead bug", bad, "Dip"], cache, [engine])
    assert ready(cache, "Dead bug", bad, "Dip") == ["dead bug", "dip"]
    assert {path.suffix for path in cache.folder.iterdir()} == {".xz"}


def test_what_the_first_engine_fails_at_the_next_one_says(
    cache: VoiceCache, fake: FakeEngine, engine: Engine
) -> None:
    broken = Program("broken", fake.program, lambda _said, _wav: ["no-such-program"])
    make_speech(["Dead bug", "Dip"], cache, [broken, engine])
    assert ready(cache, "Dead bug", "Dip") == ["dead bug", "dip"]


def test_an_engine_that_always_fails_is_given_up(
    cache: VoiceCache, fake: FakeEngine, engine: Engine
) -> None:
    make_speech([f"fail {i}" for i in range(10)], cache, [engine])
    assert len(fake.said) == STRIKES


def test_a_damaged_clip_is_made_anew(cache: VoiceCache, fake: FakeEngine, engine: Engine) -> None:
    make_speech(["Dip"], cache, [engine])
    cache.all()[0].path.write_bytes(b"?")
    make_speech(["Dip"], cache, [engine])
    assert fake.said == ["Dip.", "Dip."]
    assert cache.has("Dip", engine)
