"""What a person would hear: a session is played to a real sound server and recorded."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator

import pytest

from midline.audio.cue_player import CuePlayer
from midline.audio.mixing import PADDING_S, RATE, SAMPLE_BYTES, mix
from midline.audio.sound_process import SoundProcess, SoundState
from midline.audio.voice import shipped_voice
from midline.audio.voice_clips import read_clip
from midline.audio.wav import cues_of_step, read_sounds
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Routine, Section
from midline.session.cues import Cue
from midline.session.events import Command
from midline.session.plan import Plan, Step, StepKind, compile_plan
from midline.session.runner import Runner
from midline.session.sound_choices import SoundChoices
from midline.session.state import Phase
from tests.system.sound_server import RealClock, Recorder, SoundServer

pytestmark = pytest.mark.system

SOUNDS = read_sounds(resource("assets", "sounds"))
VOICE = shipped_voice()


@pytest.fixture
def recorder(needs: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    server = SoundServer(needs, monkeypatch)
    try:
        server.start()
        recorder = Recorder(server.home / "recorded.raw")
        yield recorder
        recorder.stop()
    finally:
        server.remove()


@pytest.fixture
def sound(recorder: Recorder) -> Iterator[SoundProcess]:
    process = SoundProcess(resource("assets", "sounds"))
    assert process.wait_until_known(10) is SoundState.READY
    yield process
    process.close()


def run_through(plan: Plan, sound: SoundProcess) -> None:
    runner = Runner(plan, RealClock(), [CuePlayer(sound, lambda ns: ns, voice=VOICE)])
    runner.command(Command.START)
    while runner.session.phase is Phase.RUNNING:
        due_s = runner.due_in_s()
        assert due_s is not None
        time.sleep(min(due_s, 0.5))
        runner.tick()


def test_a_session_is_heard_to_the_sample_within_a_step_and_on_time_between_steps(
    recorder: Recorder, sound: SoundProcess
) -> None:
    plank = Exercise("Plank", (Hold(1, 2), Hold(2, 2)), 2, rest_s=2)
    plan = compile_plan(Routine("Short", (Section("", (plank,)),), get_ready_s=1))
    run_through(plan, sound)
    sound.close(let_ring=True)
    time.sleep(0.3)
    heard = recorder.stop()

    begin = first_sample(heard, plan.steps[0], plan)
    starts_ms = []
    for step in plan.steps:
        start = first_sample(heard, step, plan, begin)
        starts_ms.append((start - begin) / RATE * 1000 - step.start_s * 1000)
        if step.index == 0:  # begun by hand: late by reading its clips, which moves its words up
            continue
        alone = samples_alone(step, plan)
        here = heard[start * SAMPLE_BYTES :][: len(alone)]
        assert here == alone, f"step {step.index} is not heard as it was mixed"
    print("off by ms:", [round(ms, 2) for ms in starts_ms])
    # A busy machine may be late by more than the millisecond or two it takes at rest.
    assert max(starts_ms) - min(starts_ms) < 15


def heard_in(step: Step, plan: Plan) -> tuple[Cue, ...]:
    return cues_of_step(plan, step.index, VOICE, SoundChoices())


def samples_alone(step: Step, plan: Plan) -> bytes:
    """The step's track until its padding, or until shortly before the next one begins."""
    cues = heard_in(step, plan)
    clips = {name: read_clip(path) for name, path in VOICE.clips(cues).items()}
    assert bool(clips) is (step.kind is not StepKind.WORK)
    track = bytes(mix(cues, SOUNDS | clips))
    end = len(track) // SAMPLE_BYTES - round(PADDING_S * RATE)
    if step is not plan.steps[-1]:
        end = min(end, round((step.duration_s - 0.05) * RATE))
    return track[: end * SAMPLE_BYTES]


def first_sample(heard: bytes, step: Step, plan: Plan, begin: int = 0) -> int:
    """Where the step starts in the recording, found by its first sound."""
    cue = heard_in(step, plan)[0]
    skipped, length = 40, 500  # the first few samples of an attack could be any sound's
    key = SOUNDS[cue.name][skipped * SAMPLE_BYTES : (skipped + length) * SAMPLE_BYTES]
    after = begin + round((step.start_s - 0.3) * RATE) if begin else 0
    at = heard.find(key, max(0, after) * SAMPLE_BYTES)
    while at % SAMPLE_BYTES:
        at = heard.find(key, at + 1)
    assert at >= 0, f"the first sound of step {step.index} ({cue.name}) was not heard"
    return at // SAMPLE_BYTES - skipped - round(cue.at_s * RATE)


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
