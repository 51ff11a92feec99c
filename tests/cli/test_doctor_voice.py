"""``midline doctor``: who says the names that no clip was shipped for."""

from __future__ import annotations

import importlib.util
from array import array
from pathlib import Path

import pytest

from midline.audio import voice_engines
from midline.audio.voice_cache import VoiceCache
from midline.audio.voice_engines import find_engines
from tests.audio.fake_engine import FakeEngine
from tests.cli.conftest import Midline


def voice_line(midline: Midline) -> str:
    lines = midline("doctor").out.splitlines()
    return next(line for line in lines if line.startswith("voice"))


@pytest.fixture(autouse=True)
def no_piper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether or not this machine has the extra ``voice``."""
    monkeypatch.setattr(voice_engines, "_piper_model", lambda: None)


def test_without_an_engine_it_is_no_problem_and_says_what_to_install(
    midline: Midline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    line = voice_line(midline)
    assert line.startswith("voice     ok ")
    assert line.endswith(" clips; for names of your own, run make voice or install espeak-ng")


def test_with_one_it_says_which_and_how_much_was_made(
    midline: Midline, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeEngine(tmp_path, monkeypatch)
    VoiceCache(data / "cache" / "voice").put("Dip", find_engines()[0], array("h", [9] * 4800))
    assert voice_line(midline).endswith("names of your own are said by espeak-ng, 1 so far")
    assert fake.said == ["Plank."]


def test_an_engine_that_does_not_work_is_a_problem(
    midline: Midline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeEngine(tmp_path, monkeypatch).program.write_text("#!/bin/sh\nexit 3\n")
    assert voice_line(midline) == (
        "voice     problem  “Plank” can't be spoken: espeak-ng failed. "
        "Install it again, or remove it."
    )


def test_a_python_without_lzma_is_a_problem(
    midline: Midline, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "_lzma" else found(name)
    )
    assert voice_line(midline).startswith("voice     problem  This Python can't unpack it")
