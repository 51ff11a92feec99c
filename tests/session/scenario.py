"""Scenario scripts over a clock that the test moves.

A script has one line a moment: ``<seconds> <command>``, or only the seconds to let time pass (a
tick). ``play`` gives back what happened, one line an event: its due time and what it was.
"""

from __future__ import annotations

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
    Work,
)
from midline.session.amounts import ns
from midline.session.clock import NS_PER_S
from midline.session.events import (
    AnyCommand,
    Command,
    CueDue,
    Event,
    Extend,
    FindAway,
    JumpTo,
    Refused,
    SessionFinished,
    SessionFoundPaused,
    SessionPaused,
    SetCompleted,
    StepResumed,
    StepStarted,
)
from midline.session.plan import PlannedSet, compile_plan
from midline.session.player import advance
from midline.session.state import Session


def exercise(
    name: str,
    *works: Work,
    least: int | None = None,
    rest_s: float = 30,
    sides: Sides = Sides.NONE,
    pace_s: float | None = None,
    switch_s: float = 5,
    tempo: Tempo | None = None,
) -> Exercise:
    sets_least = len(works) if least is None else least
    pace_s = tempo.rep_s if tempo else pace_s
    return Exercise(
        name, works, sets_least, rest_s,
        sides=sides, pace_s=pace_s, switch_s=switch_s, tempo=tempo,
    )  # fmt: skip


def routine(*exercises: Exercise, get_ready_s: float = 10, **section: object) -> Routine:
    return Routine("Test", (Section("core", exercises, **section),), get_ready_s=get_ready_s)  # type: ignore[arg-type]


PLANK = exercise("Plank", Hold(45, 60), Hold(45, 60))
BRIDGE = exercise("Bridge", Reps(5, 5), pace_s=4)
SIDE_PLANK = exercise("Side plank", Hold(20, 20), sides=Sides.LEFT_RIGHT)
BIRD_DOG = exercise("Bird dog", Cluster(3, 10, 3))
LIFT = exercise("Lift", Reps(4, 4), tempo=Tempo(2, 1, 2, 0))
DIP = exercise("Dip", Reps(8, 12), Reps(8, 12))
CRUNCH = exercise("Crunch", Reps(5, 10), Reps(5, 10), Reps(5, 10), least=1, pace_s=2)

__all__ = ["Order", "play", "run"]


def run(plan_of: Routine, script: str) -> tuple[Session, list[Event]]:
    """The session after the script, and all its events."""
    session, events = Session(compile_plan(plan_of)), list[Event]()
    for line in script.strip().splitlines():
        at, _, words = line.strip().partition(" ")
        session, more = advance(session, _command(words), ns(float(at)))
        events += more
    return session, events


def play(plan_of: Routine, script: str, *, cues: bool = False) -> list[str]:
    _, events = run(plan_of, script)
    return [f"{_seconds(e.due_ns)} {_said(e)}" for e in events if cues or not isinstance(e, CueDue)]


def _command(words: str) -> AnyCommand | None:
    match words.split():
        case []:
            return None
        case ["jump", ordinal]:
            return JumpTo(int(ordinal))
        case ["extend", by_s]:
            return Extend(float(by_s))
        case ["away", since_s, away_s]:
            return FindAway(ns(float(since_s)), float(away_s))
        case _:
            return Command(words)


def _said(event: Event) -> str:
    match event:
        case StepStarted():
            lead_in = f" after {_number(event.lead_in_s)} s" if event.lead_in_s else ""
            from_s = f" from {_number(event.from_s)} s" if event.from_s else ""
            return f"{event.step.kind}{_of(event.step.set)}{from_s}{lead_in}"
        case StepResumed():
            lead_in = f" after {_number(event.lead_in_s)} s" if event.lead_in_s else ""
            return f"{event.step.kind} goes on from {_number(event.from_s)} s{lead_in}"
        case CueDue():
            return f"cue {event.name}"
        case SetCompleted(completed=done):
            return f"completed{_of(done.planned)}: {_number(done.actual)} {done.ended}"
        case SessionPaused():
            return "paused"
        case SessionFoundPaused():
            return f"found paused, away {_number(event.away_s)} s"
        case SessionFinished():
            return "stopped" if event.stopped else "finished"
        case Refused():
            return f"refused: {event.reason}"


def _of(planned: PlannedSet | None) -> str:
    if planned is None:
        return ""
    side = f" {planned.side}" if planned.side else ""
    return f" {planned.exercise.name} {planned.number}/{planned.of}{side}"


def _seconds(moment_ns: int) -> str:
    return _number(moment_ns / NS_PER_S)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
