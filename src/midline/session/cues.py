"""Which cue sounds when, in every step. Pure; sound and screen flashes both follow this list.

| step      | cues                                                                                |
|-----------|-------------------------------------------------------------------------------------|
| get-ready | 3, 2, 1 in its last three seconds                                                   |
| work      | go; halfway from 10 s on; least of a range; 3, 2, 1; tick at each paced rep;        |
|           | release and hold in a cluster                                                       |
| rest      | set-done after a completed set, then rest; 3, 2, 1                                  |
| switch    | set-done after a completed set, then switch; 3, 2, 1                                |
| finish    | session-done                                                                        |
| count-in  | 3, 2, 1, go when a set is entered or resumed by hand                                |

Where two cues would fall closer than ``CLOSEST_S``, the one of lower rank is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from midline.routine.model import Cluster, Hold, Reps
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import PlannedSet, Step, StepKind

CLOSEST_S = 0.4
REST_AFTER_SET_DONE_S = 0.7
HALFWAY_FROM_S = 10.0  # in a shorter set the news would come too late to help
COUNTDOWN = ("3", "2", "1")

# Lower numbers win a collision (design, section 5).
RANK = {
    "go": 0, "session-done": 0, "set-done": 0,
    "3": 1, "2": 1, "1": 1,
    "least": 2, "halfway": 3,
    "hold": 4, "release": 4,
    "rest": 5, "switch": 5,
    "tick": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """A named sound ``at_s`` seconds from the start of its step."""

    at_s: float
    name: str


def cues_of(step: Step, length_s: float, *, after_set: bool) -> tuple[Cue, ...]:
    """The cues of a step that lasts ``length_s`` (its own length, unless a rest was changed)."""
    match step.kind:
        case StepKind.WORK:
            assert step.set is not None
            wanted = list(_work_cues(step.set))
        case StepKind.REST | StepKind.SWITCH:
            wanted = list(_pause_cues(str(step.kind), length_s, after_set))
        case StepKind.GET_READY:
            wanted = list(_countdown(length_s))
        case StepKind.FINISH:
            wanted = [Cue(0.0, "session-done")]
    return without_collisions([cue for cue in wanted if cue.at_s == 0 or cue.at_s < length_s])


def track_cues(began: StepStarted | StepResumed) -> tuple[Cue, ...]:
    """The cues still to come when a step begins or goes on, in seconds from that moment.

    A count-in of ``lead_in_s`` stands before the rest of the step and closes with "go".
    """
    length_s = began.step.duration_s if began.length_s is None else began.length_s
    ahead = [
        Cue(round(cue.at_s - began.from_s + began.lead_in_s, 6), cue.name)
        for cue in cues_of(began.step, length_s, after_set=began.after_set)
        if cue.at_s > began.from_s or began.from_s == 0
    ]
    if began.lead_in_s > 0:
        ahead += [*_countdown(began.lead_in_s), Cue(began.lead_in_s, "go")]
    return without_collisions(ahead)


def without_collisions(wanted: list[Cue]) -> tuple[Cue, ...]:
    """The cues in order of time, each at least ``CLOSEST_S`` from every one that outranks it."""
    kept: list[Cue] = []
    for cue in sorted(wanted, key=lambda cue: (RANK[cue.name], cue.at_s)):
        if all(abs(cue.at_s - other.at_s) >= CLOSEST_S for other in kept):
            kept.append(cue)
    return tuple(sorted(kept))


def _countdown(until_s: float) -> Iterator[Cue]:
    for left_s, name in zip((3, 2, 1), COUNTDOWN, strict=True):
        if until_s >= left_s:
            yield Cue(until_s - left_s, name)


def _pause_cues(name: str, duration_s: float, after_set: bool) -> Iterator[Cue]:
    if after_set:
        yield Cue(0.0, "set-done")
    yield Cue(REST_AFTER_SET_DONE_S if after_set else 0.0, name)
    yield from _countdown(duration_s)


def _work_cues(planned: PlannedSet) -> Iterator[Cue]:
    yield Cue(0.0, "go")
    if planned.is_open_ended:
        return
    duration_s = planned.duration_s
    yield from _countdown(duration_s)
    if duration_s >= HALFWAY_FROM_S:
        yield Cue(duration_s / 2, "halfway")
    least_s = planned.least_s
    if least_s is not None and least_s < duration_s:
        yield Cue(least_s, "least")
    match planned.work:
        case Cluster() as cluster:
            yield from _cluster_cues(cluster)
        case Reps(most=most):
            yield from (Cue(i * (planned.pace_s or 0), "tick") for i in range(1, most))
        case Hold():
            pass


def _cluster_cues(cluster: Cluster) -> Iterator[Cue]:
    for i in range(1, cluster.reps):
        start_s = i * (cluster.hold_s + cluster.release_s)
        yield Cue(start_s - cluster.release_s, "release")
        yield Cue(start_s, "hold")
