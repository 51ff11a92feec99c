"""What the shipped routines must contain: moves, amounts and sides, as the plans they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from midline.routine.model import Cluster, Exercise, Hold, Reps, Routine, Sides, Work
from midline.routine.reading import read_routine
from midline.session.plan import compile_plan

WORKOUTS = Path(__file__).parents[2] / "workouts"
LONGEST_TIP = 60  # characters: one line, readable from three metres

# A routine is: rest after every set, then its moves in order. "each side" is left, then right.
SHIPPED = {
    "core-basics": """
        rest 30 s
        Plank: 3 x 45-60 s
        Yoga-ball back extension: 3 x 15
        Hip bridge: 3 x 15
    """,
    "core-for-runners": """
        rest 30 s
        Plank: 3 x 45-60 s
        Yoga-ball back extension: 3 x 15
        Yoga-ball pike: 3 x 15
        Yoga-ball reverse leg lift: 3 x 15
        Hip bridge: 3 x 15
        Xiaoyanfei (little swallow): 3 x 10
    """,
    "no-kit-trunk": """
        rest 30 s
        Mini crunch: 3-5 x 15-20
        Lying leg raise: 3-5 x 15-20
        Prone back lift: 3-5 x 15-20
    """,
    "plank-family": """
        rest 30 s
        Front plank: 3 x 30-60 s
        Side plank: 2 x 20-40 s each side
        Triceps dip: 3 x 8-12
    """,
    "after-run-stretch": """
        rest 10 s
        Kneeling back stretch: 3 x 20 s
        Kneeling forward leg press: 2 x 15 s each side
        Toe touch: 1 x 30 s
        Hamstring stretch: 1 x 30 s each side
        Low-back stretch: 1 x 30 s
    """,
    "before-run-warm-up": """
        rest 8 s
        March on the spot: 1 x 45 s
        Arm circles: 1 x 10
        Cross-body shoulder stretch: 1 x 8 each side
        Hip circles: 1 x 10
        Leg swing: 1 x 10 each side
        Half squat: 1 x 10
        Heel raise: 1 x 12
        Easy high knees: 1 x 30 s
    """,
    "steady-spine": """
        rest 30 s
        Curl-up: 6, 4, 2 x 10 s
        Side plank: 6, 4, 2 x 10 s each side
        Bird dog: 6, 4, 2 x 10 s each side
    """,
    "desk-break": """
        rest 8 s
        Reach for the ceiling: 1 x 20 s
        Shoulder rolls: 1 x 8
        Chest opener: 1 x 20 s
        Standing trunk turn: 1 x 15 s each side
        Sit to stand: 1 x 10
        March on the spot: 1 x 45 s
    """,
}

# The whole session in minutes when no key is pressed; ranges go to their most.
MINUTES = {
    "core-basics": (14, 15),
    "core-for-runners": (29, 30),
    "no-kit-trunk": (26, 28),
    "plank-family": (11, 13),
    "after-run-stretch": (5, 7),
    "before-run-warm-up": (4, 6),
    "steady-spine": (16, 18),
    "desk-break": (3, 5),
}


def shipped(name: str) -> Routine:
    path = WORKOUTS / f"{name}.yaml"
    reading = read_routine(path.read_bytes(), path.name)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.routine is not None
    return reading.routine


def in_words(routine: Routine) -> list[str]:
    rests = " or ".join(f"{rest:g}" for rest in sorted({e.rest_s for e in routine.exercises}))
    return [f"rest {rests} s", *map(_move_in_words, routine.exercises)]


def _move_in_words(exercise: Exercise) -> str:
    sides = {Sides.NONE: "", Sides.LEFT_RIGHT: " each side"}[exercise.sides]
    return f"{exercise.name}: {_amount_in_words(exercise)}{sides}"


def _amount_in_words(exercise: Exercise) -> str:
    sets = _range(exercise.sets_least, len(exercise.works))
    if isinstance(exercise.works[0], Cluster):
        return _cluster_in_words(exercise.works)
    [work] = set(exercise.works)  # every set asks for the same
    match work:
        case Hold(least_s=least, most_s=most):
            return f"{sets} x {_range(least, most)} s"
        case Reps(least=least, most=most):
            return f"{sets} x {_range(least, most)}"
        case Cluster():
            raise AssertionError(f"{exercise.name} mixes hold clusters with other work")


def _cluster_in_words(works: tuple[Work, ...]) -> str:
    clusters = [work for work in works if isinstance(work, Cluster)]
    assert len(clusters) == len(works)
    [hold_s] = {cluster.hold_s for cluster in clusters}
    return f"{', '.join(str(cluster.reps) for cluster in clusters)} x {hold_s:g} s"


def _range(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g}-{most:g}"


def every_exercise() -> list[Exercise]:
    return [exercise for name in SHIPPED for exercise in shipped(name).exercises]


def test_the_table_names_every_file_that_is_shipped() -> None:
    assert sorted(SHIPPED) == sorted(path.stem for path in WORKOUTS.iterdir())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_routine_has_its_moves_in_order_with_their_amounts(name: str) -> None:
    assert in_words(shipped(name)) == [line.strip() for line in SHIPPED[name].strip().splitlines()]


@pytest.mark.parametrize("name", MINUTES)
def test_a_shipped_routine_takes_the_time_it_is_meant_to(name: str) -> None:
    least, most = MINUTES[name]
    assert least <= compile_plan(shipped(name)).total_s / 60 <= most


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_routine_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    routine = shipped(name)
    assert routine.about
    assert routine.source
    assert "://" not in routine.source


def test_nobody_has_to_press_a_key_on_the_mat() -> None:
    waiting = [e.name for e in every_exercise() for w in e.works if _waits(e, w)]
    assert waiting == []


def _waits(exercise: Exercise, work: Work) -> bool:
    return isinstance(work, Reps) and exercise.pace_s is None


def test_the_prone_back_lift_pauses_one_second_at_the_top() -> None:
    lift = shipped("no-kit-trunk").exercises[2]
    assert lift.tempo is not None
    assert lift.tempo.top_s == 1


def test_tips_are_two_or_three_short_lines() -> None:
    for exercise in every_exercise():
        assert 2 <= len(exercise.tips) <= 3, exercise.name
        assert max(map(len, exercise.tips)) <= LONGEST_TIP, exercise.name


def test_each_move_is_drawn_by_one_figure_wherever_it_appears() -> None:
    figures: dict[str, set[str | None]] = {}
    for exercise in every_exercise():
        figures.setdefault(exercise.name, set()).add(exercise.figure)
    assert {name for name, ids in figures.items() if len(ids) > 1 or None in ids} == set()


def test_turning_over_gets_at_least_five_seconds() -> None:
    assert all(e.switch_s >= 5 for e in every_exercise() if e.sides is not Sides.NONE)


def test_a_routine_with_crunches_warns_people_with_a_sore_back() -> None:
    assert shipped("no-kit-trunk").caution.startswith("Contains crunches: ")
    assert shipped("steady-spine").caution.startswith("Contains curl-ups, ")


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - {"no-kit-trunk", "steady-spine"}))
def test_the_other_routines_have_no_crunch_and_no_caution(name: str) -> None:
    routine = shipped(name)
    names = " ".join(e.name.lower() for e in routine.exercises)
    assert routine.caution == ""
    assert not any(word in names for word in ("crunch", "sit-up", "curl-up"))


@pytest.mark.parametrize("name", SHIPPED)
def test_editors_find_the_schema_from_the_first_line(name: str) -> None:
    first = (WORKOUTS / f"{name}.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../assets/routine.schema.json"
