"""From bytes to a routine, and what is said when there is none."""

from __future__ import annotations

import pytest

from midline.routine.limits import BYTES_MOST
from midline.routine.model import (
    Cluster,
    Exercise,
    Hold,
    Order,
    Reps,
    Routine,
    Section,
    Sides,
    Tempo,
)
from midline.routine.reading import read_routine
from midline.routine.view import View


def routine_of(text: str) -> Routine:
    reading = read_routine(text.encode(), "test.yaml")
    assert reading.problems == ()
    assert reading.routine is not None
    return reading.routine


def exercise_of(fields: str) -> Exercise:
    return routine_of(f"name: Test\nexercises:\n  - {{name: Move, {fields}}}\n").exercises[0]


def problems_of(data: bytes | str) -> list[str]:
    reading = read_routine(data.encode() if isinstance(data, str) else data, "r.yaml")
    return [str(problem) for problem in reading.problems]


def test_a_whole_routine_is_read_as_the_design_shows_it() -> None:
    routine = routine_of(
        """
# yaml-language-server: $schema=../assets/routine.schema.json
name: Core for runners
about: Six moves that take load off the lower back.
source: A magazine.
caution: Leave out what hurts.
rest: 20s
get_ready: 15s
sections:
  - name: Warm-up
    order: circuit
    rounds: 2
    exercises:
      - name: Plank
        do: 3 x 45-60s
        figure: plank
        view: mirror-left
        tips: [Head to heels in one line, Squeeze the hips]
  - name: Core
    exercises:
      - name: Back extension
        sets: 2
        reps: 15
        tempo: 2-1-2-0
        needs: yoga ball
      - name: Side plank
        hold: 20-40s
        sides: left-right
        switch: 7s
        rest: 0
"""
    )
    plank = Exercise(
        name="Plank",
        works=(Hold(45, 60),) * 3,
        sets_least=3,
        rest_s=20,
        figure="plank",
        view=View.MIRROR_LEFT,
        tips=("Head to heels in one line", "Squeeze the hips"),
    )
    extension = Exercise(
        name="Back extension",
        works=(Reps(15, 15),) * 2,
        sets_least=2,
        rest_s=20,
        pace_s=5,
        tempo=Tempo(2, 1, 2, 0),
        needs=("yoga ball",),
    )
    side_plank = Exercise(
        name="Side plank",
        works=(Hold(20, 40),),
        sets_least=1,
        rest_s=0,
        sides=Sides.LEFT_RIGHT,
        switch_s=7,
    )
    assert routine == Routine(
        name="Core for runners",
        about="Six moves that take load off the lower back.",
        source="A magazine.",
        caution="Leave out what hurts.",
        get_ready_s=15,
        sections=(
            Section("Warm-up", (plank,), Order.CIRCUIT, rounds=2),
            Section("Core", (extension, side_plank)),
        ),
    )


def test_what_is_not_given_has_its_default() -> None:
    routine = routine_of("name: Test\nexercises: [{name: Plank, do: 45s, sides: left-right}]")
    plank = routine.exercises[0]
    assert (routine.get_ready_s, plank.rest_s, plank.switch_s) == (10, 30, 5)
    assert (plank.pace_s, plank.tempo, plank.figure, plank.tips) == (None, None, None, ())
    assert routine.sections == (Section("", (plank,), Order.STRAIGHT, rounds=1),)


@pytest.mark.parametrize(
    ("fields", "least", "works"),
    [
        ("reps: 15", 1, (Reps(15, 15),)),
        ("sets: 2, reps: 15", 2, (Reps(15, 15),) * 2),
        ("sets: 2-3, reps: 15-20", 2, (Reps(15, 20),) * 3),
        ("reps: [6, 4-5]", 2, (Reps(6, 6), Reps(4, 5))),
        ("sets: 1-2, reps: [6, 4]", 1, (Reps(6, 6), Reps(4, 4))),
        ("hold: [20s, 0:30]", 2, (Hold(20, 20), Hold(30, 30))),
        ("reps: 6, hold: 10s", 1, (Cluster(6, 10, 3),)),
        ("reps: [6, 4], hold: 10s, release: 2s", 2, (Cluster(6, 10, 2), Cluster(4, 10, 2))),
        ("reps: 6, hold: [10s, 5s]", 2, (Cluster(6, 10, 3), Cluster(6, 5, 3))),
        ("reps: [6, 4], hold: [10s, 5s]", 2, (Cluster(6, 10, 3), Cluster(4, 5, 3))),
    ],
)
def test_sets_reps_and_hold_give_the_work_of_each_set(
    fields: str, least: int, works: tuple[Hold | Reps | Cluster, ...]
) -> None:
    exercise = exercise_of(fields)
    assert (exercise.sets_least, exercise.works) == (least, works)


@pytest.mark.parametrize(
    ("fields", "pace_s"),
    [("reps: 5", None), ("reps: 5, pace: 2.5s", 2.5), ("reps: 5, tempo: 2–1–2–0.5", 5.5)],
)
def test_pace_is_seconds_a_rep_and_tempo_gives_it_too(fields: str, pace_s: float | None) -> None:
    assert exercise_of(fields).pace_s == pace_s


@pytest.mark.parametrize(
    "name", ["yes", "on", "No", "null", "~", "010", "2024-01-01", "1:30", "1e3", "0x1F", ".inf"]
)
def test_a_name_that_yaml_would_change_stays_as_it_is_written(name: str) -> None:
    routine = routine_of(f"name: {name}\nexercises: [{{name: {name}, do: 45s}}]")
    assert (routine.name, routine.exercises[0].name) == (name, name)


