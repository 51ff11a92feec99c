"""``midline track`` writes what a step sounds like to a WAV file."""

from __future__ import annotations

import wave
from array import array
from pathlib import Path

import pytest

from midline.audio.wav import cues_of_step, read_sounds, write_track
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Reps, Routine, Section
from midline.session.plan import Plan, compile_plan


@pytest.fixture
def plan() -> Plan:
    plank = Exercise("Plank", (Hold(4, 8),), 1, rest_s=6)
    curl = Exercise("Curl-up", (Reps(8, 8),), 1, rest_s=6)
    return compile_plan(Routine("Two", (Section("", (plank, curl)),), get_ready_s=5))


@pytest.mark.parametrize(
    ("step", "cues"),
    [
        (0, "3@2 2@3 1@4"),
        (1, "go@0 least@4 3@5 2@6 1@7"),
        (2, "set-done@0 rest@0.7 3@3 2@4 1@5"),
        (3, "go@0"),
        (4, "session-done@0"),
    ],
)
def test_the_cues_of_a_step_are_those_of_an_undisturbed_session(
    plan: Plan, step: int, cues: str
) -> None:
    assert " ".join(f"{cue.name}@{cue.at_s:g}" for cue in cues_of_step(plan, step)) == cues


def test_every_cue_begins_on_its_sample(plan: Plan, tmp_path: Path) -> None:
    write_track(plan, 0, tmp_path / "track.wav")
    with wave.open(str(tmp_path / "track.wav")) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, 48_000)
        samples = array("h", wav.readframes(wav.getnframes()))
    assert len(samples) >= 5 * 48_000
    sound = array("h", read_sounds(resource("assets", "sounds"))["3"])
    for cue in cues_of_step(plan, 0):
        first = round(cue.at_s * 48_000)
        assert samples[first : first + len(sound)] == sound
    assert not any(samples[: 2 * 48_000])


def test_a_track_replaces_an_older_file_and_leaves_nothing_else(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "track.wav"
    path.write_text("older")
    write_track(plan, 4, path)
    assert path.read_bytes()[:4] == b"RIFF"
    assert list(tmp_path.iterdir()) == [path]


def test_a_step_beyond_the_plan_or_a_missing_folder_is_an_error(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(IndexError):
        write_track(plan, 99, tmp_path / "track.wav")
    with pytest.raises(OSError, match="nowhere"):
        write_track(plan, 0, tmp_path / "nowhere" / "track.wav")
    assert list(tmp_path.iterdir()) == []


def test_a_sound_of_another_shape_is_refused_by_name(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "go.wav"), "wb") as wav:
        wav.setnchannels(2)
        wav.setsampwidth(2)
        wav.setframerate(44_100)
        wav.writeframes(bytes(400))
    with pytest.raises(ValueError, match=r"go\.wav is not 48 kHz, 16-bit, mono"):
        read_sounds(tmp_path)
