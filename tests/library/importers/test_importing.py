"""Files of other programs become routines: what is in them, and what is said to be left out."""

from __future__ import annotations

import json

import pytest

from midline.known_errors import KnownError
from midline.library.importers.imported import Imported
from midline.library.importing import import_routines

THRESHOLD = """\
title: Threshold
intervals:
  - {type: warmup, name: Warm up, length: 10m}
  - {type: rest, name: Rest, length: 5m}
  - block:
      repeats: 2
      intervals:
        - {type: work, name: 'Zone 4, low', length: 5m}
        - {type: rest, name: Rest, length: 60s}
"""
WORKOUT = {
    "title": "Evening",
    "version": 2,
    "position": 0,
    "sets": [
        {
            "id": "a",
            "repetitions": 3,
            "exercises": [
                {"id": "b", "name": "Plank", "duration": 30},
                {"id": "c", "name": "Rest", "duration": 10},
                {"id": "d", "name": "Hip bridge", "duration": 45},
                {"id": "e", "name": "Pause", "duration": 15},
            ],
        },
        {"repetitions": 1, "name": "End", "exercises": [{"name": "Child's pose", "duration": 90}]},
    ],
}
EVENING = """\
name: Evening
rest: 0s
sections:
  - name: Part 1
    rounds: 3
    exercises:
      - name: Plank
        hold: 30s
        rest: 10s

      - name: Hip bridge
        hold: 45s
        rest: 15s

  - name: End
    exercises:
      - name: Child's pose
        hold: 90s
"""
TIMES = {
    **{"id": "", "timerId": "t", "workTime": 20, "restTime": 10, "breakTime": 60},
    **{"warmupTime": 0, "cooldownTime": 0, "getReadyTime": 5},
}
TIMER = {
    **{"id": "t", "name": "Tabata", "timerIndex": 0, "totalTime": 500, "intervals": 9},
    **{"activeIntervals": 2, "restarts": 3, "activities": ["Plank"], "showMinutes": 0, "color": 1},
    **{"timeSettings": TIMES, "soundSettings": {"workSound": "short-whistle"}},
}
TABATA = """\
name: Tabata
rest: 0s
get_ready: 5s
sections:
  - name: Work
    rounds: 4
    exercises:
      - name: Plank
        hold: 20s
        rest: 10s

      - name: Work
        hold: 20s
        rest: 60s
"""
SHARED = {
    **{"formatVersion": 1, "exportType": "share", "exportDate": "2026-02-01T10:00:00"},
    **{"exportId": "x", "appVersion": "1.20"},
    "data": {
        "groups": [{"name": "Core"}],
        "exercises": [
            {"name": "Plank", "type": "Isometric", "group": "Core", "targetValue": 45},
            {
                **{"name": "Bird dog", "type": "Dynamic", "laterality": "Unilateral"},
                **{"repDuration": 4, "description": "Slowly: no twist"},
                **{"weightTrackingEnabled": True},
            },
        ],
        "programs": [
            {
                "name": "Morning",
                "exercises": [
                    {
                        **{"exerciseName": "Bird dog", "exerciseType": "Dynamic"},
                        **{"sortOrder": 1, "sets": 2, "targetValue": 8, "intervalSeconds": 20},
                    },
                    {
                        **{"exerciseName": "Plank", "exerciseType": "Isometric"},
                        **{"sortOrder": 0, "sets": 3, "intervalSeconds": 30, "loopId": 7},
                    },
                ],
                "loops": [{"id": 7, "sortOrder": 0, "rounds": 2, "restBetweenRounds": 90}],
            }
        ],
        "intervalPrograms": [
            {
                **{"name": "Quick", "workSeconds": 40, "restSeconds": 20},
                **{"rounds": 2, "roundRestSeconds": 60},
                "exercises": [
                    {"exerciseName": "Plank", "exerciseType": "Isometric", "sortOrder": 1},
                    {"exerciseName": "Bird dog", "exerciseType": "Dynamic", "sortOrder": 0},
                ],
            }
        ],
    },
}
MORNING = """\
name: Morning
sections:
  - name: Part 1
    rounds: 2
    exercises:
      - name: Plank
        do: 3 x 45s
        rest: 30s

  - name: Part 2
    exercises:
      - name: Bird dog
        do: 2 x 8
        pace: 4s
        sides: left-right
        rest: 20s
        tips: ["Slowly: no twist"]
"""
QUICK = """\
name: Quick
rest: 0s
sections:
  - name: Part 1
    rounds: 2
    exercises:
      - name: Bird dog
        hold: 40s
        rest: 20s

      - name: Plank
        hold: 40s
        rest: 60s
"""


