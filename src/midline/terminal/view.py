"""What the terminal shows at one moment: plain lines from a snapshot. Pure."""

from __future__ import annotations

from math import ceil
from textwrap import wrap

from midline.routine.model import Cluster, Hold
from midline.session.plan import PlannedSet
from midline.session.snapshot import Snapshot
from midline.session.state import Phase
from midline.terminal.digits import big
from midline.terminal.keys import KEYS
from midline.terminal.text import fit, printable
from midline.terminal.words import STEP_WORDS, clock, number, set_name, target

_SHORT_HELP = "space pause · f finish · s skip · b back · + - rest · q stop · ? keys"


def lines(
    look: Snapshot, width: int, *, message: str = "", cue: str = "", with_keys: bool = False
) -> list[str]:
    """The screen, every line cut to ``width`` columns; a message gets as many as it needs.

    ``cue`` is the word of a cue that nobody hears.
    """
    shown = [
        f"{look.plan.routine.name} · {clock(look.left_s)} left",
        "",
        _heading(look),
        f"█████ {cue.upper()} ".ljust(width, "█") if cue else "",
        *big(_number(look)),
        "",
        _about(look),
        _next(look),
        _progress(look),
        *(wrap(message, width) or [""]),
        *(_keys() if with_keys else (_SHORT_HELP,)),
    ]
    return [fit(printable(line), width) for line in shown]


def _heading(look: Snapshot) -> str:
    word = STEP_WORDS[look.step.kind].upper()
    if look.phase is Phase.PAUSED:
        word = f"PAUSED · {word}"
    elif look.lead_in_s > 0:
        word = "COUNT-IN"
    if look.step.set is None:
        return word
    leads_to = "next: " if look.step.is_pause else ""
    return f"{word} · {leads_to}{set_name(look.step.set)}"


def _number(look: Snapshot) -> str:
    """Seconds left; reps where they are counted or, without a pace, asked for."""
    if look.lead_in_s > 0:
        return str(ceil(look.lead_in_s))
    if look.rep is not None and look.step.set is not None:
        return str(look.rep)
    if look.remaining_s is None:
        return _reps(look.step.set)
    left_s = ceil(look.remaining_s)
    return str(left_s) if left_s < 100 else clock(left_s)


def _reps(planned: PlannedSet | None) -> str:
    if planned is None or isinstance(planned.work, Hold):
        return ""
    return str(planned.work.reps if isinstance(planned.work, Cluster) else planned.work.least)


def _about(look: Snapshot) -> str:
    planned = look.step.set
    if planned is None:
        return ""
    words = [target(planned)]
    if look.rep is not None:
        words.append(f"rep {look.rep}")
    elif look.step.is_open_ended:
        words.append("press space when it is done")
    if look.is_past_least:
        words.append(f"least reached: {number(int(look.position_s))} s")
    if planned.offered:
        words.append("offered: e is enough")
    return " · ".join([*words, *planned.exercise.tips[:1]])


def _next(look: Snapshot) -> str:
    if look.step.is_pause or look.next_set is None:
        return ""
    return f"next: {set_name(look.next_set)}, {target(look.next_set)}"


def _progress(look: Snapshot) -> str:
    count = len(look.plan.sets)
    dots = "".join("●" if planned.ordinal in look.done else "○" for planned in look.plan.sets)
    said = f"{len(look.done)} of {count} sets"
    return f"{dots}  {said}" if count <= 40 else said


def _keys() -> list[str]:
    return [f"{key.shown:>6}  {key.does}" for key in KEYS]
