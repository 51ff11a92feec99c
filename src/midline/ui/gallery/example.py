"""What the samples show: a small routine, and a session of it at some moment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from midline.library.entries import Entry, Origin, RoutineFile
from midline.library.figures import own_and_shipped
from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S, Moment
from midline.session.events import AnyCommand, Command
from midline.session.plan import Plan, compile_plan
from midline.ui.session_controller import SessionController

ROUTINE = """\
name: Core for runners
about: Twelve minutes for a trunk that holds still while the legs work.
get_ready: 5s
rest: 20s
sections:
  - name: Core
    exercises:
      - name: Plank
        do: 2 x 20-40s
        tips: [Long neck, Squeeze what you sit on]
      - name: Dead bug
        do: 1 x 8
        tempo: 2-1-2-0
      - name: Side plank
        do: 1 x 30s
        sides: left-right
        switch: 5s
  - name: Cool-down
    exercises:
      - name: Bridge
        do: 2 x 12-15
"""
LONG = """\
name: Everything that the physiotherapist wrote down after the third visit, and a little more of it
about: >-
  A routine that somebody described with a great many words, so that whoever reads it on a small
  screen sees how a text of several lines stands above the moves of the routine.
caution: Not with a back that hurts at rest. Stop when anything tingles.
exercises:
  - name: Side plank with a reach through, feet on the wall, eyes on the hand that moves
    do: 2-3 x 20-40s
    sides: left-right
    needs: [wall, mat, cushion]
"""
BROKEN = """\
name: Evening
exercises:
  - name: Plank
    reps: fifteen
    hlod: 60-45s
"""


FIGURES = own_and_shipped(Path("none"))


@cache
def plan_of(text: str = "") -> Plan:
    routine = entry_of(text or ROUTINE).routine
    assert routine is not None
    return compile_plan(routine)


def entry_of(text: str, name: str = "core-for-runners.yaml") -> Entry:
    """A routine's file as if it were there."""
    file = RoutineFile(Path(name), Origin.USER)
    reading = read_routine(text.encode(), name)
    return Entry(file, reading.routine, reading.problems, text)


class HeldClock:
    """Time passes only where it is told to."""

    def __init__(self) -> None:
        self.now_ns = NS_PER_S

    def now(self) -> Moment:
        return Moment(self.now_ns, self.now_ns)


def session_after(*script: AnyCommand | float, text: str = "") -> SessionController:
    """A session that began and went through a script: commands, and seconds that pass."""
    clock = HeldClock()
    controller = SessionController(plan_of(text), clock)
    for each in (Command.START, *script):
        if not isinstance(each, float):
            controller.command(each)
            continue
        while each > 0:  # in small steps, or the session would find that it was left alone
            clock.now_ns += round(min(1.0, each) * NS_PER_S)
            each -= 1.0
            controller.tick()
    return controller
