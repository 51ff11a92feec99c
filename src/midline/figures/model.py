"""A figure as frozen data: what its file says, and the key poses solved for its contacts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from midline.figures.skeleton import BUILDS, Build, Pose, View

BALL_RADIUS = 0.19  # 65 cm for a person of 1.72 m
SEAT_HEIGHT = 0.25


class Kind(StrEnum):
    """What a figure does over time."""

    HOLD = "hold"  # one pose, breathing
    REP = "rep"  # from the bottom to the top and back, in the tempo of the set
    LOOP = "loop"  # round and round through its poses


class PropKind(StrEnum):
    MAT = "mat"
    BALL = "ball"
    CHAIR = "chair"
    BENCH = "bench"
    WALL = "wall"
    SOFA = "sofa"


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing that stands at a joint of the first key pose. A ball rolls along with its joint."""

    kind: PropKind
    joint: str = "hip"
    shift: float = 0.0  # further ahead, in body heights


class Hands(StrEnum):
    """Where forearms and hands are drawn: behind the trunk and the head they seem to lie below."""

    FRONT = "front"
    BEHIND = "behind"


class Way(StrEnum):
    """How an arrow goes. The first three lie flat, about the trunk's length."""

    ROUND = "round"  # all the way round
    TURN = "turn"  # to one side, across the front
    TO_AND_FRO = "to and fro"  # to either side, across the front
    ROLL = "roll"  # upright in the picture: up, back and down again


@dataclass(frozen=True, slots=True)
class Arrow:
    """Shows a turn that the picture's plane hides. It is drawn about a joint of the first pose."""

    joint: str
    way: Way


@dataclass(frozen=True, slots=True)
class Contact:
    """A part of the body on a surface: ``feet: floor`` is one contact for each foot."""

    part: str  # "near_foot", "hips" ...
    height: float = 0.0  # of the surface above the floor
    rolls: bool = False  # on a ball, which goes along


@dataclass(frozen=True, slots=True)
class KeyPose:
    """A pose with its contacts. The first contact carries the body, the others follow."""

    pose: Pose
    contacts: tuple[Contact, ...]
    hip: complex = 0j  # where the hip is, once solved


Pins = dict[str, complex]
"""Where each contact stays, by part; set by the first key pose that has it. And, by "at hip", where
the joints were in the first key pose that props and arrows stand at."""


@dataclass(frozen=True, slots=True)
class Figure:
    """``poses`` by the phase they belong to: the hold; or bottom, lift, top, lower; or a loop's."""

    name: str
    kind: Kind
    poses: tuple[KeyPose, ...]
    phases: tuple[str, ...]
    view: View = View.SIDE
    also: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    hands: Hands = Hands.FRONT
    still: str = ""  # the phase that stands for the whole; else the hold, the top, the first
    cycle_s: float = 2.0  # of a loop, where the set has no pace
    pins: Pins = field(default_factory=dict, compare=False)

    @property
    def build(self) -> Build:
        return BUILDS[self.view]

    def key(self, phase: str) -> KeyPose | None:
        """The pose of a phase; None where the figure has none of its own."""
        return self.poses[self.phases.index(phase)] if phase in self.phases else None

    def place_of(self, joint: str) -> complex:
        """Where a joint that a prop or an arrow stands at was in the first key pose."""
        return self.pins[f"at {joint}"]
