"""What the stage says at one moment: a pure function from a snapshot of the session to words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from midline.routine.model import Cluster, Hold, Side, Tempo
from midline.session.amounts import least, whole
from midline.session.plan import PlannedSet, Step, StepKind
from midline.session.snapshot import Snapshot
from midline.session.state import Phase
from midline.ui import phrases
from midline.ui.translate import content, tr

PLAIN_SECONDS_BELOW = 100  # more is shown as minutes and seconds
EXACT_S = 1e-6


@dataclass(frozen=True, slots=True)
class RingView:
    """``gone`` and ``mark`` are shares of the ring; ``parts`` is how many pieces it is cut into."""

    gone: float
    parts: int = 1
    mark: float | None = None
    mark_text: str = ""
    shape: str = "band"  # or "dashes" in a rest, "dots" before a set, "lines" while paused


@dataclass(frozen=True, slots=True)
class StageView:
    """Every word on the stage. ``tone`` and ``icon`` name a colour role and an icon."""

    title: str  # of the routine, and the section
    tone: str
    icon: str
    word: str
    digits: str
    over: str  # above the digits
    under: str  # below the digits
    lead: str  # above the name, where it is that of a set to come
    name: str
    side: str
    count: str
    target: str
    tip: str
    coming_word: str
    coming: str
    elapsed: str
    left: str
    position_s: float  # in the whole plan
    ring: RingView


def stage_view(look: Snapshot) -> StageView:
    planned = look.step.set
    tone, icon, word = _mood(look)
    over, digits, under = _number(look)
    position_s = look.step.start_s + min(look.position_s, look.step.duration_s)
    return StageView(
        title=_title(look),
        tone=tone,
        icon=icon,
        word=word,
        digits=digits,
        over=over,
        under=under,
        lead=tr("NEXT") if look.step.is_pause else "",
        name=content(planned.exercise.name) if planned else tr("Done"),
        side=_side(planned.side) if planned and planned.side else "",
        count=phrases.set_of(planned) if planned else "",
        target=_target(look, planned),
        tip=_tip(planned) if planned else "",
        # In a pause the set that comes next stands big already.
        coming_word=tr("THEN" if look.step.is_pause else "NEXT"),
        coming=_coming(look),
        elapsed=phrases.clock(look.elapsed_s),
        left=phrases.clock(math.ceil(look.left_s)),
        position_s=position_s,
        ring=_ring(look),
    )


def digits_of(remaining_s: float) -> str:
    """Seconds left, rounded up, so that a countdown of three shows 3, 2, 1."""
    whole_s = max(0, math.ceil(remaining_s - EXACT_S))
    return str(whole_s) if whole_s < PLAIN_SECONDS_BELOW else phrases.clock(whole_s)


def _title(look: Snapshot) -> str:
    name = content(look.plan.routine.name)
    section = content(look.step.set.section) if look.step.set else ""
    return f"{name}  ·  {section}" if section else name


def _side(side: Side) -> str:
    return tr("LEFT SIDE" if side is Side.LEFT else "RIGHT SIDE")


def _tip(planned: PlannedSet) -> str:
    """One can be read from afar; every set has another."""
    tips = planned.exercise.tips
    return content(tips[(planned.number - 1) % len(tips)]) if tips else ""


def _mood(look: Snapshot) -> tuple[str, str, str]:
    """Colour role, icon and word."""
    if look.phase is Phase.PAUSED:
        return "paused", "pause", tr("PAUSED")
    if look.lead_in_s > 0:
        return "get_ready", "hourglass", tr("COUNT-IN")
    match look.step.kind:
        case StepKind.WORK if look.is_past_least:
            return "past_least", "least", tr("LEAST REACHED")
        case StepKind.WORK:
            return "work", "work", tr("WORK")
        case StepKind.REST:
            return "rest", "rest", tr("REST")
        case StepKind.SWITCH:
            return "switch", "switch", tr("SWITCH SIDES")
        case StepKind.GET_READY:
            return "get_ready", "hourglass", tr("GET READY")
        case _:
            return "work", "finish", tr("DONE")


def _number(look: Snapshot) -> tuple[str, str, str]:
    """The line above, the digits, the line below."""
    planned = look.step.set
    if look.lead_in_s > 0:
        return "", digits_of(look.lead_in_s), tr("seconds")
    if look.step.kind is not StepKind.WORK or planned is None:
        remaining_s = look.remaining_s or 0.0
        return "", digits_of(remaining_s), _unit(remaining_s)
    match planned.work:
        case Hold() as hold:
            return _hold_number(look, hold)
        case Cluster() as cluster:
            return _cluster_number(look.position_s, cluster)
        case reps if look.rep is None:
            return "", phrases.span(reps.least, reps.most), tr("reps · Space when done")
        case reps:
            over = _tempo_word(planned.exercise.tempo, look.position_s)
            return over, str(look.rep), tr("of {n} reps", n=phrases.span(reps.least, reps.most))


def _unit(remaining_s: float) -> str:
    is_plain = math.ceil(remaining_s - EXACT_S) < PLAIN_SECONDS_BELOW
    return tr("seconds" if is_plain else "minutes")


def _hold_number(look: Snapshot, hold: Hold) -> tuple[str, str, str]:
    if hold.least_s == hold.most_s:
        remaining_s = look.remaining_s or 0.0
        return "", digits_of(remaining_s), _unit(remaining_s)
    if not look.is_past_least:
        under = tr("to {time}", time=phrases.seconds(hold.least_s))
        return "", digits_of(hold.least_s - look.position_s), under
    past_s = int(look.position_s - hold.least_s + EXACT_S)
    return "", f"+{past_s}", tr("past {time}", time=phrases.seconds(hold.least_s))


def _cluster_number(position_s: float, cluster: Cluster) -> tuple[str, str, str]:
    index = int((position_s + EXACT_S) // (cluster.hold_s + cluster.release_s))
    index = min(index, cluster.reps - 1)
    within_s = position_s - index * (cluster.hold_s + cluster.release_s)
    under = tr("{n} of {most}", n=index + 1, most=cluster.reps)
    if within_s < cluster.hold_s - EXACT_S or index == cluster.reps - 1:
        return tr("Hold"), digits_of(cluster.hold_s - within_s), under
    return tr("Release"), digits_of(cluster.hold_s + cluster.release_s - within_s), under


def _tempo_word(tempo: Tempo | None, position_s: float) -> str:
    if tempo is None or tempo.rep_s <= 0:
        return ""
    within_s = (position_s + EXACT_S) % tempo.rep_s
    for word, phase_s in (
        (tr("Lift"), tempo.lift_s),
        (tr("Hold"), tempo.top_s),
        (tr("Lower"), tempo.lower_s),
    ):
        if within_s < phase_s:
            return word
        within_s -= phase_s
    return tr("Wait")


def _target(look: Snapshot, planned: PlannedSet | None) -> str:
    if planned is None:
        return ""
    if look.is_past_least and look.phase is Phase.RUNNING:
        most = whole(planned)
        return tr("Go on to {n} if you can", n=phrases.number(most))
    return phrases.target(planned)


def _coming(look: Snapshot) -> str:
    """The step after this one; in a pause the name stands big already, so the set after that."""
    steps = look.plan.steps[look.step.index + 1 :]
    after = next((step.set for step in steps if _is_other_set(step, look.step)), None)
    if after is None:
        return "" if look.step.kind is StepKind.FINISH else tr("the end")
    name = phrases.name(after)
    if after.of == 1:
        return name
    return tr("{name}, set {number} of {of}", name=name, number=after.number, of=after.of)


def _is_other_set(step: Step, now: Step) -> bool:
    return step.kind is StepKind.WORK and step.set is not now.set


def share_gone(look: Snapshot) -> float:
    """How much of the step or its count-in is over, 0 to 1; 0 where only the person knows."""
    if look.lead_in_s > 0:
        return max(0.0, 1 - look.lead_in_s / look.count_in_s)
    if look.length_s is None:
        return 0.0
    return min(1.0, look.position_s / look.length_s) if look.length_s else 1.0


def _ring(look: Snapshot) -> RingView:
    planned, shape = look.step.set, _shape(look)
    gone = share_gone(look)
    if look.length_s is None or planned is None or look.lead_in_s > 0:
        return RingView(gone, shape=shape)
    if look.step.kind is not StepKind.WORK:
        return RingView(gone, shape=shape)
    most, counts = whole(planned), least(planned)
    parts = 1 if isinstance(planned.work, Hold) else min(int(most), 60)
    if counts == most:
        return RingView(gone, parts, shape=shape)
    text = digits_of(counts) if isinstance(planned.work, Hold) else phrases.number(counts)
    return RingView(gone, parts, counts / most, text, shape)


def _shape(look: Snapshot) -> str:
    if look.phase is Phase.PAUSED:
        return "lines"
    if look.lead_in_s > 0 or look.step.kind in (StepKind.GET_READY, StepKind.SWITCH):
        return "dots"
    return "dashes" if look.step.kind is StepKind.REST else "band"
