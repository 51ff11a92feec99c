"""The system's own player, in the person of a script that says what it was given."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from midline.audio.mixing import mix
from midline.audio.system_player import Playing, find_program
from midline.session.cues import Cue

COPY = "import pathlib, sys; pathlib.Path(sys.argv[2]).write_bytes(pathlib.Path(sys.argv[1]).read_bytes())"  # noqa: E501
TRACK = memoryview(mix([Cue(0.5, "go")], {"go": b"\1\0" * 100}))


def test_a_program_is_given_the_whole_track_as_wav_and_the_file_removed(tmp_path: Path) -> None:
    copy = tmp_path / "copy.wav"
    playing = Playing([sys.executable, "-c", COPY, "{}", str(copy)], TRACK)
    end_s = time.monotonic() + 5
    while (playing.is_playing() or playing._path.exists()) and time.monotonic() < end_s:
        time.sleep(0.01)
    assert copy.read_bytes()[44:] == bytes(TRACK)
    assert not playing._path.exists()


def test_stopping_ends_the_program_at_once(tmp_path: Path) -> None:
    playing = Playing([sys.executable, "-c", "import time; time.sleep(60)"], TRACK)
    assert playing.is_playing()
    playing.stop()
    assert not playing.is_playing()
    assert not playing._path.exists()


def test_a_missing_program_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(OSError, match="no/such"):
        Playing(["/no/such/program", "{}"], TRACK)
    assert list(tmp_path.iterdir()) == []


def test_the_first_program_that_is_there_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program() == ()
    for name in ("aplay", "paplay"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    assert find_program() == ("paplay", "{}")
