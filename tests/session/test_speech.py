"""What is said in each step, before it is known whether there is time for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.model import Cluster, Exercise, Hold, Reps, Routine, Sides
from midline.session.cues import track_cues
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import compile_plan
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech import Kind, Saying, sayings_of
from midline.session.spoken_words import number
from tests.session.routines import routines
from tests.session.scenario import (
    BIRD_DOG,
    BRIDGE,
    CRUNCH,
    DIP,
    LIFT,
    PLANK,
    SIDE_PLANK,
    exercise,
    routine,
)

PLAN = compile_plan(routine(PLANK, SIDE_PLANK, CRUNCH, DIP))
# get-ready, plank, rest, plank, rest, side plank left, switch, right, rest, crunch x 3, ...


def began(index: int, **changes: object) -> StepStarted:
    step = PLAN.steps[index]
    length_s = None if step.is_open_ended else step.duration_s
    after_set = index > 0 and not PLAN.steps[index - 1].is_pause
    start = StepStarted(0, step, length_s, after_set=after_set)
    return replace(start, **changes)  # type: ignore[arg-type]


def longest(said: tuple[Saying, ...]) -> str:
    return "; ".join(f"{each.at_s:g} {'. '.join(each.forms[0])}" for each in said)


def said_in(start: StepStarted | StepResumed, choices: SoundChoices = SoundChoices()) -> str:  # noqa: B008
    return longest(sayings_of(start, track_cues(start), choices))


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (0, "0.4 Plank. Forty-five to sixty seconds"),
        (1, "30 Halfway; 45 Forty-five. Keep going if you can"),
        (2, "0.7 Rest. Next. Plank. Forty-five to sixty seconds. Last set"),
        (4, "0.7 Rest. Next. Side plank. Left side. Twenty seconds"),
        (5, "10 Halfway"),
        (6, "0.7 Switch sides. Right"),
        (8, "0.7 Rest. Next. Crunch. Five to ten reps"),
        (10, "0.7 Rest. Next. Crunch. Five to ten reps. Extra set"),
        (15, ""),  # an open-ended set: only the person knows when it is half or done
        (len(PLAN.steps) - 1, "0 Well done"),
    ],
)
def test_what_is_said_in_a_step(index: int, words: str) -> None:
    assert said_in(began(index)) == words


@pytest.mark.parametrize(
    ("index", "words"),
    [(0, "0.4 Plank"), (1, ""), (4, "0.7 Side plank. Left side"), (6, "0.7 Right side")],
)
def test_only_names_when_asked_for(index: int, words: str) -> None:
    assert said_in(began(index), SoundChoices(speech=Speech.NAMES)) == words


@pytest.mark.parametrize("index", range(len(PLAN.steps)))
def test_no_words_when_asked_for_tones(index: int) -> None:
    assert said_in(began(index), SoundChoices(Speech.TONES, RepMarks.COUNT)) == ""


def test_a_set_that_nothing_announced_is_named() -> None:
    assert said_in(began(3, after_set=True)).startswith("0 Plank;")
    assert said_in(began(3, lead_in_s=3.0)).startswith("0 Plank;")
    assert said_in(StepResumed(0, PLAN.steps[3], 60, 3.0, 50.0)) == ""


def test_what_a_pause_cut_off_is_said_again_but_not_long_after() -> None:
    rest = PLAN.steps[2]
    assert said_in(StepResumed(0, rest, 30, 0.0, 2.0)).startswith("0 Rest. Next. Plank")
    assert said_in(StepResumed(0, rest, 45, 0.0, 12.0)) == ""


def test_reps_are_counted_as_each_is_over_also_after_a_pause() -> None:
    step = compile_plan(routine(BRIDGE)).steps[1]
    counting = SoundChoices(reps=RepMarks.COUNT)
    whole = StepStarted(0, step, 20.0)
    assert said_in(whole, counting) == "10 Halfway; 4 One; 8 Two; 12 Three; 16 Four"
    resumed = StepResumed(0, step, 20.0, 3.0, 9.0)
    assert said_in(resumed, counting) == "4 Halfway; 6 Three; 10 Four"


COUNTING = SoundChoices(Speech.NAMES, RepMarks.COUNT)


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (LIFT, "5 One; 15 Three"),  # at 10 stands "halfway"
        (BIRD_DOG, "10 One; 23 Two"),
        (exercise("short", Cluster(3, 2, 1)), "2 One"),  # then 3-2-1
        (DIP, ""),  # only the person knows how many are done
        (PLANK, ""),
    ],
    ids=lambda value: value.name if isinstance(value, Exercise) else "",
)
def test_what_is_counted(move: Exercise, words: str) -> None:
    step = compile_plan(routine(move)).steps[1]
    assert said_in(StepStarted(0, step, step.duration_s), COUNTING) == words


def test_the_count_goes_on_after_a_pause_and_begins_anew_on_the_other_side() -> None:
    move = replace(BIRD_DOG, sides=Sides.LEFT_RIGHT)
    _, left, _, right, *_ = compile_plan(routine(move)).steps
    assert said_in(StepResumed(0, left, 36.0, 3.0, 12.0), COUNTING) == "14 Two"
    assert said_in(StepStarted(0, right, 36.0), COUNTING) == "10 One; 23 Two"
    entered = StepStarted(0, right, 36.0, 3.0)
    assert said_in(entered, COUNTING) == "0 Bird dog. Right side; 13 One; 26 Two"


@given(routines, st.floats(0, 1))
def test_a_number_is_that_of_the_reps_done_wherever_the_set_goes_on(
    routine: Routine, left_at: float
) -> None:
    for step in compile_plan(routine).steps:
        if step.set is None or step.is_pause or not isinstance(step.set.work, Reps):
            continue
        from_s = left_at * step.duration_s
        resumed = StepResumed(0, step, step.duration_s, 3.0, from_s)
        for saying in sayings_of(resumed, track_cues(resumed), COUNTING):
            done = (saying.at_s - 3.0 + from_s) / (step.set.pace_s or 0)
            assert abs(done - round(done)) < 1e-5
            assert (saying.kind, saying.forms) == (
                Kind.COUNT,
                ((number(round(done)).capitalize(),),),
            )


@pytest.mark.parametrize(
    ("work", "words"),
    [(Hold(120, 180), "Two minutes"), (Hold(60, 90), "Sixty"), (Reps(8, 20), "Eight")],
)
def test_the_least_is_said_in_what_the_set_is_measured_in(work: Hold | Reps, words: str) -> None:
    step = compile_plan(routine(exercise("A", work, pace_s=5))).steps[1]
    assert f"{words}. Keep going" in said_in(StepStarted(0, step, step.duration_s))


def test_sides_are_part_of_the_name_and_go_before_the_amount() -> None:
    plan = compile_plan(routine(exercise("Lunge", Reps(9, 9), sides=Sides.RIGHT_LEFT)))
    said = sayings_of(StepStarted(0, plan.steps[0], 10.0), (), SoundChoices())
    assert said[0].forms == (
        ("Lunge", "Right side", "Nine reps"),
        ("Lunge", "Right side", "Nine reps"),
        ("Lunge", "Right side"),
        ("Lunge",),
        ("Lunge",),
    )
