"""What a session without a screen prints: a line an event, as JSON or for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from midline.session.amounts import least, whole
from midline.session.clock import NS_PER_S, Clock
from midline.session.events import CueDue, Event, SessionFinished, SetCompleted, StepStarted
from midline.session.plan import PlannedSet
from midline.session.state import Session
from midline.terminal.text import printable
from midline.terminal.words import STEP_WORDS, done, number, set_name, target
from midline.terminal.words import clock as clock_time

Told = StepStarted | CueDue | SetCompleted | SessionFinished
Form = Callable[[Session, Told, int], str]


class Report:
    """An output of the `Runner`: formats each event and prints it at once.

    ``broken`` is the error if nothing can be printed any more: nobody reads it, the disk is full.
    """

    def __init__(self, form: Form, clock: Clock, *, with_cues: bool = True) -> None:
        self.broken: OSError | None = None
        self._form = form
        self._clock = clock
        self._with_cues = with_cues

    def __call__(self, session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Told) and (self._with_cues or not isinstance(event, CueDue)):
                self._print(self._form(session, event, self._clock.now().running_ns))

    def _print(self, line: str) -> None:
        try:
            print(line, flush=True)
        except OSError as error:
            self.broken = error


def json_line(session: Session, event: Told, now_ns: int) -> str:
    """``due_s`` and ``handled_s`` are seconds of the session clock since the session's start."""
    moments = {
        "due_s": _seconds(event.due_ns - session.started_ns),
        "handled_s": _seconds(now_ns - session.started_ns),
    }
    line = {"event": type(event).__name__} | moments | _details(session, event)
    return json.dumps(line, ensure_ascii=False)


def _details(session: Session, event: Told) -> dict[str, Any]:
    match event:
        case StepStarted(step=step):
            about = {"index": step.index, "kind": str(step.kind), "duration_s": event.length_s}
            return about | (_set(step.set) if step.set else {})
        case CueDue(name=name):
            return {"name": name}
        case SetCompleted(completed=completed):
            planned = completed.planned
            targets = {"target_least": least(planned), "target_most": whole(planned)}
            return (
                _set(planned)
                | targets
                | {"actual": completed.actual, "ended": str(completed.ended)}
            )
        case SessionFinished(stopped=stopped):
            return {"stopped": stopped, "sets": len(session.done)}


def _set(planned: PlannedSet) -> dict[str, Any]:
    return {
        "section": planned.section or None,
        "exercise": planned.exercise.name,
        "set": planned.number,
        "of": planned.of,
        "side": str(planned.side) if planned.side else None,
    }


def _seconds(ns: int) -> float:
    return round(ns / NS_PER_S, 4)


def text_line(session: Session, event: Told, _now_ns: int) -> str:
    at = clock_time((event.due_ns - session.started_ns) / NS_PER_S)
    return printable(f"{at}  {_said(session, event)}")


def _said(session: Session, event: Told) -> str:
    match event:
        case StepStarted(step=step) if step.set is None:
            return STEP_WORDS[step.kind]
        case StepStarted(step=step, length_s=length_s):
            assert step.set is not None
            lasts = f" {number(length_s)} s" if step.is_pause and length_s else ""
            leads_to = f"{set_name(step.set)}: {target(step.set)}"
            return f"{STEP_WORDS[step.kind]}{lasts}{', then ' if lasts else ': '}{leads_to}"
        case CueDue(name=name):
            return f"cue {name}"
        case SetCompleted(completed=completed):
            return (
                f"done: {set_name(completed.planned)}: {done(completed.planned, completed.actual)}"
            )
        case SessionFinished(stopped=stopped):
            word = "stopped" if stopped else "finished"
            return f"{word}: {len(session.done)} of {len(session.plan.sets)} sets"
