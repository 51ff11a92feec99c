"""Contacts: hands, feet and other parts that stay where they touch something.

A key pose says which angles it wishes for; its contacts have the last word:

1. The first contact carries the body: it is moved so that this part is where it belongs.
2. A contact at the end of a limb is reached by bending that limb (the law of cosines).
3. Any other contact (hips, elbows, knees ...) turns the whole body about the first one, until the
   part is as high as its surface. There can be one such contact.

Feet, hands, forearms and shins lie flat on their surface; toes bend to do so.
"""

from __future__ import annotations

from cmath import phase
from math import acos, degrees
from typing import NamedTuple

from midline.figures.body import Body, body_of, chest_heading, headings
from midline.figures.model import Contact, Pins
from midline.figures.skeleton import Build, Chain, Pose

TOUCH = 0.004  # how near to its place a contact must come, in body heights
_TURNS = 16  # of the search for the turn; from a good drawing three are enough


class Part(NamedTuple):
    """``joint`` is ``clearance`` above the surface; ``reach`` is the limb that can bring it there,
    ``flat`` the bone beyond it that lies on the surface."""

    joint: str
    clearance: float
    reach: str = ""  # "arm" or "leg"
    flat: str = ""  # "end", "lower" or "toes"


_LIMB_PARTS = {
    "hand": Part("wrist", 0.020, "arm", "end"),
    "fist": Part("wrist", 0.020, "arm"),
    "forearm": Part("elbow", 0.027, "", "lower"),
    "elbow": Part("elbow", 0.027),
    "foot": Part("ankle", 0.040, "leg", "end"),
    "ankle": Part("ankle", 0.030, "leg"),
    "leg": Part("ankle", 0.032),
    "toe": Part("ball", 0.013, "leg", "toes"),
    "heel": Part("heel", 0.013, "leg"),
    "knee": Part("knee", 0.040),
    "shin": Part("knee", 0.040, "", "lower"),
}
_TRUNK_PARTS = {
    "hips": Part("hip", 0.066),
    "back": Part("waist", 0.058),
    "ribs": Part("ribs", 0.064),
    "shoulders": Part("shoulder", 0.052),
    "head": Part("head", 0.064),
}
_PLURALS = {"feet": "foot"} | {f"{part}s": part for part in _LIMB_PARTS if part != "foot"}

PARTS = _TRUNK_PARTS | {
    f"{side}_{name}": part._replace(joint=f"{side}_{part.joint}")
    for side in ("near", "far")
    for name, part in _LIMB_PARTS.items()
}
NAMES = (*_TRUNK_PARTS, *_PLURALS, *(name for name in PARTS if "_" in name))


def parts_named(name: str) -> tuple[str, ...]:
    """The keys of `PARTS` that a file means by one of `NAMES`: feet are two."""
    single = _PLURALS.get(name)
    return (f"near_{single}", f"far_{single}") if single else (name,)


class Solved(NamedTuple):
    """A pose that keeps its contacts; ``body`` is where it is in the picture."""

    pose: Pose
    body: Body
    misses: tuple[str, ...]  # parts that do not come to their place


def solve(pose: Pose, contacts: tuple[Contact, ...], pins: Pins, build: Build) -> Solved:
    """``pose`` brought to its contacts. A contact without a pin stays where it comes to lie."""
    pose = _levelled(pose, contacts, build)
    pose, body = _placed(pose, contacts, pins, build)
    for contact in contacts[1:]:
        part = PARTS[contact.part]
        if part.reach and not contact.rolls:
            target = pins.get(contact.part) or _down(body[part.joint], contact)
            pose = _reached(pose, body, contact.part, target, build)
    for contact in contacts:
        pose = _flattened(pose, contact.part, build)
    pose, body = _placed(pose, contacts, pins, build)
    misses = tuple(c.part for c in contacts if _misses(c, body, pins))
    return Solved(pose, body, misses)


def pin(contact: Contact, body: Body) -> complex:
    """Where a contact of a solved body stays from now on."""
    return _down(body[PARTS[contact.part].joint], contact)


def _height(contact: Contact) -> float:
    return contact.height + PARTS[contact.part].clearance


def _down(point: complex, contact: Contact) -> complex:
    return complex(point.real, _height(contact))


def _misses(contact: Contact, body: Body, pins: Pins) -> bool:
    point = body[PARTS[contact.part].joint]
    target = pins.get(contact.part)
    if target is None or contact.rolls:
        return abs(point.imag - _height(contact)) > TOUCH
    return abs(point - target) > TOUCH


def _placed(
    pose: Pose, contacts: tuple[Contact, ...], pins: Pins, build: Build
) -> tuple[Pose, Body]:
    """The body, moved to where its first contact is pinned."""
    first = contacts[0]
    pose = _flattened(pose, first.part, build)
    body = body_of(pose, build)
    at = body[PARTS[first.part].joint]
    move = (pins.get(first.part) or complex(0, _height(first))) - at
    return pose, {joint: point + move for joint, point in body.items()}


