"""How punctual the cues are, as recorded from a sound server, and what they cost.

The reference is one play call per cue from a Qt timer (``bare_cues``): of the same cues, in turn
with ours, at rest and with all cores busy and the window's thread blocked now and then.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from PySide6.QtWidgets import QApplication

from midline.audio.mixing import RATE, SAMPLE_BYTES, mix
from midline.audio.sound_process import SoundProcess, SoundState
from midline.resources import resource
from midline.routine.model import Exercise, Reps, Routine, Section
from midline.session.clock import NS_PER_S
from midline.session.cues import Cue
from midline.session.plan import Plan, compile_plan
from midline.session.sound_choices import SoundChoices, Speech
from tests.bench.measuring import HERE, Figure, peak_mb, processor_s, python
from tests.bench.simulated_sound import drift_ms
from tests.system.blocked_window import BLOCKED_EVERY_S, BLOCKED_S, run_on_stage
from tests.system.onsets import Heard, listen
from tests.system.sound_server import Recorder, SoundServer, sound_server
from tests.system.whole_session import PLAN, busy_cores, due_cues, run_through, samples_of

STEPS = 100
PAUSES = 30
SOUNDS = resource("assets", "sounds")
TONES = SoundChoices(speech=Speech.TONES)
LATE_MOST_S = BLOCKED_S + 0.1  # a play call from a blocked window


def figures(folder: Path) -> Iterator[Figure]:
    del folder
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # other parts ask for their own
    with sound_server() as server:
        for name, is_loaded in (("at rest", False), ("loaded", True)):
            ours, used = our_cues(server, is_loaded=is_loaded)
            yield from punctual(name, ours, play_calls(server, is_loaded=is_loaded))
            yield Figure(f"child's processor time, {name}", used, None, "% of a core", 2)
        yield Figure("child's memory, a spoken session", spoken_mb(server), None, "MB", 35)
        yield Figure("pause to silence, p99", nearly_all(pauses_ms(server)), None, "ms", 100)
    yield Figure("drift over two hours, simulated", drift_ms(2 * 3600), None, "ms", 0.001)
    yield Figure("mixing, of the track's length", mixing_share() * 1000, None, "thousandths", 1)


def punctual(name: str, ours: Heard, theirs: Heard) -> Iterator[Figure]:
    """The bounds are ours; the reference stands beside."""
    beside = f"(play calls: {theirs.within_steps():.0f})"
    yield Figure(f"within a step, {name} {beside}", ours.within_steps(1), None, "samples", 1)
    ours_ms, theirs_ms = (nearly_all(heard.starts_s()) * 1000 for heard in (ours, theirs))
    beside = f"(play calls: {theirs_ms:.1f})"
    yield Figure(f"starts of steps, {name}, p99 {beside}", ours_ms, None, "ms", 5)
    print(f"     worst of {STEPS}: {ours.starts_s()[-1] * 1000:.1f} ms", end="")
    print(f", play calls {theirs.starts_s()[-1] * 1000:.1f} ms; not heard: ", end="")
    print(len(ours.missing), "and", len(theirs.missing))


def nearly_all(values: list[float]) -> float:
    """99 of 100 are at most that."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


def short_steps(count: int) -> Plan:
    """Sets of three reps, which have a cue each, and their rests, which have two: 2 s for both."""
    sets = (Reps(3, 3),) * (count // 2)
    exercise = Exercise("Rep", sets, len(sets), rest_s=0.8, pace_s=0.4)
    return compile_plan(Routine("Steps", (Section("", (exercise,)),), get_ready_s=1))


@contextmanager
def playing() -> Iterator[SoundProcess]:
    sound = SoundProcess(SOUNDS)
    try:
        if sound.wait_until_known(10) is not SoundState.READY:
            raise SystemExit(sound.trouble)
        yield sound
    finally:
        sound.close(let_ring=True)


def our_cues(server: SoundServer, *, is_loaded: bool) -> tuple[Heard, float]:
    """What is heard of a session in a window, and the child's share of a core in percent."""
    plan = short_steps(STEPS)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    recorder = Recorder(server.home / "ours.raw")
    with playing() as sound:
        before_s, began_s = processor_s(child(sound)), time.monotonic()
        with busy_cores() if is_loaded else nullcontext():
            punctual = run_on_stage(qt, sound, 1.0, plan, TONES, BLOCKED_S if is_loaded else 0.0)
        used = (processor_s(child(sound)) - before_s) / (time.monotonic() - began_s)
    return heard_of(plan, recorder, punctual.begin_in(recorder)), 100 * used


def play_calls(server: SoundServer, *, is_loaded: bool) -> Heard:
    plan = short_steps(STEPS)
    told = {
        "cues": [(due.at_s, str(SOUNDS / f"{due.name}.wav")) for due in due_cues(plan, TONES)],
        "blocked_s": BLOCKED_S if is_loaded else 0.0,
        "blocked_every_s": BLOCKED_EVERY_S,
    }
    recorder = Recorder(server.home / "theirs.raw")
    with busy_cores() if is_loaded else nullcontext():
        done = subprocess.run(
            python(HERE / "bare_cues.py"),
            input=json.dumps(told),
            env={**os.environ, "PYTHONMALLOC": "malloc"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    began_s = (int(done.stdout) - recorder.began_ns) / NS_PER_S
    return heard_of(plan, recorder, round(began_s * RATE))


def heard_of(plan: Plan, recorder: Recorder, begin: int, choices: SoundChoices = TONES) -> Heard:
    time.sleep(0.3)
    due = due_cues(plan, choices)
    return listen(recorder.stop(), due, samples_of(due), begin, LATE_MOST_S, recorder.fast)


def child(sound: SoundProcess) -> int:
    assert sound._child is not None
    return sound._child.pid


def spoken_mb(server: SoundServer) -> float:
    with playing() as sound:
        run_through(sound, 4.0)
        return peak_mb(child(sound))


def pauses_ms(server: SoundServer) -> list[float]:
    """From the call to the last sample that is heard, each time."""
    took_ms = []
    recorder = Recorder(server.home / "pauses.raw")
    with playing() as sound:
        for _ in range(PAUSES):
            sound.play(time.monotonic_ns(), [Cue(0.0, "session-done")])
            time.sleep(0.6)
            asked_at = recorder.length()
            sound.silence()
            time.sleep(0.4)
            with recorder.path.open("rb") as file:
                file.seek(asked_at * SAMPLE_BYTES)
                heard = file.read().rstrip(b"\0")
            took_ms.append(len(heard) / SAMPLE_BYTES / RATE * 1000)
    recorder.stop()
    return took_ms


def mixing_share() -> float:
    """The most processor time that any track of a session takes, as a share of its own length."""
    due = due_cues()
    sounds = samples_of(due)
    shares = []
    for step in PLAN.steps:
        cues = [Cue(each.at_s - step.start_s, each.name) for each in due if each.step == step.index]
        took_s = []
        for _ in range(5):
            began_s = time.thread_time()
            track = mix(cues, sounds, step.duration_s)
            took_s.append(time.thread_time() - began_s)
        shares.append(min(took_s) / (len(track) / SAMPLE_BYTES / RATE))
    return max(shares)
