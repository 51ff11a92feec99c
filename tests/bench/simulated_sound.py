"""Two hours of a session over a clock that is moved: when is each track sent for?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path

from midline.audio.cue_player import CuePlayer
from midline.audio.sound_process import SoundProcess
from midline.resources import resource
from midline.routine.model import Exercise, Reps, Routine, Section
from midline.session.clock import NS_PER_S, Moment
from midline.session.cues import Cue
from midline.session.events import Command
from midline.session.plan import compile_plan
from midline.session.runner import Runner
from midline.session.state import Phase

LATE_NS = 17_000_003  # every tick notices that much too late
PACE_S = 1 / 3


class SentFor(SoundProcess):
    """Takes down the moments instead of playing."""

    def __init__(self) -> None:
        super().__init__(resource("assets", "sounds"))
        self.moments_ns: list[int] = []

    def play(
        self,
        at_ns: int,
        cues: Iterable[Cue],
        clips: Mapping[str, Path] | None = None,
        *,
        is_logged: bool = True,
    ) -> None:
        self.moments_ns.append(at_ns)


class MovedClock:
    now_ns = 0

    def now(self) -> Moment:
        return Moment(self.now_ns, self.now_ns)


def drift_ms(seconds: float) -> float:
    """How far any track is from where the durations of the plan add up to."""
    sets = (Reps(100, 100),) * round(seconds / (100 * PACE_S + 10))
    exercise = Exercise("Tap", sets, len(sets), rest_s=10, pace_s=PACE_S)
    plan = compile_plan(Routine("Long", (Section("", (exercise,)),), get_ready_s=5))
    clock, sent = MovedClock(), SentFor()
    runner = Runner(plan, clock, [CuePlayer(sent, lambda ns: ns)])
    runner.command(Command.START)
    while runner.session.phase is Phase.RUNNING:
        clock.now_ns += round((runner.due_in_s() or 0) * NS_PER_S) + LATE_NS
        runner.tick()
    # Not ``start_s``, which is rounded to microseconds.
    planned_ns = [0.0, *accumulate(step.duration_s * NS_PER_S for step in plan.steps[:-1])]
    assert len(sent.moments_ns) == len(planned_ns)
    return max(abs(a - b) for a, b in zip(sent.moments_ns, planned_ns, strict=True)) / 1e6