def read(data: object) -> tuple[Imported, ...]:
    text = data if isinstance(data, str) else json.dumps(data)
    return import_routines(text.encode(), "a file").routines


def test_qintervals() -> None:
    (routine,) = read(THRESHOLD)
    assert routine.name == "Threshold"
    assert routine.text == (
        "name: Threshold\nrest: 0s\nsections:\n"
        "  - name: Part 1\n    exercises:\n      - name: Warm up\n        hold: 10m\n"
        "        rest: 5m\n\n"
        "  - name: Part 2\n    rounds: 2\n    exercises:\n      - name: Zone 4, low\n"
        "        hold: 5m\n        rest: 60s\n"
    )


@pytest.mark.parametrize("data", [WORKOUT, {"workouts": [WORKOUT]}])
def test_just_another_workout_timer_with_and_without_its_wrapper(data: object) -> None:
    assert read(data) == (Imported("Evening", EVENING),)


@pytest.mark.parametrize("times", [TIMES, json.dumps(TIMES)])
def test_openhiit_with_settings_as_objects_and_as_strings(times: object) -> None:
    expected = Imported("Tabata", TABATA, ("Its sounds and its colour.",))
    assert read([{**TIMER, "timeSettings": times}, TIMER]) == (expected, expected)


def test_calisthenics_memory() -> None:
    left_out = (
        "The weight, distance or assistance of Bird dog.",
        "The rest between the rounds of part 1.",
    )
    morning, quick = read(SHARED)
    assert (morning.text, sorted(morning.left_out)) == (MORNING, sorted(left_out))
    assert quick == Imported("Quick", QUICK)


def test_calisthenics_memory_with_exercises_only() -> None:
    data = {**SHARED, "data": {"exercises": SHARED["data"]["exercises"]}}  # type: ignore[index]
    (routine,) = read(data)
    assert "  - name: Plank\n    do: 1 x 45s\n" in routine.text
    assert "Bird dog had no target: it is 10 reps now." in routine.left_out


def test_calisthenics_memory_s_loop_0_is_only_of_those_within_it() -> None:
    def exercise(name: str, order: int, **more: int) -> dict[str, object]:
        return {"exerciseName": name, "sortOrder": order, "targetValue": 8, **more}

    program = {
        "name": "x",
        "exercises": [exercise("A", 0), exercise("B", 1, loopId=0)],
        "loops": [{"id": 0, "sortOrder": 1, "rounds": 4}],
    }
    (routine,) = read({**SHARED, "data": {"programs": [program]}})
    without, within = routine.text.split("  - name: Part 2")
    assert "rounds" not in without
    assert "rounds: 4" in within


EMPTY = {"title": "Empty", "sets": []}


