"""A complete session with every kind of step and cue, what is due in it, and how to run it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from midline.audio.cue_player import CuePlayer
from midline.audio.mixing import RATE
from midline.audio.sound_process import SoundProcess
from midline.audio.voice import shipped_voice
from midline.audio.voice_clips import read_clip
from midline.audio.wav import read_sounds
from midline.desktop.system_clock import SystemClock
from midline.resources import resource
from midline.routine.model import (
    Cluster,
    Exercise,
    Hold,
    Order,
    Reps,
    Routine,
    Section,
    Sides,
    Tempo,
)
from midline.session.clock import NS_PER_S
from midline.session.events import Command, Event, StepStarted
from midline.session.plan import Plan, StepKind, compile_plan
from midline.session.runner import Output, Runner
from midline.session.sound_choices import RepMarks, SoundChoices
from midline.session.speech_placing import spoken_track
from midline.session.state import Phase, Session
from tests.system.onsets import Due
from tests.system.sound_server import Recorder

CORES = os.cpu_count() or 1
REST_S = 8.0
PLANK = Exercise("Plank", (Hold(7, 13),), 1, REST_S)
SIDE_PLANK = Exercise("Side plank", (Hold(4, 4),), 1, REST_S, Sides.LEFT_RIGHT, switch_s=6)
CURL_UP = Exercise("Curl-up", (Reps(5, 5),), 1, REST_S, pace_s=2.2)
BRIDGE = Exercise("Hip bridge", (Reps(3, 3),), 1, REST_S, pace_s=4, tempo=Tempo(1, 1, 1, 1))
BIRD_DOG = Exercise("Bird dog", (Cluster(3, 2.1, 1.5),), 1, REST_S)
PLAN = compile_plan(
    Routine(
        "Whole",
        (
            Section("Straight", (PLANK, SIDE_PLANK)),
            Section("Circuit", (CURL_UP, BRIDGE, BIRD_DOG), Order.CIRCUIT),
        ),
        get_ready_s=5,
    )
)
CHOICES = SoundChoices(reps=RepMarks.COUNT)
VOICE = shipped_voice()
Happening = tuple[float, Callable[[], None]]


def due_cues(plan: Plan = PLAN, choices: SoundChoices = CHOICES, speed: float = 1.0) -> list[Due]:
    """All that is to be heard when the session runs through undisturbed, from the plan alone."""
    due: list[Due] = []
    for before, step in zip((None, *plan.steps), plan.steps, strict=False):
        after_set = before is not None and before.kind is StepKind.WORK
        began = StepStarted(0, step, step.duration_s, after_set=after_set)
        cues = spoken_track(began, VOICE.lengths, choices, speed=speed)
        due += [Due(step.start_s / speed + cue.at_s, cue.name, step.index) for cue in cues]
    return due


def samples_of(due: Iterable[Due]) -> dict[str, bytes]:
    """The samples of every cue, by its name."""
    tones = read_sounds(resource("assets", "sounds"))
    names = {each.name for each in due}
    said = {name: name.removeprefix("say ").casefold() for name in names - tones.keys()}
    return tones | {name: read_clip(VOICE.files[text]) for name, text in said.items()}


@dataclass
class Punctual:
    """An output that takes down when the session began and how late its steps were noticed."""

    clock: SystemClock
    began_ns: int = 0
    late_s: float = 0.0
    steps: int = 0

    def __call__(self, _session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, StepStarted):
                due_ns = self.clock.real_ns(event.due_ns)
                self.began_ns = self.began_ns or due_ns
                self.late_s = max(self.late_s, (time.monotonic_ns() - due_ns) / NS_PER_S)
                self.steps += 1

    def begin_in(self, recorder: Recorder) -> int:
        """The sample of the recording at which the session began."""
        return round((self.began_ns - recorder.began_ns) * RATE / NS_PER_S)


def outputs(
    sound: SoundProcess, clock: SystemClock, choices: SoundChoices = CHOICES
) -> tuple[Punctual, Output]:
    player = CuePlayer(sound, clock.real_ns, speed=clock.speed, voice=VOICE, choices=choices)
    return Punctual(clock), player


def run_through(
    sound: SoundProcess,
    speed: float,
    happenings: Iterable[Happening] = (),
    plan: Plan = PLAN,
) -> Punctual:
    """Run a session to its end. At their seconds, real ones from its start, things happen."""
    clock = SystemClock(speed)
    punctual, player = outputs(sound, clock)
    runner = Runner(plan, clock, [punctual, player])
    runner.command(Command.START)
    ahead = sorted(happenings, key=lambda each: each[0])
    while runner.session.phase is Phase.RUNNING:
        time.sleep(min((runner.due_in_s() or 0) / speed, 0.05))
        runner.tick()
        while ahead and time.monotonic_ns() > punctual.began_ns + ahead[0][0] * NS_PER_S:
            ahead.pop(0)[1]()
    assert not ahead, "the session was over before all had happened"
    return punctual


@contextmanager
def busy_cores() -> Iterator[None]:
    """As many processes as there are cores do nothing but turn."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(CORES)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
