"""How much of a set is done: seconds of a hold, else reps."""

from __future__ import annotations

from midline.routine.model import Cluster, Hold
from midline.session.clock import NS_PER_S
from midline.session.plan import PlannedSet


def ns(seconds: float) -> int:
    return round(seconds * NS_PER_S)


def whole(planned: PlannedSet) -> float:
    """The most that the set asks for."""
    match planned.work:
        case Hold(most_s=most_s):
            return most_s
        case Cluster(reps=reps):
            return reps
        case reps_work:
            return reps_work.most


def least(planned: PlannedSet) -> float:
    """The amount from which the set counts."""
    match planned.work:
        case Hold(least_s=least_s):
            return least_s
        case Cluster(reps=reps):
            return reps
        case reps_work:
            return reps_work.least


def done_by(planned: PlannedSet, position_ns: int) -> float:
    """What is done ``position_ns`` into the set; an open-ended one is taken to be at its least."""
    match planned.work:
        case Hold():
            return round(position_ns / NS_PER_S, 1)
        case Cluster() as cluster:
            period_ns = ns(cluster.hold_s + cluster.release_s)
            return min(cluster.reps, (position_ns + ns(cluster.release_s)) // period_ns)
        case reps if planned.pace_s is None:
            return reps.least
        case reps:
            return min(reps.most, position_ns // ns(planned.pace_s))
