"""The user's folder of sounds: what of it is played, and what is told of the rest."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from array import array
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midline.audio.mixing import RATE, mix
from midline.audio.own_sounds import INDEX, NOT_READY, MakingReady, OwnSounds, own_sounds
from midline.audio.own_sounds_making import make_ready
from midline.audio.voice import Voice, shipped_voice
from midline.audio.voice_clips import read_clip
from midline.audio.wav import cues_of_step, read_sounds, write_track
from midline.data_folder import DataFolder
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Routine, Section
from midline.session.cues import Cue
from midline.session.plan import Plan, compile_plan
from midline.session.sound_choices import SoundChoices
from midline.session.speech_placing import RINGS_S
from tests.audio.own_files import mono, tone, wav_file

SHIPPED = {
    name: array("h", samples) for name, samples in read_sounds(resource("assets/sounds")).items()
}
OWN = tone(0.3)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    (folder.sounds / "words").mkdir(parents=True)
    return folder


@pytest.fixture
def plan() -> Plan:
    plank = Exercise("Plank", (Hold(10, 10),), 1, rest_s=6)
    return compile_plan(Routine("One", (Section("", (plank,)),), get_ready_s=8))


def put(data: DataFolder, name: str, content: bytes | None = None) -> None:
    (data.sounds / name).write_bytes(mono(OWN) if content is None else content)


def samples_of(path: Path) -> array[int]:
    return array("h", read_clip(path))


def test_without_a_folder_all_is_as_it_comes_and_nothing_is_made(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "nowhere")
    assert own_sounds(data) == make_ready(data) == OwnSounds()
    assert not data.root.exists()


def test_tones_and_words_are_taken_whatever_the_case_of_their_names(data: DataFolder) -> None:
    put(data, "Go.WAV")
    put(data, "words/Side PLANK.wav")
    own = make_ready(data)
    assert own.problems == ()
    assert {name: samples_of(path) for name, path in own.tones.items()} == {"go": OWN}
    assert own.voice.lengths == {"side plank": 0.3}
    assert samples_of(own.voice.files["side plank"]) == OWN


def test_words_wait_for_as_long_as_the_own_tone_rings(data: DataFolder) -> None:
    put(data, "halfway.wav", mono(tone(1.5)))
    assert make_ready(data).rings_s == {**RINGS_S, "halfway": pytest.approx(1.5, abs=0.002)}


BAD_FILES = [
    ("go.wav", b"", "it is empty. Save it again."),
    ("go.wav", b"RIFF", "it is no WAV file, whatever its name says. Save it as WAV."),
    ("go.wav", wav_file(b""), "there is no sound in it. Save it again."),
    ("go.wav", wav_file(bytes(8), kind=6, bits=8), "its sound is compressed. Save it as"
     " uncompressed WAV (PCM)."),
    ("go.wav", mono([1] * 250_000), "it lasts 5.2 s, and a tone at most 5 s. Shorten it."),
    ("go.wav", bytes(10_000_001), "it is larger than 10 MB. Shorten it."),
    ("goo.wav", None, "there is no tone of that name; did you mean `go`?"),
    ("Plank.wav", None, "there is no tone of that name; words belong into the folder words."),
    ("go.mp3", b"ID3", "save it as WAV."),
    ("rest.OGG", b"OggS", "save it as WAV."),
    ("words/Plank.flac", b"fLaC", "save it as WAV."),
    ("words/Plank.wav", mono([1] * 730_000), "it lasts 15.2 s, and a word at most 15 s. Shorten"
     " it."),
    ("words/%20.wav", None, "its name says nothing. Name it after what is said in it."),
    ("words/a\nb.wav", b"", "it is empty. Save it again."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "why"), BAD_FILES)
def test_a_bad_file_is_told_and_left_out(
    data: DataFolder, name: str, content: bytes | None, why: str
) -> None:
    put(data, name, content)
    put(data, "rest.wav")
    own = make_ready(data)
    shown = name.replace("\n", "·")
    assert own.problems == (f"sounds/{shown} is not used: {why}",)
    assert set(own.tones) == {"rest"}
    assert own.voice == Voice()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("go.wav", "this is a folder, not a sound."),
        ("more", "it is a folder. Tones lie in sounds, words in sounds/words."),
        ("words/words", "it is a folder. Tones lie in sounds, words in sounds/words."),
    ],
)
def test_a_folder_is_no_sound(data: DataFolder, name: str, why: str) -> None:
    (data.sounds / name).mkdir()
    assert make_ready(data).problems == (f"sounds/{name} is not used: {why}",)


def test_what_no_program_can_open_is_told(data: DataFolder) -> None:
    (data.sounds / "go.wav").symlink_to("nowhere")
    (data.sounds / "least.wav").symlink_to("least.wav")
    os.mkfifo(data.sounds / "rest.wav")
    assert make_ready(data).problems == (
        "sounds/go.wav is not used: this link leads nowhere. Remove it, or let it lead to a WAV"
        " file.",
        "sounds/least.wav is not used: this link leads back to itself. Remove it, or let it lead to"
        " a WAV file.",
        "sounds/rest.wav is not used: this is a pipe, not a sound.",
    )


def test_of_two_files_for_one_sound_the_second_is_told(data: DataFolder) -> None:
    put(data, "GO.wav")
    put(data, "go.wav", mono(tone(0.1)))
    own = make_ready(data)
    assert own.problems == (
        "sounds/go.wav is not used: another file has the same name. Delete one of them.",
    )
    assert samples_of(own.tones["go"]) == OWN


def test_notes_licences_and_hidden_files_are_passed_over(data: DataFolder) -> None:
    for name in ("LICENCE.txt", "words/readme.md", ".DS_Store", "._go.wav"):
        put(data, name, b"")
    assert make_ready(data) == OwnSounds(rings_s={**RINGS_S})


def test_at_the_start_of_a_session_the_first_is_told_and_how_many_more(data: DataFolder) -> None:
    put(data, "go.mp3", b"")
    assert make_ready(data).news == "sounds/go.mp3 is not used: save it as WAV."
    put(data, "rest.mp3", b"")
    put(data, "words/Plank.mp3", b"")
    assert make_ready(data).news == (
        "sounds/go.mp3 is not used: save it as WAV. (2 more: midline doctor has them all.)"
    )


# Ready, or not


def test_what_is_new_waits_until_it_was_made_ready(data: DataFolder) -> None:
    assert own_sounds(data) is None
    put(data, "go.wav")
    made = make_ready(data)
    assert own_sounds(data) == made
    put(data, "words/Plank.wav")
    assert own_sounds(data) is None
    make_ready(data)
    (data.sounds / "go.wav").unlink()
    assert own_sounds(data) is None
    assert make_ready(data).tones == {}


def test_another_content_of_the_same_size_and_time_of_another_day_is_new(data: DataFolder) -> None:
    put(data, "go.wav")
    make_ready(data)
    put(data, "go.wav", mono(tone(0.3, peak=0.1)))
    assert own_sounds(data) is None
    assert samples_of(make_ready(data).tones["go"]) == tone(0.3, peak=0.1)


def test_a_file_that_may_be_read_again_is_new(data: DataFolder) -> None:
    put(data, "go.wav")
    (data.sounds / "go.wav").chmod(0)
    make_ready(data)
    (data.sounds / "go.wav").chmod(0o644)
    assert own_sounds(data) is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b'{"stamp": 1}', b"\xff"])
def test_a_damaged_cache_is_made_anew(data: DataFolder, damage: bytes) -> None:
    put(data, "go.wav")
    made = make_ready(data)
    (data.cache / "sounds" / INDEX).write_bytes(damage)
    assert own_sounds(data) is None
    assert make_ready(data) == made


def test_a_damaged_or_deleted_clip_is_made_anew(data: DataFolder) -> None:
    put(data, "go.wav")
    made = make_ready(data)
    made.tones["go"].write_bytes(b"half of")
    assert own_sounds(data) is None
    assert samples_of(make_ready(data).tones["go"]) == OWN
    made.tones["go"].unlink()
    assert own_sounds(data) is None
    assert make_ready(data) == made


def test_where_nothing_can_be_written_all_is_as_it_comes_and_that_is_told(data: DataFolder) -> None:
    put(data, "go.wav")
    data.cache.write_text("in the way")
    assert make_ready(data) == OwnSounds(
        problems=(
            f"Your own sounds are not used: {data.cache / 'sounds'} can't be written to: "
            "not a directory. Make room there or allow it.",
        )
    )


def test_clips_that_nobody_wants_go_after_a_week(data: DataFolder) -> None:
    put(data, "go.wav")
    clip = make_ready(data).tones["go"]
    (data.sounds / "go.wav").unlink()
    make_ready(data)
    assert clip.exists()  # a session may still use it
    week_ago = time.time() - 8 * 24 * 3600
    os.utime(clip, (week_ago, week_ago))
    put(data, "rest.wav", mono(tone(0.1)))
    make_ready(data)
    assert not clip.exists()


def test_a_session_that_begins_before_they_are_ready_has_the_shipped_ones(data: DataFolder) -> None:
    making = MakingReady(data)
    put(data, "go.wav")
    assert making.take() == OwnSounds(problems=(NOT_READY,))


def test_they_are_made_ready_by_a_process_of_its_own(data: DataFolder) -> None:
    making = MakingReady(data)
    put(data, "go.wav", mono(tone(0.1, rate=44_100), rate=44_100))
    making.begin()
    wait_for(making)
    assert set(making.take().tones) == {"go"}
    making.begin()
    assert not making.is_busy()  # there is nothing new


def test_what_can_not_be_made_ready_is_tried_once_a_session(data: DataFolder) -> None:
    put(data, "go.wav")
    data.cache.write_text("in the way")
    making = MakingReady(data)
    making.begin()
    assert making.is_busy()
    wait_for(making)
    making.begin()
    assert not making.is_busy()
    assert making.take().news == NOT_READY
    making.begin()
    assert making.is_busy()
    making.stop()


def wait_for(making: MakingReady) -> None:
    until = time.monotonic() + 20
    while making.is_busy() and time.monotonic() < until:
        time.sleep(0.01)


def test_the_player_process_does_not_load_what_only_making_them_needs() -> None:
    loads = "import sys, midline.audio.player_process; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", loads], capture_output=True, check=True).stdout
    assert b"midline.audio.sound_bank" in loaded
    assert not {b"midline.audio.own_sounds", b"midline.audio.speech", b"hashlib"} & {
        *loaded.split()
    }


# In a track


def test_the_track_of_a_step_has_the_samples_of_the_users_tone(
    data: DataFolder, plan: Plan, tmp_path: Path
) -> None:
    put(data, "go.wav")
    put(data, "2.wav", b"broken")
    put(data, "halfway.wav", mono(tone(0.05)))
    put(data, "words/Halfway.wav", mono(tone(0.4, peak=0.2)))
    own = make_ready(data)
    voice = own.voice.over(shipped_voice())
    write_track(plan, 1, tmp_path / "set.wav", voice, SoundChoices(), own)
    track = array("h", (tmp_path / "set.wav").read_bytes()[44:])

    def at(moment_s: float, count: int) -> array[int]:
        return track[round(moment_s * RATE) :][:count]

    assert at(0, len(OWN)) == OWN
    assert at(8, len(SHIPPED["2"])) == SHIPPED["2"]
    assert at(5, 2400) == tone(0.05)
    cues = cues_of_step(plan, 1, voice, SoundChoices(), own)
    (said_at_s,) = [cue.at_s for cue in cues if cue.name == "say Halfway"]
    assert said_at_s == pytest.approx(5.1, abs=0.001)  # the tone rings for less than the shipped
    assert at(said_at_s, 19_200) == tone(0.4, peak=0.2)


def test_a_tick_of_five_seconds_makes_no_noise_of_quick_reps(data: DataFolder) -> None:
    put(data, "tick.wav", mono(tone(5, peak=1)))
    tick = samples_of(make_ready(data).tones["tick"])
    quick = [Cue(0.4 * i, "tick") for i in range(4)]
    track = array("h", bytes(mix(quick, {"tick": tick.tobytes()})))
    assert max(map(abs, track)) == max(map(abs, tick)) < 0.3 * 32768


def test_own_tones_go_under_names_of_their_own(data: DataFolder) -> None:
    put(data, "go.wav")
    own = make_ready(data)
    cues = own.put_in([Cue(0, "go"), Cue(1, "3")])
    assert cues == (Cue(0, "own go"), Cue(1, "3"))
    assert own.clips(cues) == {"own go": own.tones["go"]}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=200), seed=st.integers(0, 1000), cut=st.integers(0, 400))
def test_odd_bytes_are_told_or_played(
    data: DataFolder, content: bytes, seed: int, cut: int
) -> None:
    good = bytearray(mono(OWN[:200]))
    for _ in range(3):
        good[random.Random(seed).randrange(60)] = seed % 256
    put(data, "go.wav", content)
    put(data, "rest.wav", bytes(good))
    put(data, "words/Plank.wav", bytes(good[:cut]))
    own = make_ready(data)
    assert len(own.problems) + len(own.tones) + len(own.voice.files) == 3
