"""Which cue sounds when, in every step. Pure; sound and screen flashes both follow this list.

| step      | cues                                                                                |
|-----------|-------------------------------------------------------------------------------------|
| get-ready | 3, 2, 1 in its last three seconds                                                   |
| work      | go; halfway from 10 s on; least of a range; 3, 2, 1; release and hold in a cluster; |
|           | tick at the end of each paced rep; with a tempo, each phase as it begins instead    |
| rest      | set-done after a completed set, then rest; 3, 2, 1                                  |
| switch    | set-done after a completed set, then switch; 3, 2, 1                                |
| finish    | session-done                                                                        |
| count-in  | 3, 2, 1, go when a set is entered or resumed by hand                                |

Where two cues would fall closer than ``CLOSEST_S``, the one of lower rank is left out. So the first
lift of a set, which begins with "go", has no cue of its own.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from midline.routine.model import Cluster, Hold, Reps, Tempo
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import PlannedSet, Step, StepKind

CLOSEST_S = 0.4
REST_AFTER_SET_DONE_S = 0.7
HALFWAY_FROM_S = 10.0  # in a shorter set the news would come too late to help
STILL_FROM_S = 1.0  # a shorter wait at the top or bottom is no phase to be told of
COUNTDOWN = ("3", "2", "1")
REP_ENDS = ("lift", "tick")  # a rep is over, and the next begins
PHASES = ("top", "lower", "bottom")  # within a rep
MARKS = (*REP_ENDS, *PHASES)  # of paced reps, soft enough to go on under speech

# Lower numbers win a collision (design, section 5): what must be done now goes before news of it.
RANK = {
    "go": 0, "session-done": 0, "set-done": 0,
    "3": 1, "2": 1, "1": 1,
    "hold": 2, "release": 3,
    "least": 4, "halfway": 5,
    "rest": 6, "switch": 6,
    "lift": 7, "tick": 7,
    "lower": 8, "top": 9, "bottom": 9,
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
        i = bisect(kept, cue)
        if all(abs(cue.at_s - other.at_s) >= CLOSEST_S for other in kept[max(0, i - 1) : i + 1]):
            kept.insert(i, cue)
    return tuple(kept)


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
            yield from _rep_cues(most, planned.pace_s or 0, planned.exercise.tempo)
        case Hold():
            pass


def _cluster_cues(cluster: Cluster) -> Iterator[Cue]:
    for i in range(1, cluster.reps):
        start_s = i * (cluster.hold_s + cluster.release_s)
        yield Cue(start_s - cluster.release_s, "release")
        yield Cue(start_s, "hold")


def _rep_cues(reps: int, pace_s: float, tempo: Tempo | None) -> Iterator[Cue]:
    phases = tuple(_phases(tempo)) if tempo else ()
    for i in range(reps):
        if i > 0 and (tempo is None or tempo.lift_s == 0):
            yield Cue(i * pace_s, "tick")
        yield from (Cue(i * pace_s + phase.at_s, phase.name) for phase in phases)


def _phases(tempo: Tempo) -> Iterator[Cue]:
    """Those of a rep that are told of, each as it begins."""
    at_s = 0.0
    for name, length_s, from_s in (
        ("lift", tempo.lift_s, 0.0),
        ("top", tempo.top_s, STILL_FROM_S),
        ("lower", tempo.lower_s, 0.0),
        ("bottom", tempo.bottom_s, STILL_FROM_S),
    ):
        if length_s > 0 and length_s >= from_s:
            yield Cue(at_s, name)
        at_s += length_s
