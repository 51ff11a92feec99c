"""What a front end shows of a session at one moment. Frozen; made anew for every look."""

from __future__ import annotations

from dataclasses import dataclass

from midline.routine.model import Cluster, Hold
from midline.session.amounts import done_by, ns
from midline.session.clock import NS_PER_S
from midline.session.plan import Plan, PlannedSet, Step, StepKind
from midline.session.state import Phase, Session


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``remaining_s`` and ``length_s`` are None in a set that only the person can end.

    ``rep`` is the number of the rep under way, from 1; None in a hold and in an unpaced set.
    ``lead_in_s`` is what is left of a count-in of ``count_in_s``; both are 0 outside one.
    """

    plan: Plan
    phase: Phase
    step: Step
    position_s: float
    length_s: float | None
    remaining_s: float | None
    lead_in_s: float
    count_in_s: float
    rep: int | None
    is_past_least: bool
    next_set: PlannedSet | None
    done: frozenset[int]
    elapsed_s: float  # since the start; pauses count, being away does not
    left_s: float  # of the whole session, if nobody presses a key


def snapshot(session: Session, now_ns: int) -> Snapshot:
    step = session.step
    position_ns = session.position_ns(now_ns)
    length_ns = None if step.is_open_ended else session.length_ns
    remaining_ns = None if length_ns is None else length_ns - position_ns
    lead_in_s = session.lead_in_left_ns(now_ns) / NS_PER_S
    return Snapshot(
        plan=session.plan,
        phase=session.phase,
        step=step,
        position_s=position_ns / NS_PER_S,
        length_s=None if length_ns is None else length_ns / NS_PER_S,
        remaining_s=None if remaining_ns is None else remaining_ns / NS_PER_S,
        lead_in_s=lead_in_s,
        count_in_s=session.lead_in_ns / NS_PER_S if lead_in_s else 0.0,
        rep=_rep(step, position_ns),
        is_past_least=_is_past_least(step, position_ns),
        next_set=_next_set(session),
        done=frozenset(each.planned.ordinal for each in session.done),
        elapsed_s=_elapsed_ns(session, now_ns) / NS_PER_S,
        left_s=lead_in_s + _left_s(session, position_ns),
    )


def _elapsed_ns(session: Session, now_ns: int) -> int:
    if session.phase is Phase.READY:
        return session.before_ns
    return session.before_ns + max(0, now_ns - session.started_ns - session.away_ns)


def _rep(step: Step, position_ns: int) -> int | None:
    planned = step.set
    if step.kind is not StepKind.WORK or planned is None or planned.pace_s is None:
        return None
    match planned.work:
        case Cluster(reps=most):
            return min(most, position_ns // ns(planned.pace_s) + 1)
        case Hold():
            return None
        case reps:
            return min(reps.most, int(done_by(planned, position_ns)) + 1)


def _is_past_least(step: Step, position_ns: int) -> bool:
    """True in ranged work, once its least is reached."""
    planned = step.set
    if step.kind is not StepKind.WORK or planned is None or planned.least_s is None:
        return False
    return ns(planned.least_s) <= position_ns and planned.least_s < planned.duration_s


def _next_set(session: Session) -> PlannedSet | None:
    """The set after the present one; in a pause, the one that it leads to."""
    if session.step.is_pause:
        return session.step.set
    later = session.plan.steps[session.index + 1 :]
    return next((s.set for s in later if s.kind is StepKind.WORK), None)


def _left_s(session: Session, position_ns: int) -> float:
    if session.phase is Phase.FINISHED:
        return 0.0
    if session.phase is Phase.READY:
        return session.plan.total_s
    step = session.step
    later_s = session.plan.total_s - step.start_s - step.duration_s
    return max(0.0, later_s + (session.length_ns - position_ns) / NS_PER_S)
