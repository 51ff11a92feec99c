"""What the routines' tips and a physiotherapist say of a move is what its figure shows."""

from __future__ import annotations

import pytest

from midline.figures.body import Body
from midline.figures.model import SEAT_HEIGHT, Figure
from midline.figures.motion import frame, still
from midline.figures.reading import read_figure
from midline.resources import resource
from midline.routine.model import Tempo

TEMPO = Tempo(1.0, 1.0, 1.0, 1.0)  # at 1.5 s it is at the top, at 3.5 s at the bottom


def shipped(name: str) -> Figure:
    path = resource("assets", "figures", f"{name}.yaml")
    figure = read_figure(path.read_bytes(), path.name).figure
    assert figure is not None
    return figure


def top(name: str) -> Body:
    return frame(shipped(name), 1.5, TEMPO).body


def bottom(name: str) -> Body:
    return frame(shipped(name), 3.5, TEMPO).body


def held(name: str) -> Body:
    return still(shipped(name)).body


def off_line(body: Body, joint: str, start: str, end: str) -> float:
    """How far a joint is from the line between two others, in body heights."""
    way = body[end] - body[start]
    return abs(((body[joint] - body[start]) * way.conjugate()).imag) / abs(way)


@pytest.mark.parametrize("name", ["plank", "high-plank", "side-plank"])
def test_planks_are_one_line_from_head_to_heels(name: str) -> None:
    body = held(name)
    for joint in ("hip", "waist", "ribs"):
        assert off_line(body, joint, "shoulder", "near_ankle") < 0.05, joint


@pytest.mark.parametrize(("name", "joint"), [("plank", "near_elbow"), ("high-plank", "near_wrist")])
def test_elbows_and_hands_are_under_the_shoulders(name: str, joint: str) -> None:
    body = held(name)
    assert abs(body[joint].real - body["near_shoulder"].real) < 0.04


def test_all_fours_have_hands_under_shoulders_and_knees_under_hips() -> None:
    for name in ("bird-dog", "donkey-kick", "rock-back"):
        body = bottom(name)
        assert abs(body["near_wrist"].real - body["near_shoulder"].real) < 0.04
        assert abs(body["near_knee"].real - body["near_hip"].real) < 0.04


def test_bird_dog_and_dead_bug_use_an_arm_and_the_other_leg() -> None:
    for body in (top("bird-dog"), held("dead-bug")):
        assert abs(body["near_wrist"] - body["near_shoulder"]) > 0.29  # stretched
        assert abs(body["far_ankle"] - body["far_hip"]) > 0.48
        assert abs(body["near_ankle"] - body["near_hip"]) < 0.4
        assert off_line(body, "near_wrist", "shoulder", "hip") < 0.1


def test_the_bridge_ends_with_knees_hips_and_shoulders_in_line() -> None:
    assert off_line(top("hip-bridge"), "hip", "shoulder", "near_knee") < 0.05
    assert bottom("hip-bridge")["hip"].imag < 0.07


def test_the_ball_extension_rises_until_in_line_and_no_further() -> None:
    body = top("yoga-ball-back-extension")
    assert off_line(body, "hip", "shoulder", "near_ankle") < 0.03
    assert body["shoulder"].imag > bottom("yoga-ball-back-extension")["shoulder"].imag + 0.1


def test_the_reverse_leg_lift_goes_no_higher_than_the_hips() -> None:
    body = top("yoga-ball-reverse-leg-lift")
    assert body["near_ankle"].imag <= body["hip"].imag + 0.06


def test_the_pike_ends_with_hips_high_and_legs_straight() -> None:
    body = top("yoga-ball-pike")
    assert body["hip"].imag > body["shoulder"].imag + 0.2
    assert abs(body["near_ankle"] - body["near_hip"]) == pytest.approx(0.49, abs=0.005)


def test_the_mini_crunch_stops_at_45_degrees() -> None:
    body = top("mini-crunch")
    way = body["shoulder"] - body["waist"]
    assert 30 < abs(way.imag / way.real) * 45 < 60


