"""What a person would hear of their own sounds: a whole ``midline run``, recorded."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.audio.own_files import mono, tone
from tests.cli.conftest import start
from tests.system.sound_server import Recorder

pytestmark = pytest.mark.system

ROUTINE = "name: Own\nget_ready: 0s\nexercises: [{name: Push-up / row, do: 1 x 3s}]\n"
GO, NAME = tone(0.3, peak=0.25), tone(0.5, peak=0.2)


def test_a_session_sounds_the_users_own_tone_and_word_to_the_sample(
    recorder: Recorder, tmp_path: Path
) -> None:
    words = tmp_path / "data" / "sounds" / "words"
    words.mkdir(parents=True)
    (words / "push-up %2F row.wav").write_bytes(mono(NAME))
    (words.parent / "GO.wav").write_bytes(mono(GO))
    for soon_over in ("session-done.wav", "words/Well done.wav"):
        (words.parent / soon_over).write_bytes(mono([0] * 480))
    (words.parent / "1.wav").write_bytes(b"broken")
    (tmp_path / "data" / "settings.yaml").write_text("volume: 100\nvoice_volume: 100\n")
    (tmp_path / "own.yaml").write_text(ROUTINE)
    session = start("run", tmp_path / "own.yaml", "--headless", "--data", tmp_path / "data")
    _, said = session.communicate(timeout=30)
    time.sleep(0.3)
    heard = recorder.stop()
    assert session.returncode == 0
    assert "sounds/1.wav is not used: it is no WAV file" in said
    assert heard.count(GO.tobytes()) == heard.count(NAME.tobytes()) == 1
    assert heard.find(GO.tobytes()) < heard.find(NAME.tobytes())