@pytest.mark.parametrize(
    ("data", "good", "refused"),
    [
        (
            {"workouts": [WORKOUT, EMPTY, WORKOUT, 3]},
            ["Evening", "Evening"],
            [
                "Empty can't be imported. Midline can't run it: the list of sections is empty.",
                "Routine 4 can't be imported. This file is not as its program writes it: "
                "title is missing or of the wrong kind.",
            ],
        ),
        (
            [{"name": "Bad", "timeSettings": "{"}, TIMER, {"name": "Odd"}],
            ["Tabata"],
            [
                f"{name} can't be imported. This file is not as its program writes it: "
                "timeSettings is missing or of the wrong kind."
                for name in ("Bad", "Odd")
            ],
        ),
        (
            {
                **SHARED,
                "data": {
                    "programs": [SHARED["data"]["programs"][0], {"name": "Bare"}],  # type: ignore[index]
                    "intervalPrograms": [{"name": "Short"}],
                },
            },
            ["Morning"],
            [
                "Bare can't be imported. Midline can't run it: the list of sections is empty.",
                "Short can't be imported. This file is not as its program writes it: "
                "workSeconds is missing or of the wrong kind.",
            ],
        ),
    ],
)
def test_one_that_can_t_be_used_is_named_and_keeps_no_other_out(
    data: object, good: list[str], refused: list[str]
) -> None:
    found = import_routines(json.dumps(data).encode(), "a file")
    assert [each.name for each in found.routines] == good
    assert [each.text for each in found.refused] == refused


def test_why_a_file_is_no_routine_is_a_mistake_not_a_warning() -> None:
    with pytest.raises(KnownError, match="`name`"):
        read("hello: world\n")


def test_what_is_repeated_in_another_way_each_time_is_written_out() -> None:
    work, rest = "{type: work, name: W, length: 30s}", "{type: rest, name: R, length: 10s}"
    block = f"- block: {{repeats: 2, intervals: [{rest}, {work}]}}"
    (leading,) = read(f"title: T\nintervals:\n{block}\n")
    assert leading.text.count("name: W") == 2
    assert "get_ready: 10s" in leading.text
    assert leading.text.count("rest: 10s") == 1
    skipping = f"- block: {{repeats: 3, skip_last_rest: true, intervals: [{work}, {rest}]}}"
    (skipped,) = read(f"title: T\nintervals:\n{skipping}\n- {rest}\n- {work}\n")
    assert skipped.text.count("name: W") == 4
    assert skipped.text.count("rest: 10s") == 3
    nested = f"- block: {{repeats: 2, intervals: [{skipping[2:]}, {rest}]}}"
    (inner,) = read(f"title: T\nintervals:\n{nested}\n")
    assert inner.text.count("name: W") == 3
    assert "rounds: 2" in inner.text


def test_what_is_too_long_or_too_short_is_made_to_fit_and_told() -> None:
    sets = [{"repetitions": 1, "exercises": [{"name": "Ride", "duration": 7200}]}]
    (routine,) = read({"title": "Long", "sets": sets})
    assert "hold: 60m" in routine.text
    assert routine.left_out == ("Ride was made to last between 1 second and 1 hour.",)


def test_a_routine_of_midline_is_taken_with_its_comments() -> None:
    text = "# mine\nname: x\nexercises: [{name: A, do: 3}]\n"
    assert read(text) == (Imported("x", text),)


@pytest.mark.parametrize(
    "data",
    [
        *(
            "",
            "x",
            "[",
            "{",
            "[]",
            "{}",
            "[{}]",
            "null",
            "\x00",
            "name: x",
            "title: 3\nintervals: 3",
        ),
        *("title: x\nintervals: [{type: work, name: a, length: soon}]", "[" * 100_000, "9" * 9999),
        "title: x\nintervals: [{block: {repeats: 999999, intervals: [{block: 3}]}}]",
        {"title": "x", "sets": []},
        {"title": "x", "sets": [{"repetitions": -1, "exercises": []}]},
        {"title": "x", "sets": [{"repetitions": 10**400, "exercises": [{"duration": 5}]}]},
        {"title": "x", "sets": [{"repetitions": 1e6, "exercises": [{"duration": float("inf")}]}]},
        {"workouts": 3},
        [{**TIMER, "timeSettings": "{"}],
        [{**TIMER, "activeIntervals": 10**6}],
        [{**TIMER, "restarts": 10**6}],
        {**SHARED, "formatVersion": 2},
        {**SHARED, "data": []},
    ],
)
def test_anything_else_is_refused_in_a_sentence(data: object) -> None:
    with pytest.raises(KnownError, match=r"^a file can't be imported"):
        read(data)
