"""What a person would hear of a pause, and of a device that is kept awake, as recorded."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator
from itertools import pairwise

import pytest

from midline.audio.cue_player import CuePlayer
from midline.audio.mixing import RATE, SAMPLE_BYTES
from midline.audio.sound_process import SoundProcess, SoundState
from midline.audio.voice import shipped_voice
from midline.audio.wav import read_sounds
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Routine, Section
from midline.session.cues import Cue
from midline.session.events import Command
from midline.session.plan import compile_plan
from midline.session.runner import Runner
from midline.session.sound_choices import SoundChoices
from tests.system.sound_server import RealClock, Recorder

pytestmark = pytest.mark.system

SOUNDS = read_sounds(resource("assets", "sounds"))


@pytest.fixture
def sound(recorder: Recorder) -> Iterator[SoundProcess]:
    process = SoundProcess(resource("assets", "sounds"))
    assert process.wait_until_known(10) is SoundState.READY
    yield process
    process.close()


def test_a_pause_is_silent_at_once(recorder: Recorder, sound: SoundProcess) -> None:
    took_ms = []
    for i in range(10):
        sound.play(time.monotonic_ns(), [Cue(0.0, "session-done")])
        time.sleep(0.6 + i * 0.007)  # anywhere in the device's period
        asked_at = recorder.length()
        sound.silence()
        time.sleep(0.3)
        heard = heard_since(recorder, asked_at)
        last = max((i for i, sample in enumerate(heard) if sample), default=0)
        took_ms.append(last / RATE * 1000)
    print("silent after ms:", [round(ms, 1) for ms in sorted(took_ms)])
    assert max(took_ms) < 150


# The most that two overlapping near-silences add to a sample.
HUM = 16


def test_a_device_kept_awake_never_gets_silence_and_the_cues_stay_on_their_samples(
    recorder: Recorder, sound: SoundProcess
) -> None:
    sound.keep_alive = True
    began_at = recorder.length()
    cues = (Cue(0.0, "3"), Cue(9.5, "2"), Cue(11.0, "1"))
    sound.play(time.monotonic_ns() + 200_000_000, cues)
    time.sleep(12.5)
    sound.let_sleep()
    time.sleep(0.5)
    heard = heard_since(recorder, began_at)
    loud = [i for i, sample in enumerate(heard) if abs(sample) > 2 * HUM]
    begin = next(i for i in range(loud[0] - 200, loud[0]) if off_by(heard, i, "3") <= HUM)
    for cue in cues:
        assert off_by(heard, begin + round(cue.at_s * RATE), cue.name) <= HUM, cue
    silences = silent_runs(heard[begin : loud[-1] + RATE])
    print("longest silence, ms:", max(silences, default=0) / RATE * 1000)
    assert max(silences, default=0) < RATE / 100
    assert not any(heard[-RATE // 10 :])


def off_by(heard: array[int], start: int, name: str) -> int:
    """How far the samples from there on are from the cue's sound, at most."""
    sound = array("h", SOUNDS[name])
    return max(abs(a - b) for a, b in zip(heard[start : start + len(sound)], sound, strict=True))


def silent_runs(heard: array[int]) -> list[int]:
    """How many samples of nothing come in a row, each time."""
    nothing = "".join(" " if sample else "0" for sample in heard)
    return [len(run) for run in nothing.split()]


def heard_since(recorder: Recorder, start: int) -> array[int]:
    with recorder.path.open("rb") as file:
        file.seek(start * SAMPLE_BYTES)
        return array("h", file.read((recorder.length() - start) * SAMPLE_BYTES))


QUIET_S = (
    0.05  # how exactly the start of a lead-in is known: the recorder's and the device's blocks
)


def test_headphones_are_woken_before_the_first_word_and_in_the_midst_of_a_long_hold(
    recorder: Recorder, sound: SoundProcess
) -> None:
    """A session's first track is sent at its moment: so its words wait until they can be heard."""
    sound.lead_in = True
    plank = Exercise("Plank", (Hold(10, 10),), 1, 0)
    plan = compile_plan(Routine("One", (Section("", (plank,)),), get_ready_s=6))
    choices = SoundChoices(lead_in=True)
    player = CuePlayer(sound, lambda ns: ns, voice=shipped_voice(), choices=choices)
    runner = Runner(plan, RealClock(), [player])
    began_at = recorder.length()
    runner.command(Command.START)
    for _ in range(125):
        time.sleep(0.1)
        runner.tick()
    heard = heard_since(recorder, began_at)
    loud = [i for i, sample in enumerate(heard) if abs(sample) > 2 * HUM]
    starts = loud[:1] + [b for a, b in pairwise(loud) if b - a > 1.5 * RATE]
    print("sounds after silences at s", [round(i / RATE, 2) for i in starts])
    assert len(starts) == 2  # the words, halfway
    for start in starts:
        a_second_before = heard[max(0, start - round((1 - QUIET_S) * RATE)) : start]
        assert max(silent_runs(a_second_before), default=0) < RATE / 100
    assert not any(heard[: starts[0] - round((1 + 6 * QUIET_S) * RATE)])