def test_the_leg_raise_ends_with_legs_pointing_up() -> None:
    body = top("lying-leg-raise")
    assert abs(body["near_ankle"].real - body["near_hip"].real) < 0.05


def test_squats_keep_knees_behind_the_toes_and_heels_down() -> None:
    for name in ("half-squat", "squat", "sit-to-stand"):
        body = bottom(name)
        assert body["near_knee"].real <= body["near_toe"].real + 0.02, name
        assert body["near_heel"].imag == pytest.approx(body["near_ball"].imag), name


def test_weight_is_over_the_feet_where_nothing_else_carries_it() -> None:
    """The middle of trunk, head and thighs; a person could stand like this."""
    for name in ("half-squat", "squat", "toe-touch", "hip-hinge"):
        body = bottom(name) if name != "toe-touch" else held(name)
        weights = {"waist": 3, "ribs": 3, "shoulder": 2, "head": 1, "near_hip": 2, "near_knee": 2}
        middle = sum(w * body[j].real for j, w in weights.items()) / sum(weights.values())
        assert body["near_heel"].real - 0.03 < middle < body["near_toe"].real + 0.03, name


def test_wall_sit_has_level_thighs_and_upright_shins() -> None:
    body = held("wall-sit")
    assert body["near_knee"].imag == pytest.approx(body["near_hip"].imag, abs=0.02)
    assert body["near_knee"].real == pytest.approx(body["near_ankle"].real, abs=0.02)


def test_the_curl_up_lifts_the_shoulders_just_off_the_floor_and_the_elbows_stay() -> None:
    lifted = top("curl-up")["shoulder"].imag - bottom("curl-up")["shoulder"].imag
    assert 0.015 < lifted < 0.05
    assert top("curl-up")["near_elbow"].imag < 0.04
    assert 0 < top("curl-up")["waist"].real - top("curl-up")["near_elbow"].real < 0.08


def test_the_dip_takes_the_seat_well_below_the_edge_and_the_elbows_back() -> None:
    body = bottom("triceps-dip")
    assert body["hip"].imag + 0.06 < SEAT_HEIGHT  # the whole of it
    assert body["hip"].imag < top("triceps-dip")["hip"].imag - 0.1
    assert body["near_elbow"].real < body["near_shoulder"].real - 0.1
    assert body["near_elbow"].real < body["near_wrist"].real


def test_the_toe_touch_touches_the_toes() -> None:
    body = held("toe-touch")
    assert abs(body["near_hand"] - body["near_toe"]) < 0.05


def test_the_cow_sags_below_the_line_from_hips_to_shoulders_and_the_cat_rises_above_it() -> None:
    cat, cow = (frame(shipped("cat-cow"), seconds, is_hold=True).body for seconds in (0.0, 3.0))

    def above_line(body: Body) -> float:
        return body["waist"].imag - (body["hip"].imag + body["shoulder"].imag) / 2

    assert above_line(cat) > 0.02
    assert above_line(cow) < -0.02


def test_hips_go_round_widely_while_the_head_stays() -> None:
    one, other = (frame(shipped("hip-circles"), s, is_hold=True).body for s in (0.75, 2.25))
    assert abs(one["hip"] - other["hip"]) > 0.15
    assert abs(one["head"] - other["head"]) < 0.1


def test_twists_turn_the_shoulders_to_either_side() -> None:
    for name in ("russian-twist", "bicycle-crunch"):
        figure = shipped(name)
        twists = [pose.pose.twist for pose in figure.poses]
        assert (min(twists), max(twists)) <= (-40, 40), name


def test_hands_rest_on_the_front_thigh_in_the_leg_press() -> None:
    body = held("kneeling-forward-leg-press")
    assert off_line(body, "near_wrist", "near_hip", "near_knee") < 0.09
    assert body["near_hip"].real < body["near_wrist"].real < body["near_knee"].real
