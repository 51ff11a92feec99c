"""The parts of the body that can touch something."""

from __future__ import annotations

from typing import NamedTuple


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
