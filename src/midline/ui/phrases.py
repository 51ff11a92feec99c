"""How amounts, targets and times are said on the screens. Pure: no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midline.routine.model import Cluster, Exercise, Hold, Routine, Sides, Work

if TYPE_CHECKING:
    from midline.session.plan import PlannedSet


def clock(seconds: float) -> str:
    """ "0:45", "12:05", "1:02:03"; whole seconds, rounded down."""
    minutes, left = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def length(seconds: float) -> str:
    """About how long: "45 s", "24 min", "1 h 10 min"."""
    if seconds < 90:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def number(value: float) -> str:
    return f"{value:g}"


def seconds(value: float) -> str:
    """ "45 s", "90 s", "2 min", "2:30 min"."""
    if value < 120:
        return f"{number(value)} s"
    return f"{number(value / 60)} min" if value % 60 == 0 else f"{clock(value)} min"


def span(least: float, most: float) -> str:
    return number(least) if least == most else f"{number(least)}–{number(most)}"


def amount(work: Work) -> str:
    """What one set asks for: "45–60 s", "15 reps", "6 × 10 s"."""
    match work:
        case Hold(least_s=least_s, most_s=most_s):
            return seconds(most_s) if least_s == most_s else f"{span(least_s, most_s)} s"
        case Cluster(reps=reps, hold_s=hold_s):
            return f"{reps} × {seconds(hold_s)}"
        case reps:
            return f"{span(reps.least, reps.most)} {'rep' if reps.most == 1 else 'reps'}"


def pace(exercise: Exercise) -> str:
    """The tempo as lift-top-lower-bottom, or the pace, or nothing."""
    tempo = exercise.tempo
    if tempo is not None:
        phases = (tempo.lift_s, tempo.top_s, tempo.lower_s, tempo.bottom_s)
        return "-".join(number(phase) for phase in phases)
    return f"{number(exercise.pace_s)} s each" if exercise.pace_s else ""


def target(planned: PlannedSet) -> str:
    """The target of one set, with its pace: "15 reps · 2-1-2-0"."""
    said = amount(planned.work)
    tempo = "" if isinstance(planned.work, Hold | Cluster) else pace(planned.exercise)
    return f"{said} · {tempo}" if tempo else said


def exercise_targets(exercise: Exercise) -> str:
    """All sets of an exercise in one line: "3 × 45–60 s", "6, 4, 2 × 10 s each side"."""
    works = exercise.works
    sets = span(exercise.sets_least, len(works))
    match works[0]:
        case _ if len(set(works)) == 1 and not isinstance(works[0], Cluster):
            said = f"{sets} × {amount(works[0])}"
        case Cluster(hold_s=hold_s):
            counts = ", ".join(str(w.reps) for w in works if isinstance(w, Cluster))
            said = f"{counts} × {seconds(hold_s)}"
        case _:
            said = ", ".join(amount(work) for work in works)
    return said if exercise.sides is Sides.NONE else f"{said}, {_sides(exercise.sides)}"


def _sides(sides: Sides) -> str:
    return "sides in turn" if sides is Sides.ALTERNATE else "each side"


def set_of(planned: PlannedSet) -> str:
    extra = " · extra" if planned.offered else ""
    return f"Set {planned.number} of {planned.of}{extra}"


def count(items: int, one: str, many: str) -> str:
    return f"{items} {one if items == 1 else many}"


def facts(routine: Routine, total_s: float, sets: int) -> str:
    """ "24 min · 18 sets · yoga ball, mat"."""
    kit = ", ".join(routine.needs) or "no kit"
    return f"{length(total_s)} · {count(sets, 'set', 'sets')} · {kit}"


def ago(days: int) -> str:
    """When a routine was last done, ``days`` calendar days ago."""
    match days:
        case _ if days <= 0:
            return "today"
        case 1:
            return "yesterday"
        case _ if days < 14:
            return f"{days} days ago"
        case _ if days < 70:
            return f"{days // 7} weeks ago"
        case _:
            return f"{days // 30} months ago"