@pytest.mark.parametrize(
    "name", ["x" * 300, "תרגילי ליבה", "تمرين البلانك", "👨‍👩‍👧 🏋️‍♀️", "a\u200fb", "平板支撑"]
)
def test_long_right_to_left_and_emoji_names_are_names(name: str) -> None:
    assert routine_of(f"name: {name}\nexercises: [{{name: {name}, do: 45s}}]").name == name


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "1:1: error: the file is empty (begin with `name: My routine` and `exercises:`)"),
        (
            b"\xef\xbb\xbf\n",
            "1:1: error: the file is empty (begin with `name: My routine` and `exercises:`)",
        ),
        (
            b"name: a\x00b",
            "1:8: error: a character that is not text (U+0000) (is this really a text file?)",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "1:1: error: the file is not UTF-8 text (save it as UTF-8)",
        ),
        (
            b"name: x\nabout: \xc3\xa9t\xe9",
            "2:10: error: the file is not UTF-8 text (save it as UTF-8)",
        ),
        (
            "name: a\nabout: b\x85\x86".encode(),
            "2:10: error: a character that is not text (U+0086) (is this really a text file?)",
        ),
        ("name: a".encode("utf-16"), "1:1: error: the file is UTF-16 text (save it as UTF-8)"),
        (
            b"a" * 2_000_000,
            "1:1: error: the file is too large for a routine (1.9 MB): the most is 1 MB"
            " (is it really a routine?)",
        ),
        (b"[" * 60_000, "1:33: error: this is nested more than 32 deep"),
        (
            b"name: " + b"n" * 301 + b"\nexercises: [{name: a, do: 45s}]",
            "1:7: error: a name has at most 300 characters, this has 301",
        ),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_bytes_that_are_no_routine_get_one_clear_sentence(data: bytes, problem: str) -> None:
    assert problems_of(data) == [f"r.yaml:{problem}"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ends: str, mark: bytes) -> None:
    text = "name: Test\nexercises:\n- name: Plank\n  do: 45s\n"
    data = mark + text.replace("\n", ends).encode()
    assert read_routine(data, "r.yaml") == read_routine(text.encode(), "r.yaml")


def test_a_file_of_the_largest_size_is_read() -> None:
    text = "name: Test\nexercises: [{name: Plank, do: 45s}]\n#"
    assert problems_of(text + "x" * (BYTES_MOST - len(text))) == []
    assert len(problems_of(text + "x" * (BYTES_MOST - len(text) + 1))) == 1


def test_a_warning_does_not_stand_in_the_way() -> None:
    reading = read_routine(b"name: a\nnote: b\nexercises: [{name: c, do: 45s}]", "r.yaml")
    assert reading.routine is not None
    assert [str(problem) for problem in reading.problems] == [
        "r.yaml:2:1: warning: `note` is not a key of a routine"
    ]


def test_500_exercises_are_read_and_501_are_not() -> None:
    exercises = "".join(
        f"  - {{name: Move {i}, sets: 3, reps: 15, tempo: 2-1-2-0, sides: left-right,"
        f" rest: 20s, tips: [one, two, three], needs: ball}}\n"
        for i in range(501)
    )
    first_500 = exercises[: exercises.rindex("  - ")]
    assert len(routine_of(f"name: Many\nexercises:\n{first_500}").exercises) == 500
    assert problems_of(f"name: Many\nexercises:\n{exercises}") == [
        "r.yaml:1:1: error: a routine has at most 500 exercises, this has 501"
        " (make two routines of it)"
    ]


def test_the_sets_of_a_whole_session_have_a_limit() -> None:
    move = "{name: a, do: 50 x 1, sides: left-right}"
    text = "name: a\nsections: [{name: b, rounds: %d, exercises: [" + ", ".join([move] * 5) + "]}]"
    assert problems_of(text % 10) == []
    assert problems_of(text % 11) == [
        "r.yaml:1:1: error: a session has at most 5000 sets, this has 5500"
        " (rounds and both sides count)"
    ]


def test_after_a_hundred_problems_the_others_are_counted() -> None:
    problems = problems_of("name: a\n" + "".join(f"key{i}: 1\n" for i in range(120)))
    assert len(problems) == 101
    assert problems[-1] == "r.yaml:101:1: warning: and 21 more problems from here on"


def test_problems_come_in_the_order_of_the_file() -> None:
    reading = read_routine(
        b"exercises: [{name: a, rep: 3}]\nrest: soon\nzzz: 1\nget_ready: -1", "r.yaml"
    )
    places = [(problem.line, problem.column) for problem in reading.problems]
    assert places == sorted(places)
    assert len(places) == 6


def test_a_key_with_nothing_after_it_counts_as_not_given() -> None:
    assert problems_of("name: a\nrest:\nexercises: [{name: b, do: 45s, tips: }]") == [
        "r.yaml:2:1: warning: `rest` has no value (give one or remove the line)",
        "r.yaml:3:32: warning: `tips` has no value (give one or remove the line)",
    ]


def test_a_value_is_quoted_short_and_on_one_line() -> None:
    long = problems_of("name: a\nrest: " + "z" * 1000 + "\nexercises: [{name: b, do: 45s}]")
    assert long == [f"r.yaml:2:7: error: `{'z' * 39}…` is not a time"]
    broken = problems_of('name: a\nrest: "1\\n2"\nexercises: [{name: b, do: 45s}]')
    assert broken == ["r.yaml:2:7: error: `1·2` is not a time (write it as 45s, 1m30s or 1:30)"]
