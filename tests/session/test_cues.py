"""Which cues a step has, and which gives way where two would collide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from midline.routine.model import Cluster, Exercise, Hold, Reps, Routine, Tempo
from midline.session.cues import CLOSEST_S, RANK, Cue, cues_of, track_cues, without_collisions
from midline.session.events import StepResumed
from midline.session.plan import Step, StepKind, compile_plan
from tests.session.routines import routines
from tests.session.scenario import BIRD_DOG, BRIDGE, CRUNCH, DIP, LIFT, exercise, routine


def written(cues: tuple[Cue, ...]) -> str:
    return ", ".join(f"{cue.at_s:g} {cue.name}" for cue in cues)


def work_of(move: Exercise) -> Step:
    return compile_plan(routine(move)).steps[1]


@pytest.mark.parametrize(
    ("move", "cues"),
    [
        (exercise("hold", Hold(20, 20)), "0 go, 10 halfway, 17 3, 18 2, 19 1"),
        (exercise("range", Hold(45, 60)), "0 go, 30 halfway, 45 least, 57 3, 58 2, 59 1"),
        (exercise("least outranks halfway", Hold(30, 60)), "0 go, 30 least, 57 3, 58 2, 59 1"),
        (exercise("3-2-1 outranks least", Hold(58, 60)), "0 go, 30 halfway, 57 3, 58 2, 59 1"),
        (exercise("3-2-1 outranks halfway", Hold(4, 4)), "0 go, 1 3, 2 2, 3 1"),
        (exercise("go outranks 3", Hold(3, 3)), "0 go, 1 2, 2 1"),
        (exercise("one second", Hold(1, 1)), "0 go"),
        (BRIDGE, "0 go, 4 tick, 8 tick, 10 halfway, 12 tick, 16 tick, 17 3, 18 2, 19 1"),
        (
            CRUNCH,
            "0 go, 2 tick, 4 tick, 6 tick, 8 tick, 10 least, 12 tick, 14 tick, 16 tick, "
            "17 3, 18 2, 19 1",
        ),
        (DIP, "0 go"),
        (
            LIFT,
            "0 go, 2 top, 3 lower, 5 lift, 7 top, 8 lower, 10 halfway, 12 top, 13 lower, 15 lift, "
            "17 3, 18 2, 19 1",
        ),
        (BIRD_DOG, "0 go, 10 release, 13 hold, 18 halfway, 23 release, 26 hold, 33 3, 34 2, 35 1"),
    ],
    ids=lambda value: value.name if isinstance(value, Exercise) else "",
)
def test_the_cues_of_a_set(move: Exercise, cues: str) -> None:
    step = work_of(move)
    assert written(cues_of(step, step.duration_s, after_set=False)) == cues


@pytest.mark.parametrize(
    ("tempo", "cues"),
    [
        (Tempo(2, 2, 2, 2), "0 go, 2 top, 4 lower, 6 bottom, 8 lift, 10 top"),
        (Tempo(1, 0.5, 1, 0.5), "0 go, 1.5 lower, 3 lift, 4.5 lower, 6 lift, 7.5 lower"),
        (Tempo(1, 0, 3, 0), "0 go, 1 lower, 4 lift, 5 lower, 8 lift, 9 lower"),
        (Tempo(0, 0, 4, 0), "0 go, 4 tick, 8 tick, 12 tick, 16 tick, 20 tick"),
        (Tempo(0, 2, 4, 0), "0 go, 2 lower, 6 tick, 8 lower, 12 tick, 14 lower"),
        (Tempo(0.3, 0, 0.3, 0), "0 go, 0.6 lift, 1.2 lift, 1.8 lift, 2.4 lift, 3 lift"),
    ],
    ids=str,
)
def test_each_phase_of_a_tempo_is_marked_as_it_begins(tempo: Tempo, cues: str) -> None:
    step = work_of(exercise("A", Reps(30, 30), tempo=tempo))
    assert written(cues_of(step, step.duration_s, after_set=False)[:6]) == cues


def test_what_must_be_done_now_goes_before_news_of_it() -> None:
    step = work_of(exercise("no time to let go", Cluster(4, 10, 0.5)))
    assert written(cues_of(step, step.duration_s, after_set=False)) == (
        "0 go, 10 release, 10.5 hold, 20.5 release, 21 hold, 31 release, 31.5 hold, "
        "38.5 3, 39.5 2, 40.5 1"
    )


@pytest.mark.parametrize(
    ("length_s", "after_set", "cues"),
    [
        (30, True, "0 set-done, 0.7 rest, 27 3, 28 2, 29 1"),
        (30, False, "0 rest, 27 3, 28 2, 29 1"),
        (5, True, "0 set-done, 0.7 rest, 2 3, 3 2, 4 1"),
        (3, True, "0 set-done, 1 2, 2 1"),
        (2, True, "0 set-done, 1 1"),
        (0.5, True, "0 set-done"),
    ],
)
def test_the_cues_of_a_rest(length_s: float, after_set: bool, cues: str) -> None:
    rest = compile_plan(routine(exercise("A", Hold(9, 9), Hold(9, 9)))).steps[2]
    assert rest.kind is StepKind.REST
    assert written(cues_of(rest, length_s, after_set=after_set)) == cues


def test_a_set_that_goes_on_is_counted_in() -> None:
    resumed = StepResumed(0, work_of(exercise("A", Hold(20, 20))), 20, 3.0, 12.0)
    assert written(track_cues(resumed)) == "0 3, 1 2, 2 1, 3 go, 8 3, 9 2, 10 1"


def test_phases_go_on_where_a_rep_was_left() -> None:
    resumed = StepResumed(0, work_of(LIFT), 20, 3.0, 6.0)
    assert written(track_cues(resumed)) == (
        "0 3, 1 2, 2 1, 3 go, 4 top, 5 lower, 7 halfway, 9 top, 10 lower, 12 lift, 14 3, 15 2, 16 1"
    )


def test_a_rest_that_goes_on_has_no_count_in() -> None:
    rest = compile_plan(routine(exercise("A", Hold(9, 9), Hold(9, 9)))).steps[2]
    assert written(track_cues(StepResumed(0, rest, 45, 0.0, 12.0))) == "30 3, 31 2, 32 1"


def test_quick_reps_tick_no_faster_than_the_ear_can_follow() -> None:
    step = work_of(exercise("A", Reps(20, 20), pace_s=0.25))
    cues = cues_of(step, step.duration_s, after_set=False)
    assert all(after.at_s - cue.at_s >= CLOSEST_S for cue, after in pairwise(cues))


def test_the_higher_rank_wins_whichever_comes_first() -> None:
    assert without_collisions([Cue(9.8, "tick"), Cue(10, "3"), Cue(10.2, "halfway")]) == (
        Cue(10, "3"),
    )


@given(routines)
def test_cues_lie_within_their_step_in_order_and_apart(routine: Routine) -> None:
    for step in compile_plan(routine).steps:
        cues = cues_of(step, step.duration_s, after_set=True)
        assert all(cue.name in RANK for cue in cues)
        assert all(cue.at_s == 0 or cue.at_s < step.duration_s for cue in cues)
        assert all(after.at_s - cue.at_s >= CLOSEST_S for cue, after in pairwise(cues))
