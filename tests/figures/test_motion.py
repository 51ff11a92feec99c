"""A figure moves in the tempo of its set: which pose is seen when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.figures.model import Figure
from midline.figures.motion import BREATH_S, Frame, ease, frame, still
from midline.figures.pacing import tempo_of
from midline.figures.parts import PARTS
from midline.figures.reading import read_figure
from midline.routine.model import Cluster, Exercise, Hold, Reps, Tempo

TEMPO = Tempo(2.0, 1.0, 2.0, 1.0)
REP = """
name: Squat
contacts: {feet: floor}
bottom: {turn: 30, hips: 90, knees: 80}
top: {turn: 0, hips: 0, knees: 0}
"""
HOLD = """
name: Chair
contacts: {feet: floor}
hold: {hips: 90, knees: 90}
"""
LOOP = """
name: Circles
view: front
cycle: 4s
contacts: {feet: floor}
loop:
  - {shoulders: 0}
  - {shoulders: 90}
  - {shoulders: 180}
  - {shoulders: -90}
"""


def figure(text: str) -> Figure:
    reading = read_figure(text.encode(), "figure.yaml")
    assert reading.problems == ()
    assert reading.figure is not None
    return reading.figure


def knee(each: Frame) -> float:
    return round(each.pose.near_knee, 3)


@pytest.mark.parametrize(
    ("seconds", "angle"),
    [(0, 80), (1, 40), (2, 0), (2.9, 0), (4, 40), (5, 80), (5.9, 80), (7, 40), (8, 0)],
)
def test_lift_top_lower_and_bottom_take_the_time_of_the_tempo(seconds: float, angle: int) -> None:
    assert knee(frame(figure(REP), seconds, TEMPO)) == angle


def test_without_a_tempo_reps_are_calm() -> None:
    calm = [knee(frame(figure(REP), tenth / 10)) for tenth in range(31)]
    assert min(calm) == 0
    assert calm[0] == calm[30] == 80


def test_in_a_hold_reps_stay_at_the_top_and_breathe() -> None:
    seen = [frame(figure(REP), seconds, None, is_hold=True) for seconds in (0, 1, 2, 3, 4)]
    assert {knee(each) for each in seen} == {0}
    assert [round(each.breath, 3) for each in seen] == [0, 0.5, 1, 0.5, 0]


def test_a_hold_holds_still_in_paced_reps_too() -> None:
    assert knee(frame(figure(HOLD), 1.0, TEMPO)) == knee(frame(figure(HOLD), 3.0, TEMPO)) == 90


def test_breathing_moves_the_chest_by_little_and_the_feet_not_at_all() -> None:
    out, full = (frame(figure(HOLD), at) for at in (0, BREATH_S / 2))
    assert 0 < abs(full.body["shoulder"] - out.body["shoulder"]) < 0.01
    assert full.body["near_ankle"] == pytest.approx(out.body["near_ankle"])


@pytest.mark.parametrize("turn", range(4))
def test_arms_go_round_in_a_full_circle(turn: int) -> None:
    one, other = (
        frame(figure(LOOP), turn + share, is_hold=True).body["near_wrist"] for share in (0, 1)
    )
    between = frame(figure(LOOP), turn + 0.5, is_hold=True).body["near_wrist"]
    assert abs(between - (one + other) / 2) > 0.05  # on the arc, not on the chord
    assert abs(one - other) == pytest.approx(0.31 * 2**0.5, abs=0.001)


def test_a_loop_takes_one_round_a_rep() -> None:
    paced = frame(figure(LOOP), 1.5, Tempo(1.0, 0.5, 1.0, 0.5))
    assert paced.pose.near_shoulder == pytest.approx(180)


def test_the_still_is_the_top_unless_the_figure_says_otherwise() -> None:
    assert knee(still(figure(REP))) == 0
    assert knee(still(figure(REP + "still: bottom\n"))) == 80


def test_a_pose_on_the_way_bends_the_path() -> None:
    straight, bent = figure(REP), figure(REP + "lift: {turn: 40, hips: 95, knees: 70}\n")
    assert knee(frame(straight, 1, TEMPO)) == 40
    assert knee(frame(bent, 1, TEMPO)) == 70
    assert knee(frame(bent, 4, TEMPO)) == 70  # also on the way down
    assert knee(frame(bent, 2, TEMPO)) == 0


@given(st.floats(0, 3600), st.floats(0.1, 3), st.floats(0, 2), st.floats(0.1, 3), st.floats(0, 2))
def test_the_feet_stay_where_they_are_at_any_time_and_tempo(
    seconds: float, lift_s: float, top_s: float, lower_s: float, bottom_s: float
) -> None:
    squat = figure(REP)
    body = frame(squat, seconds, Tempo(lift_s, top_s, lower_s, bottom_s)).body
    for part in ("near_foot", "far_foot"):
        assert body[PARTS[part].joint] == pytest.approx(squat.pins[part], abs=1e-6)


@given(st.floats(0, 1), st.floats(0, 1))
def test_easing_rises_from_0_to_1(one: float, other: float) -> None:
    assert -1e-9 <= ease(min(one, other)) <= ease(max(one, other)) + 1e-9 <= 1 + 2e-9


def exercise(pace_s: float | None = None, tempo: Tempo | None = None) -> Exercise:
    return Exercise("Move", (Reps(10, 10),), 1, 30, pace_s=pace_s, tempo=tempo)


@pytest.mark.parametrize(
    ("done", "work", "tempo"),
    [
        (exercise(), Hold(30, 30), None),
        (exercise(), Reps(10, 10), None),
        (exercise(pace_s=5.0), Reps(10, 10), Tempo(2.0, 0.5, 2.0, 0.5)),
        (exercise(pace_s=6.0, tempo=TEMPO), Reps(10, 10), TEMPO),
        (exercise(), Cluster(6, 10, 3), Tempo(1.2, 8.8, 1.2, 1.8)),
        (exercise(), Cluster(6, 1, 1), Tempo(0.5, 0.5, 1.0, 0.0)),
    ],
)
def test_the_tempo_follows_from_the_work(
    done: Exercise, work: Hold | Reps | Cluster, tempo: Tempo | None
) -> None:
    found = tempo_of(done, work)
    if tempo is None or found is None:
        assert found is tempo
    else:
        for given_s, expected_s in zip(
            (found.lift_s, found.top_s, found.lower_s, found.bottom_s),
            (tempo.lift_s, tempo.top_s, tempo.lower_s, tempo.bottom_s),
            strict=True,
        ):
            assert given_s == pytest.approx(expected_s)
