"""Bends a limb so that its end comes to a place, or lays its end flat."""

from __future__ import annotations

from cmath import phase
from math import acos, degrees

from midline.figures.body import Body, chest_heading, headings
from midline.figures.parts import PARTS
from midline.figures.skeleton import Build, Chain, Pose


def reached(pose: Pose, body: Body, part: str, target: complex, build: Build) -> Pose:
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
    for alpha, beta in (bent, (-bent[0], -bent[1])):  # a limb can bend either way
        upper = _degrees(way) - alpha
        first = _near_zero((upper - _parent(pose, root) - 180) * chain.turns[0])
        second = _near_zero((beta - beyond) * chain.turns[1])
        options.append((first, second))
    now = getattr(pose, chain.angles[0]), getattr(pose, chain.angles[1])
    first, second = min(options, key=lambda o: _strain(o, now, chain, build))
    return pose._replace(**{chain.angles[0]: first, chain.angles[1]: second})


def flattened(pose: Pose, part: str, build: Build) -> Pose:
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


def _chain(part: str, build: Build) -> tuple[Chain, str]:
    """The limb of a part and "shoulder" or "hip", where it begins."""
    side = part.partition("_")[0]
    if PARTS[part].joint.endswith(("wrist", "elbow")):
        return build.arm(side), "shoulder"
    return build.leg(side), "hip"


def _parent(pose: Pose, root: str) -> float:
    return chest_heading(pose) if root == "shoulder" else pose.turn


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
