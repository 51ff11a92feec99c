"""How amounts, targets and times are said on the screens, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midline.routine.model import Cluster, Exercise, Hold, Routine, Side, Sides, Work
from midline.ui.translate import content, tr

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
        return tr("{s} s", s=round(seconds))
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return tr("{min} min", min=minutes)
    return tr("{h} h {min} min", h=hours, min=minutes) if minutes else tr("{h} h", h=hours)


def number(value: float) -> str:
    return f"{value:g}"


def seconds(value: float) -> str:
    """ "45 s", "90 s", "2 min", "2:30 min"."""
    if value < 120:
        return tr("{s} s", s=number(value))
    return tr("{min} min", min=number(value / 60) if value % 60 == 0 else clock(value))


def span(least: float, most: float) -> str:
    return number(least) if least == most else f"{number(least)}–{number(most)}"


def amount(work: Work) -> str:
    """What one set asks for: "45–60 s", "15 reps", "6 × 10 s"."""
    match work:
        case Hold(least_s=least_s, most_s=most_s):
            return seconds(most_s) if least_s == most_s else tr("{s} s", s=span(least_s, most_s))
        case Cluster(reps=reps, hold_s=hold_s):
            return f"{reps} × {seconds(hold_s)}"
        case reps:
            n = span(reps.least, reps.most)
            return tr("{n} rep" if reps.most == 1 else "{n} reps", n=n)


def pace(exercise: Exercise) -> str:
    """The tempo as lift-top-lower-bottom, or the pace, or nothing."""
    tempo = exercise.tempo
    if tempo is not None:
        phases = (tempo.lift_s, tempo.top_s, tempo.lower_s, tempo.bottom_s)
        return "-".join(number(phase) for phase in phases)
    return tr("{s} s each", s=number(exercise.pace_s)) if exercise.pace_s else ""


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
    match exercise.sides:
        case Sides.NONE:
            return said
        case Sides.ALTERNATE:
            return tr("{sets}, sides in turn", sets=said)
        case _:
            return tr("{sets}, each side", sets=said)


def set_of(planned: PlannedSet) -> str:
    """ "Set 2 of 3"; nothing where there is only one."""
    if planned.of == 1:
        return ""
    return tr(
        "Set {number} of {of} · extra" if planned.offered else "Set {number} of {of}",
        number=planned.number,
        of=planned.of,
    )


def side(which: Side) -> str:
    return tr("left") if which is Side.LEFT else tr("right")


def name(planned: PlannedSet) -> str:
    """ "Plank"; with its side, if it has one: "Side plank, left"."""
    said = content(planned.exercise.name)
    return tr("{name}, {side}", name=said, side=side(planned.side)) if planned.side else said


def count(items: int, one: str, many: str) -> str:
    """ "1 set", "9 sets": the words after the number, for one and for any other number."""
    text = f"{{n}} {one if items == 1 else many}"
    return tr(text, n=items)


def facts(routine: Routine, total_s: float, sets: int) -> str:
    """ "24 min · 18 sets · yoga ball, mat"."""
    kit = tr(", ").join(map(content, routine.needs)) or tr("no kit")
    return f"{length(total_s)} · {count(sets, 'set', 'sets')} · {kit}"


def ago(days: int) -> str:
    """When a routine was last done, ``days`` calendar days ago."""
    match days:
        case _ if days <= 0:
            return tr("today")
        case 1:
            return tr("yesterday")
        case _ if days < 14:
            return tr("{n} days ago", n=days)
        case _ if days < 70:
            return tr("{n} weeks ago", n=days // 7)
        case _:
            return tr("{n} months ago", n=days // 30)
