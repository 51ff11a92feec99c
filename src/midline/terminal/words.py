"""Sets, steps and amounts in the words of the terminal."""

from __future__ import annotations

from midline.routine.model import Cluster, Hold
from midline.session.plan import PlannedSet, StepKind

STEP_WORDS = {
    StepKind.GET_READY: "get ready",
    StepKind.WORK: "work",
    StepKind.REST: "rest",
    StepKind.SWITCH: "switch sides",
    StepKind.FINISH: "finish",
}


def clock(seconds: float) -> str:
    """``12:05``; with hours ``1:02:05``. Counts whole seconds that have passed."""
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def lasting(seconds: float) -> str:
    """``90 seconds``, ``12 minutes``, ``3 days``: of less than two, the smaller ones."""
    for unit_s, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= 2 * unit_s:
            return f"{round(seconds / unit_s)} {unit}s"
    return f"{max(0, round(seconds))} seconds"


def counted(count: int, noun: str) -> str:
    """``1 set``, ``2,310 sets``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def number(amount: float) -> str:
    """``45`` or ``44.5``."""
    return f"{amount:.1f}".removesuffix(".0")


def target(planned: PlannedSet) -> str:
    """``45-60 s``, ``15 reps``, ``6 × 10 s``."""
    match planned.work:
        case Hold(least_s=least, most_s=most):
            return f"{_range(least, most)} s"
        case Cluster(reps=reps, hold_s=hold_s):
            return f"{reps} × {number(hold_s)} s"
        case work:
            return f"{_range(work.least, work.most)} reps"


def done(planned: PlannedSet, actual: float) -> str:
    """``52 s``, ``15 reps``, ``6 holds``."""
    unit = "reps"
    if isinstance(planned.work, Hold):
        unit = "s"
    elif isinstance(planned.work, Cluster):
        unit = "holds"
    return f"{number(actual)} {unit if actual != 1 else unit.removesuffix('s') or unit}"


def set_name(planned: PlannedSet) -> str:
    """``Side plank 1 of 2, left``."""
    side = f", {planned.side}" if planned.side else ""
    return f"{planned.exercise.name} {planned.number} of {planned.of}{side}"


def _range(least: float, most: float) -> str:
    return number(least) if least == most else f"{number(least)}-{number(most)}"
