"""The skeleton: which joints there are, how long the bones are, how far each joint can bend.

Lengths are shares of the body's height. Angles are degrees. A heading is a direction on the
picture: 0 is up, 90 ahead (to the right), 180 down. Points are complex numbers, x to the right and
y up, so that adding, turning and measuring them needs no code of ours.

Each limb is a chain of two bones and an end (hand or foot). How its angles turn into headings is
the only thing that differs between the limbs and between the views:

    upper = parent + 180 + turns[0] * angle      shoulder or hip; 0 lies along the trunk
    lower = upper + turns[1] * angle             elbow or knee; 0 is straight
    end   = lower + rest + turns[2] * angle      wrist or ankle; 0 is as one stands
"""

from __future__ import annotations

from cmath import rect
from enum import StrEnum
from math import pi
from typing import NamedTuple

LUMBAR, RIBCAGE, UPPER_BACK = 0.09, 0.10, 0.11
NECK, HEAD = 0.05, 0.068  # from the shoulders to the neck's top, and on to the head's middle
UPPER_ARM, FOREARM, HAND = 0.165, 0.145, 0.07
THIGH, SHIN, ANKLE = 0.245, 0.245, 0.04
SOLE = 0.012  # half the thickness of the foot; its bones run through its middle
SHOULDERS = 0.098  # half their breadth
HEEL, INSTEP, TOES = 0.036, 0.088, 0.034


class View(StrEnum):
    SIDE = "side"  # the person looks to the right
    FRONT = "front"  # the person looks at you


class Pose(NamedTuple):
    """Angles in degrees. Near limbs are on the viewer's side, or on the picture's left (front)."""

    turn: float = 0.0  # of the pelvis: 0 upright, 90 face down, -90 on the back
    waist: float = 0.0
    chest: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    shrug: float = 0.0  # shoulders up; shows from the front only
    twist: float = 0.0  # shoulders about the spine; from the side, the near one goes ahead
    look: float = 0.0  # head about the spine; from the front only, beyond 30 in profile
    near_shoulder: float = 0.0
    near_elbow: float = 0.0
    near_wrist: float = 0.0
    far_shoulder: float = 0.0
    far_elbow: float = 0.0
    far_wrist: float = 0.0
    near_hip: float = 0.0
    near_knee: float = 0.0
    near_ankle: float = 0.0
    near_toes: float = 0.0
    far_hip: float = 0.0
    far_knee: float = 0.0
    far_ankle: float = 0.0
    far_toes: float = 0.0


class Chain(NamedTuple):
    """One limb: the names of its three angles and how they turn; bones of ``upper``, ``lower``."""

    angles: tuple[str, str, str]
    turns: tuple[int, int, int]
    rest: int
    upper: float
    lower: float

    @property
    def side(self) -> str:
        return self.angles[0].partition("_")[0]


Limits = dict[str, tuple[float, float]]

# What a supple, healthy person can do; a little more than the textbooks' means.
_SIDE_LIMITS: Limits = {
    "waist": (-40, 60),
    "chest": (-30, 45),
    "neck": (-60, 50),
    "head": (-25, 30),
    "twist": (-60, 60),
    "shoulder": (-70, 190),
    "elbow": (0, 150),
    "wrist": (-95, 95),
    "hip": (-30, 145),
    "knee": (0, 160),
    "ankle": (-70, 40),
    "toes": (-10, 90),
}
_FRONT_LIMITS: Limits = {
    "waist": (-35, 35),
    "chest": (-25, 25),
    "neck": (-40, 40),
    "head": (-20, 20),
    "shrug": (-10, 30),
    "twist": (-60, 60),
    "look": (-90, 90),
    "shoulder": (-180, 200),  # a full circle, in front of the body
    "elbow": (-150, 150),
    "wrist": (-60, 60),
    "hip": (-30, 70),
    "knee": (-8, 8),
    "ankle": (-90, 90),
    "toes": (-1, 1),
}


class Build(NamedTuple):
    """What a view shows of the body: half its breadth, its limbs, its limits, its foot."""

    shoulders: float
    hips: float
    limits: Limits
    heel: float
    instep: float
    toes: float
    mirrored_far: bool  # from the front, left and right limbs bend away from each other

    def sign(self, side: str) -> int:
        return -1 if self.mirrored_far and side == "far" else 1

    def arm(self, side: str) -> Chain:
        angles = f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist"
        s = self.sign(side)
        turns = (s, -s, -s) if self.mirrored_far else (-1, -1, -1)
        return Chain(angles, turns, 0, UPPER_ARM, FOREARM)

    def leg(self, side: str) -> Chain:
        angles = f"{side}_hip", f"{side}_knee", f"{side}_ankle"
        s = self.sign(side)
        turns = (s, -s, -s) if self.mirrored_far else (-1, 1, -1)
        return Chain(angles, turns, 90 * s if self.mirrored_far else -90, THIGH, SHIN)

    def limit(self, angle: str) -> tuple[float, float] | None:
        """Least and most of an angle of `Pose`; None where nothing limits it."""
        return self.limits.get(angle.removeprefix("near_").removeprefix("far_"))


BUILDS = {
    View.SIDE: Build(SHOULDERS, 0.0, _SIDE_LIMITS, HEEL, INSTEP, TOES, False),
    View.FRONT: Build(SHOULDERS, 0.052, _FRONT_LIMITS, 0.016, 0.034, 0.014, True),
}


def heading(degrees: float) -> complex:
    """The direction as a vector of length 1."""
    return rect(1.0, (90.0 - degrees) * pi / 180.0)
