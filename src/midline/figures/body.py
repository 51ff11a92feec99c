"""From angles to points: where every joint of the body is when its hip is at 0."""

from __future__ import annotations

from math import cos, radians, sin

from midline.figures.skeleton import (
    ANKLE,
    HAND,
    HEAD,
    LUMBAR,
    NECK,
    RIBCAGE,
    SOLE,
    UPPER_BACK,
    Build,
    Chain,
    Pose,
    heading,
)

Body = dict[str, complex]
"""Points by joint: hip, waist, ribs, shoulder, neck, head, face, and near_ and far_ hip, knee,
ankle, heel, ball, toe, shoulder, elbow, wrist, hand. ``face`` is where the nose points."""

SIDES = ("near", "far")


def body_of(pose: Pose, build: Build) -> Body:
    """Every joint, in shares of the body's height, relative to the hip."""
    waist = LUMBAR * heading(pose.turn)
    ribs = waist + RIBCAGE * heading(pose.turn + pose.waist)
    top = chest_heading(pose)
    shoulder = ribs + UPPER_BACK * heading(top)
    neck = shoulder + NECK * heading(top + pose.neck)
    crown = top + pose.neck + pose.head
    head = neck + HEAD * heading(crown)
    body = {"hip": 0j, "waist": waist, "ribs": ribs, "shoulder": shoulder, "neck": neck}
    body["head"] = head
    body["face"] = head + HEAD * heading(crown + 90)
    for side in SIDES:
        sign = build.sign(side)
        at = shoulder + _to_shoulder(side, build, pose, top)
        _add_arm(body, side, build.arm(side), at, pose, top)
        at = build.hips * heading(pose.turn + 270 * sign)
        _add_leg(body, side, build, at, pose)
    return body


def _to_shoulder(side: str, build: Build, pose: Pose, top: float) -> complex:
    """From the spine, as far as the view shows it: from the side only where they are turned."""
    twist = radians(pose.twist)
    if build.mirrored_far:
        sign = build.sign(side)
        return build.shoulders * cos(twist) * heading(top + 270 * sign + pose.shrug * sign)
    ahead = 1 if side == "near" else -1
    return build.shoulders * sin(twist) * ahead * heading(top + 90)


def chest_heading(pose: Pose) -> float:
    return pose.turn + pose.waist + pose.chest


def headings(chain: Chain, pose: Pose, parent: float) -> tuple[float, float, float]:
    """The headings of a limb's two bones and of its end."""
    first, second, third = chain.turns
    angles = chain.angles
    upper = parent + 180 + first * getattr(pose, angles[0])
    lower = upper + second * getattr(pose, angles[1])
    return upper, lower, lower + chain.rest + third * getattr(pose, angles[2])


def _add_arm(body: Body, side: str, chain: Chain, at: complex, pose: Pose, parent: float) -> None:
    upper, lower, end = headings(chain, pose, parent)
    body[f"{side}_shoulder"] = at
    body[f"{side}_elbow"] = elbow = at + chain.upper * heading(upper)
    body[f"{side}_wrist"] = wrist = elbow + chain.lower * heading(lower)
    body[f"{side}_hand"] = wrist + HAND * heading(end)


def _add_leg(body: Body, side: str, build: Build, at: complex, pose: Pose) -> None:
    chain = build.leg(side)
    upper, lower, foot = headings(chain, pose, pose.turn)
    body[f"{side}_hip"] = at
    body[f"{side}_knee"] = knee = at + chain.upper * heading(upper)
    body[f"{side}_ankle"] = ankle = knee + chain.lower * heading(lower)
    sole = ankle + (ANKLE - SOLE) * heading(foot + sole_turn(build, side))
    body[f"{side}_heel"] = sole - build.heel * heading(foot)
    body[f"{side}_ball"] = ball = sole + build.instep * heading(foot)
    toes = foot - getattr(pose, f"{side}_toes")
    body[f"{side}_toe"] = ball + build.toes * heading(toes)


def sole_turn(build: Build, side: str) -> int:
    """From the foot's heading to where its sole looks."""
    return -90 * build.sign(side) if build.mirrored_far else 90
