"""Before a session in the terminal its own names get their speech, in bounded time."""

from __future__ import annotations

import os
import signal
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from midline.audio.voice import shipped_voice
from midline.audio.voice_cache import VoiceCache
from midline.cli import session_voice as module
from midline.cli.session_voice import session_voice
from midline.routine.reading import read_routine
from midline.session.plan import Plan, compile_plan
from midline.terminal.signals import StopSignals
from tests.audio.fake_engine import FakeEngine
from tests.cli.conftest import Midline

# In another script, so that the fake engine is asked even where piper is installed.
OWN = "name: Own\nget_ready: 9s\nexercises:\n  - name: Планка\n    do: 1 x 30s\n"
SLOW = OWN + "  - name: hang Лодочка\n    do: 1 x 30s\n"


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    return FakeEngine(tmp_path, monkeypatch)


@pytest.fixture
def signals() -> Iterator[StopSignals]:
    with StopSignals() as entered:
        yield entered


def plan_of(text: str) -> Plan:
    routine = read_routine(text.encode(), "own.yaml").routine
    assert routine is not None
    return compile_plan(routine)


def own_words(
    text: str, data: Path, signals: StopSignals, told: list[str] | None = None
) -> set[str]:
    shipped, tell = shipped_voice(), (told if told is not None else []).append
    voice = session_voice(plan_of(text), shipped, data / "cache" / "voice", signals, tell)
    return voice.lengths.keys() - shipped.lengths.keys()


def test_names_that_are_made_in_time_are_said(
    fake: FakeEngine, data: Path, signals: StopSignals
) -> None:
    assert own_words(OWN, data, signals) == {"планка"}
    assert own_words(OWN, data, signals) == {"планка"}
    assert fake.said == ["Планка."]


def test_what_is_not_made_in_time_has_its_tones_and_the_session_begins(
    fake: FakeEngine, data: Path, signals: StopSignals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MADE_WITHIN_S", 3.0)
    told: list[str] = []
    assert own_words(SLOW, data, signals, told) == {"планка"}
    assert told == [
        "Making speech for the names of this routine, for 3 s at most.",
        "Some names are not ready: tones stand for them. The next session has more.",
    ]
    assert fake.said[-1] == "hang Лодочка."


def test_ctrl_c_ends_the_wait_at_once(fake: FakeEngine, data: Path, signals: StopSignals) -> None:
    began = time.monotonic()
    Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    own_words(SLOW, data, signals)
    assert time.monotonic() - began < 3
    assert signals.interrupts == 1


def test_a_track_says_the_names_that_were_made(
    fake: FakeEngine, data: Path, signals: StopSignals, midline: Midline, tmp_path: Path
) -> None:
    routine = tmp_path / "own.yaml"
    routine.write_text(OWN, "utf-8")
    track = ("track", routine, "--step", 0, "--speech", "all", "--cues")
    assert "0.400\tsay Планка (no clip)\n" in midline(*track).out
    own_words(OWN, data, signals)
    assert "0.400\tsay Планка\n" in midline(*track).out


def test_a_track_lists_names_without_a_clip_only_where_names_are_said(
    fake: FakeEngine, midline: Midline, tmp_path: Path
) -> None:
    routine = tmp_path / "own.yaml"
    routine.write_text(OWN, "utf-8")
    track = ("track", routine, "--step", 0, "--cues")
    assert "Планка" not in midline(*track).out
    assert midline(*track, "--speech", "names").out == (
        "0.400\tsay Планка (no clip)\n6.000\t3\n7.000\t2\n8.000\t1\n"
    )


def test_a_damaged_clip_is_silent_in_a_track(
    fake: FakeEngine, data: Path, signals: StopSignals, midline: Midline, tmp_path: Path
) -> None:
    routine, track = tmp_path / "own.yaml", tmp_path / "track.wav"
    routine.write_text(OWN, "utf-8")
    own_words(OWN, data, signals)
    for made in VoiceCache(data / "cache" / "voice").all():
        made.path.write_bytes(b"?")
    assert midline("track", routine, "--step", 0, "--speech", "names", "-o", track).code == 0
    with wave.open(str(track)) as silent:
        assert set(silent.readframes(48_000)) == {0}
