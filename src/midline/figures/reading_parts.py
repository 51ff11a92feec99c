"""The parts of a figure file: angles, contacts, props."""

from __future__ import annotations

from midline.figures.body import SIDES
from midline.figures.model import (
    BALL_RADIUS,
    SEAT_HEIGHT,
    Arrow,
    Contact,
    Prop,
    PropKind,
    Way,
)
from midline.figures.parts import NAMES, parts_named
from midline.figures.skeleton import Build, Pose
from midline.routine import values
from midline.routine.fields import Fields
from midline.routine.problems import Findings, Misfit, did_you_mean, quoted
from midline.routine.yaml_tree import Mapping, Scalar, Sequence

PHASES = ("bottom", "lift", "top", "lower")
PAIRS = {
    "shoulders": "shoulder",
    "elbows": "elbow",
    "wrists": "wrist",
    "hips": "hip",
    "knees": "knee",
    "ankles": "ankle",
    "toes": "toes",
}
SURFACES = {
    "floor": 0.0,
    "chair": SEAT_HEIGHT,
    "bench": SEAT_HEIGHT,
    "ball": 2 * BALL_RADIUS,
    "rolling ball": 2 * BALL_RADIUS,
}
JOINTS = {
    "hips": "hip",
    "waist": "waist",
    "back": "ribs",
    "shoulders": "shoulder",
    "head": "head",
    "hands": "near_wrist",
    "elbows": "near_elbow",
    "knees": "near_knee",
    "ankles": "near_ankle",
    "heels": "near_heel",
    "toes": "near_toe",
}
ARROW_JOINTS = JOINTS | {
    name: name for side in SIDES for name in (f"{side}_shoulder", f"{side}_hip", f"{side}_knee")
}
KEYS = {
    "figure": (
        *("name", "also", "view", "still", "cycle", "props", "hands", "arrows", "contacts"),
        *("hold", "loop", *PHASES),
    ),
    "pose": (*Pose._fields, *PAIRS, "contacts"),
    "prop": (*PropKind, "shift"),
    "list of arrows": tuple(ARROW_JOINTS),
}
_kind = values.one_of(PropKind)
_way = values.one_of(Way)


def pose_in(fields: Fields, first: Pose, build: Build) -> Pose:
    """The angles of a pose; what it does not mention is as in the first one."""
    angles: dict[str, float] = {}
    for key in (*PAIRS, *Pose._fields):
        angle = fields.take(key, degrees, None)
        if angle is None:
            continue
        names = [f"{side}_{PAIRS[key]}" for side in SIDES] if key in PAIRS else [key]
        low, high = build.limit(names[0]) or (-180.0, 180.0)
        if not low <= angle <= high:
            joint = names[0].rpartition("_")[2]
            fields.error(key, f"no {joint} bends to {angle:g}", f"{low:g} to {high:g} degrees")
        angles |= dict.fromkeys(names, angle)
    return first._replace(**angles)


def degrees(text: str) -> float:
    try:
        angle = float(text)
    except ValueError:
        angle = 999.0
    if not -180 <= angle <= 200:
        raise Misfit(f"an angle is a number of degrees, not {quoted(text)}", "such as 90 or -15")
    return angle


def contacts_in(fields: Fields, findings: Findings) -> tuple[Contact, ...]:
    """The entries of ``contacts``, pairs as two, in the order they are given."""
    if "contacts" not in fields:
        return ()
    node = fields.node("contacts")
    if not isinstance(node, Mapping):
        fields.error("contacts", "`contacts` has keys of its own", "write `{feet: floor}`")
        return ()
    contacts: list[Contact] = []
    for key, surface in node.entries:
        if key.text not in NAMES:
            text = f"{quoted(key.text)} is no part that can touch something"
            findings.error(key, text, did_you_mean(key.text, NAMES))
        elif not isinstance(surface, Scalar) or surface.text not in SURFACES:
            listed = ", ".join(SURFACES)
            findings.error(surface, "this is nothing to lie or stand on", f"one of {listed}")
        else:
            height, rolls = SURFACES[surface.text], surface.text == "rolling ball"
            contacts += [Contact(part, height, rolls) for part in parts_named(key.text)]
    return tuple(contacts)


def props_in(fields: Fields, findings: Findings) -> tuple[Prop, ...]:
    """``mat``, or a kind with the joint that it stands at: ``ball: hips``."""
    if "props" not in fields:
        return ()
    node = fields.node("props")
    items = node.items if isinstance(node, Sequence) else (node,)
    props = []
    for item in items:
        try:
            props.append(_prop(item, findings))
        except Misfit as misfit:
            findings.misfit(misfit, item)
    return tuple(props)


def arrows_in(fields: Fields, findings: Findings) -> tuple[Arrow, ...]:
    """The entries of ``arrows``: a joint, and the way that an arrow goes about it."""
    if "arrows" not in fields:
        return ()
    node = fields.node("arrows")
    if not isinstance(node, Mapping):
        fields.error("arrows", "`arrows` has keys of its own", "write `{hips: round}`")
        return ()
    entries = Fields(node, "list of arrows", findings, KEYS)
    ways = [(joint, entries.take(name, _way, None)) for name, joint in ARROW_JOINTS.items()]
    return tuple(Arrow(joint, way) for joint, way in ways if way)


def _prop(item: object, findings: Findings) -> Prop:
    if isinstance(item, Scalar):
        return Prop(_kind(item.text))
    if not isinstance(item, Mapping):
        raise Misfit("a prop is one word, or says where it stands", "`mat`, `{ball: hips}`")
    fields = Fields(item, "prop", findings, KEYS)
    kind = next((kind for kind in PropKind if kind in fields), None)
    if kind is None:
        raise Misfit("this prop is of no kind", f"one of {', '.join(PropKind)}")
    return Prop(kind, fields.take(kind, _joint, "hip"), fields.take("shift", _shift, 0.0))


def _joint(text: str) -> str:
    if text not in JOINTS:
        raise Misfit(f"a prop cannot stand at {quoted(text)}", f"one of {', '.join(JOINTS)}")
    return JOINTS[text]


def _shift(text: str) -> float:
    try:
        shift = float(text)
    except ValueError:
        shift = 99.0
    if not -2 <= shift <= 2:
        raise Misfit(f"a shift is in body heights, not {quoted(text)}", "such as 0.1 or -0.05")
    return shift