def _levelled(pose: Pose, contacts: tuple[Contact, ...], build: Build) -> Pose:
    """Turned about the first contact until the one that no limb can reach is at its height."""
    first = contacts[0]
    others = (c for c in contacts[1:] if not PARTS[c.part].reach or c.rolls)
    other = next((c for c in others if not _is_pair(first, c)), None)
    if other is None:
        return pose
    wanted = _height(other) - _height(first)

    def error(turn: float) -> float:
        flat = _flattened(pose._replace(turn=turn), first.part, build)
        body = body_of(flat, build)
        return (body[PARTS[other.part].joint] - body[PARTS[first.part].joint]).imag - wanted

    before, turn = pose.turn - 2, pose.turn
    error_before = error(before)
    for _ in range(_TURNS):
        error_now = error(turn)
        if abs(error_now) < TOUCH / 20 or error_now == error_before:
            break
        step = -error_now * (turn - before) / (error_now - error_before)
        before, error_before = turn, error_now
        turn += max(-30.0, min(30.0, step))
    return pose._replace(turn=turn)


def _is_pair(one: Contact, other: Contact) -> bool:
    return one.part.partition("_")[2] == other.part.partition("_")[2] != ""


def _chain(part: str, build: Build) -> tuple[Chain, str]:
    """The limb of a part and "shoulder" or "hip", where it begins."""
    side = part.partition("_")[0]
    if PARTS[part].joint.endswith(("wrist", "elbow")):
        return build.arm(side), "shoulder"
    return build.leg(side), "hip"


def _parent(pose: Pose, root: str) -> float:
    return chest_heading(pose) if root == "shoulder" else pose.turn


def _reached(pose: Pose, body: Body, part: str, target: complex, build: Build) -> Pose:
    """The limb bent so that the part's joint is at ``target``, or as near as it can come."""
    chain, root = _chain(part, build)
    side = chain.side
    middle = body[f"{side}_knee" if root == "hip" else f"{side}_elbow"]
    lower = body[PARTS[part].joint] - middle  # the lower bone, with the foot where that counts
    _, lower_heading, _ = headings(chain, pose, _parent(pose, root))
    beyond = _degrees(lower) - lower_heading
    way = target - body[f"{side}_{root}"]
    bent = _two_bones(abs(way), chain.upper, abs(lower))
    options = []
    for alpha, beta in (bent, (-bent[0], -bent[1])):
        upper = _degrees(way) - alpha
        first = _near_zero((upper - _parent(pose, root) - 180) * chain.turns[0])
        second = _near_zero((upper + beta - beyond - upper) * chain.turns[1])
        options.append((first, second))
    now = getattr(pose, chain.angles[0]), getattr(pose, chain.angles[1])
    first, second = min(options, key=lambda o: _strain(o, now, chain, build))
    return pose._replace(**{chain.angles[0]: first, chain.angles[1]: second})


def _strain(
    angles: tuple[float, float], now: tuple[float, float], chain: Chain, build: Build
) -> float:
    """How far a solution is from what was wished for; beyond a limit counts tenfold."""
    total = 0.0
    for name, angle, wish in zip(chain.angles, angles, now, strict=False):
        low, high = build.limit(name) or (-180.0, 180.0)
        total += abs(angle - wish) + 10 * max(0.0, low - 1 - angle, angle - high - 1)
    return total


def _two_bones(distance: float, upper: float, lower: float) -> tuple[float, float]:
    """The angle from the way to the upper bone, and from the upper bone to the lower, degrees."""
    distance = max(abs(upper - lower) + 1e-6, min(upper + lower - 1e-9, distance))
    alpha = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    beta = (upper**2 + lower**2 - distance**2) / (2 * upper * lower)
    return _acos(alpha), 180 - _acos(beta)


def _flattened(pose: Pose, part: str, build: Build) -> Pose:
    """The bone beyond a part's joint laid along the surface, whichever way it is nearer to."""
    flat = PARTS[part].flat
    if not flat:
        return pose
    chain, root = _chain(part, build)
    upper, lower, end = headings(chain, pose, _parent(pose, root))
    if flat == "lower":
        angle = (_level(lower) - upper) * chain.turns[1]
        return pose._replace(**{chain.angles[1]: _near_zero(angle)})
    if flat == "end":
        angle = (_level(end) - lower - chain.rest) * chain.turns[2]
        return pose._replace(**{chain.angles[2]: _near_zero(angle)})
    toes = _near_zero(end - 90)
    low, high = build.limits["toes"]
    if not low <= toes <= high + 30:
        toes = _near_zero(end - 270)
    return pose._replace(**{f"{chain.side}_toes": max(low, min(high, toes))})


def _level(degrees_: float) -> float:
    """90 or 270, whichever is nearer."""
    return 90.0 if abs(_near_zero(degrees_ - 90)) <= 90 else 270.0


def _near_zero(degrees_: float) -> float:
    return (degrees_ + 180) % 360 - 180


def _degrees(way: complex) -> float:
    """The heading of a vector."""
    return 90 - degrees(phase(way))


def _acos(cosine: float) -> float:
    return degrees(acos(max(-1.0, min(1.0, cosine))))
