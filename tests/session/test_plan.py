"""Routine → timeline, as tables."""

from __future__ import annotations

from typing import Any

import pytest

from midline.routine.model import Exercise, Hold, Reps, Routine, Section, Sides
from midline.session.plan import compile_plan, plan_as_dict
from tests.session.scenario import (
    BIRD_DOG,
    BRIDGE,
    CRUNCH,
    DIP,
    PLANK,
    SIDE_PLANK,
    Order,
    exercise,
    routine,
)


def timeline(of: Routine) -> list[str]:
    return [
        " ".join(
            [f"{step.start_s:g}", str(step.kind), f"{step.duration_s:g}"]
            + ([f"{step.set.exercise.name} {step.set.number}/{step.set.of}"] if step.set else [])
            + ([str(step.set.side)] if step.set and step.set.side else [])
        )
        for step in compile_plan(of).steps
    ]


def works(of: Routine) -> list[str]:
    return [line.split(" ", 3)[3] for line in timeline(of) if " work " in line]


def test_sets_with_rests_between_and_none_after_the_last() -> None:
    assert timeline(routine(PLANK, BRIDGE)) == [
        "0 get-ready 10 Plank 1/2",
        "10 work 60 Plank 1/2",
        "70 rest 30 Plank 2/2",
        "100 work 60 Plank 2/2",
        "160 rest 30 Bridge 1/1",
        "190 work 20 Bridge 1/1",
        "210 finish 0",
    ]


def test_each_exercise_may_have_its_own_rest() -> None:
    short = exercise("A", Hold(10, 10), Hold(10, 10), rest_s=5)
    long = exercise("B", Hold(10, 10), rest_s=60)
    rests = [line for line in timeline(routine(short, long, short)) if "rest" in line]
    assert rests == ["20 rest 5 A 2/2", "35 rest 5 B 1/1", "50 rest 60 A 1/2", "120 rest 5 A 2/2"]


@pytest.mark.parametrize(
    ("sides", "order"),
    [
        (Sides.NONE, ["A 1/2", "A 2/2"]),
        (Sides.LEFT_RIGHT, ["A 1/2 left", "A 1/2 right", "A 2/2 left", "A 2/2 right"]),
        (Sides.RIGHT_LEFT, ["A 1/2 right", "A 1/2 left", "A 2/2 right", "A 2/2 left"]),
        (Sides.ALTERNATE, ["A 1/2 left", "A 2/2 right"]),
    ],
)
def test_sides(sides: Sides, order: list[str]) -> None:
    assert works(routine(exercise("A", Hold(10, 10), Hold(10, 10), sides=sides))) == order


def test_between_sides_comes_a_switch_and_between_sets_a_rest() -> None:
    both = exercise("A", Hold(10, 10), Hold(10, 10), sides=Sides.LEFT_RIGHT)
    kinds = [line.split()[1] for line in timeline(routine(both))]
    assert " ".join(kinds) == "get-ready work switch work rest work switch work finish"


A = exercise("A", Hold(10, 10), Hold(20, 20), Hold(30, 30))
B = exercise("B", Hold(10, 10))


@pytest.mark.parametrize(
    ("section", "order"),
    [
        ({}, ["A 1/3", "A 2/3", "A 3/3", "B 1/1"]),
        ({"order": Order.CIRCUIT}, ["A 1/3", "B 1/1", "A 2/3", "A 3/3"]),
        ({"rounds": 2}, ["A 1/6", "A 2/6", "A 3/6", "B 1/2", "A 4/6", "A 5/6", "A 6/6", "B 2/2"]),
        (
            {"order": Order.CIRCUIT, "rounds": 2},
            ["A 1/6", "B 1/2", "A 2/6", "A 3/6", "A 4/6", "B 2/2", "A 5/6", "A 6/6"],
        ),
    ],
)
def test_straight_sets_circuits_and_rounds(section: dict[str, Any], order: list[str]) -> None:
    assert works(routine(A, B, **section)) == order


def test_a_second_round_repeats_each_set_as_it_was() -> None:
    lengths = [line.split()[2] for line in timeline(routine(A, rounds=2)) if " work " in line]
    assert lengths == ["10", "20", "30", "10", "20", "30"]


@pytest.mark.parametrize(
    ("move", "duration_s"),
    [
        (exercise("hold", Hold(20, 20)), 20),
        (exercise("ranged hold", Hold(45, 60)), 60),
        (exercise("paced reps", Reps(15, 15), pace_s=5), 75),
        (exercise("ranged reps", Reps(15, 20), pace_s=5), 100),
        (exercise("unpaced reps, planned at 3 s each", Reps(8, 12)), 36),
        (BIRD_DOG, 3 * 10 + 2 * 3),
    ],
)
def test_how_long_a_set_takes(move: Exercise, duration_s: float) -> None:
    assert [s.duration_s for s in compile_plan(routine(move)).sets] == [duration_s]


def test_pauses_of_no_length_are_left_out() -> None:
    at_once = exercise(
        "A", Hold(10, 10), Hold(10, 10), rest_s=0, switch_s=0, sides=Sides.LEFT_RIGHT
    )
    assert [line.split()[1] for line in timeline(routine(at_once, get_ready_s=0))] == [
        *["work"] * 4,
        "finish",
    ]


def test_sets_beyond_the_least_are_offered() -> None:
    assert [s.offered for s in compile_plan(routine(CRUNCH)).sets] == [False, True, True]


def test_a_pause_knows_the_set_that_it_leads_to() -> None:
    two = Routine("Two", (Section("warm-up", (BRIDGE,)), Section("core", (PLANK,))))
    rest = compile_plan(two).steps[2]
    assert rest.set is not None
    assert (rest.set.section, rest.set.exercise.name) == ("core", "Plank")


def test_as_plain_data_null_stands_where_nothing_applies() -> None:
    plain = plan_as_dict(compile_plan(routine(SIDE_PLANK, DIP)))
    assert (plain["name"], plain["total_s"]) == ("Test", 10 + 20 + 5 + 20 + 30 + 36 + 30 + 36)
    assert plain["steps"][1] == {
        "index": 1, "kind": "work", "section": "core", "exercise": "Side plank",
        "set": 1, "of": 1, "side": "left", "start_s": 10.0, "duration_s": 20,
        "least_s": 20, "most_s": 20, "reps": None, "rep_s": None,
    }  # fmt: skip
    assert plain["steps"][5]["reps"] == 12
    assert plain["steps"][5]["rep_s"] is None
    assert plain["steps"][-1] == {
        "index": 8, "kind": "finish", "section": None, "exercise": None,
        "set": None, "of": None, "side": None, "start_s": 187.0, "duration_s": 0.0,
        "least_s": None, "most_s": None, "reps": None, "rep_s": None,
    }  # fmt: skip
