"""Contacts have the last word over the angles of a pose."""

from __future__ import annotations

import pytest

from midline.figures.contacts import pin, solve
from midline.figures.model import BALL_RADIUS, Contact, Pins
from midline.figures.parts import PARTS, parts_named
from midline.figures.skeleton import BUILDS, Pose, View

SIDE, FRONT = BUILDS[View.SIDE], BUILDS[View.FRONT]


def contacts(*names: str, height: float = 0.0) -> tuple[Contact, ...]:
    return tuple(Contact(part, height) for name in names for part in parts_named(name))


def test_the_first_contact_carries_the_body() -> None:
    solved = solve(Pose(), contacts("feet"), {}, SIDE)
    assert solved.body["near_ankle"] == pytest.approx(0.04j)
    assert 0.9 < solved.body["head"].imag < 1.0


def test_a_limb_bends_to_reach_its_pin() -> None:
    pins: Pins = {}
    first = solve(Pose(near_hip=90, near_knee=90), contacts("far_foot"), pins, SIDE)
    pins["near_foot"] = complex(0.1, 0.2)
    pins["far_foot"] = pin(Contact("far_foot"), first.body)
    solved = solve(first.pose, contacts("far_foot", "near_foot"), pins, SIDE)
    assert solved.body["near_ankle"] == pytest.approx(0.1 + 0.2j)
    assert solved.pose.near_knee > 0  # the way a knee bends
    assert not solved.misses


def test_feet_and_hands_lie_flat() -> None:
    pose = Pose(turn=60, near_hip=70, far_hip=70, near_shoulder=90, far_shoulder=90, near_knee=30)
    body = solve(pose, contacts("feet"), {}, SIDE).body
    assert body["near_heel"].imag == pytest.approx(body["near_ball"].imag)
    on_all_fours = Pose(turn=82, near_hip=82, far_hip=82, near_shoulder=80, far_shoulder=80)
    body = solve(on_all_fours, contacts("shins", "hands"), {}, SIDE).body
    assert body["near_hand"].imag == pytest.approx(body["near_wrist"].imag)
    assert body["far_ankle"].imag == pytest.approx(body["far_knee"].imag)


def test_the_body_turns_until_a_part_that_no_limb_moves_is_down() -> None:
    solved = solve(Pose(turn=-80), contacts("hips", "shoulders"), {}, SIDE)
    for name in ("hips", "shoulders"):
        assert solved.body[PARTS[name].joint].imag == pytest.approx(PARTS[name].clearance, abs=1e-3)


def test_a_rolling_ball_carries_a_part_at_its_height_wherever_it_rolls() -> None:
    on_ball = tuple(Contact(f"{side}_ankle", 2 * BALL_RADIUS, True) for side in ("near", "far"))
    pose = Pose(turn=90, near_shoulder=90, far_shoulder=90)
    seen = []
    for bend in (0, 40, 80):
        bent = pose._replace(near_hip=bend, far_hip=bend)
        solved = solve(bent, (*contacts("hands"), *on_ball), {}, SIDE)
        assert solved.body["near_ankle"].imag == pytest.approx(2 * BALL_RADIUS + 0.03, abs=1e-3)
        seen.append(solved.body["near_ankle"].real)
    assert seen == sorted(seen)


def test_a_part_out_of_reach_is_missed() -> None:
    solved = solve(Pose(), contacts("feet", "hands"), {}, SIDE)
    assert solved.misses == ("near_hand", "far_hand")


@pytest.mark.parametrize("angle", [20, 80, 140])
def test_from_the_front_left_and_right_mirror_each_other(angle: int) -> None:
    body = solve(Pose(near_shoulder=angle, far_shoulder=angle), contacts("feet"), {}, FRONT).body
    middle = body["hip"].real
    near, far = body["near_wrist"], body["far_wrist"]
    assert near.real - middle == pytest.approx(middle - far.real)
    assert near.imag == pytest.approx(far.imag)
