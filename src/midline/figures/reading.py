"""Bytes to a figure: the only way in for a figure file. docs/figure-format.md says what it takes.

`read_figure` never raises for anything in the file: it gives a figure, or located problems.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from midline.figures.contacts import pin, solve
from midline.figures.model import Contact, Figure, Hands, KeyPose, Kind, Pins
from midline.figures.reading_parts import (
    KEYS,
    PHASES,
    arrows_in,
    contacts_in,
    pose_in,
    props_in,
)
from midline.figures.skeleton import Pose, View
from midline.routine import values
from midline.routine.decoding import decode
from midline.routine.durations import parse_duration
from midline.routine.fields import Fields
from midline.routine.problems import Findings, Misfit, Problem, Spot, quoted
from midline.routine.yaml_tree import Mapping, Node, Sequence, parse_tree

_START = Spot(1, 1)
_CYCLE_LEAST_S, _CYCLE_MOST_S = 0.3, 60.0
_view = values.one_of(View)
_hands = values.one_of(Hands)


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What came of reading one file: a figure, or None where an error stands in the way."""

    figure: Figure | None
    problems: tuple[Problem, ...]


def read_figure(data: bytes, file: str) -> FigureReading:
    """The figure in ``data``. ``file`` is its name as the problems shall show it."""
    findings = Findings(file)
    figure = None
    try:
        figure = _figure(_mapping(parse_tree(decode(data, "a figure"))), findings)
    except Misfit as misfit:
        findings.misfit(misfit, _START)
    return FigureReading(None if findings.has_errors else figure, findings.sorted())


def _mapping(root: Node | None) -> Mapping:
    if isinstance(root, Mapping):
        return root
    hint = "begin with `name: My figure` and `hold:`"
    raise Misfit("a figure is made of keys and values", hint, root)


def _figure(mapping: Mapping, findings: Findings) -> Figure:
    fields = Fields(mapping, "figure", findings, KEYS)
    fields.require("name", "Hip bridge")
    kind, drawn = _drawn(fields, findings)
    figure = Figure(
        name=fields.take("name", values.name, ""),
        also=fields.take_each("also", values.name) or (),
        view=fields.take("view", _view, View.SIDE),
        cycle_s=fields.take("cycle", _cycle, 2.0),
        still=fields.take("still", _still([phase for phase, _ in drawn]), ""),
        kind=kind,
        poses=(),
        phases=tuple(phase for phase, _ in drawn),
        props=props_in(fields, findings),
        arrows=arrows_in(fields, findings),
        hands=fields.take("hands", _hands, Hands.FRONT),
    )
    if kind is not Kind.LOOP:
        fields.useless(["cycle"], "without a `loop`")
    shared = contacts_in(fields, findings)
    if not drawn:
        return figure
    return _solved(figure, [node for _, node in drawn], shared, findings)


def _cycle(text: str) -> float:
    seconds = parse_duration(text)
    if not _CYCLE_LEAST_S <= seconds <= _CYCLE_MOST_S:
        raise Misfit(f"a cycle takes {_CYCLE_LEAST_S:g} to {_CYCLE_MOST_S:g} seconds")
    return seconds


def _still(phases: list[str]) -> Callable[[str], str]:
    """A decoder for one of the poses that the figure has; those of a loop are counted from 1."""

    def decode_still(text: str) -> str:
        phase = str(int(text) - 1) if text.isdecimal() else text
        if phase not in phases:
            raise Misfit(f"{quoted(text)} is none of this figure's poses")
        return phase

    return decode_still


def _drawn(fields: Fields, findings: Findings) -> tuple[Kind, list[tuple[str, Mapping]]]:
    """What kind of figure it is, and the mapping of each key pose by its phase."""
    given = [key for key in (*PHASES, "hold", "loop") if key in fields]
    if "hold" in given or "loop" in given:
        kind = Kind.HOLD if "hold" in given else Kind.LOOP
        others = [key for key in given if key != kind]
        fields.forbid(others, f"cannot stand beside `{kind}`", "a figure does one thing")
    else:
        kind = Kind.REP
        for phase in ("bottom", "top"):
            if phase not in given:
                hint = "a figure has a `hold`, or a `bottom` and a `top`, or a `loop`"
                fields.error(phase, f"a figure needs `{phase}`", hint)
    if kind is Kind.LOOP:
        return kind, [(str(i), pose) for i, pose in enumerate(_loop(fields, findings))]
    nodes = [(key, fields.node(key)) for key in given]
    for key, node in nodes:
        if not isinstance(node, Mapping):
            findings.error(node, f"`{key}` is a pose", "write its angles below it, `knees: 90`")
    return kind, [(key, node) for key, node in nodes if isinstance(node, Mapping)]


def _loop(fields: Fields, findings: Findings) -> list[Mapping]:
    node = fields.node("loop")
    items = node.items if isinstance(node, Sequence) else ()
    if len(items) < 2:
        fields.error("loop", "a loop is a list of two poses or more", "begin each with `- `")
    for item in items:
        if not isinstance(item, Mapping):
            findings.error(item, "a pose has keys of its own", "write `- {knees: 90}`")
    return [item for item in items if isinstance(item, Mapping)]


def _solved(
    figure: Figure,
    drawn: list[Mapping],
    shared: tuple[Contact, ...],
    findings: Findings,
) -> Figure:
    """The key poses, each brought to its contacts; those of the first decide where things are."""
    poses: list[KeyPose] = []
    pins: Pins = {}
    first = Pose()
    for node in drawn:
        fields = Fields(node, "pose", findings, KEYS)
        pose = pose_in(fields, first, figure.build)
        contacts = contacts_in(fields, findings) if "contacts" in fields else shared
        first = first if poses else pose
        if findings.has_errors:
            continue
        contacts = _pinned_first(contacts, pins)
        if not contacts or (pins and contacts[0].part not in pins):
            text = "this pose touches nothing that those before it touch"
            if not contacts:
                text = "a pose must touch something"
            findings.error(node, text, "name it, such as `contacts: {feet: floor}`")
            continue
        solved = solve(pose, contacts, pins, figure.build)
        for part in solved.misses:
            hint = "bend another joint, or turn the body"
            findings.error(node, f"the {part.replace('_', ' ')} does not reach its place", hint)
        for joint in () if poses else _marked(figure):
            pins[f"at {joint}"] = solved.body[joint]
        for contact in contacts:
            pins.setdefault(contact.part, pin(contact, solved.body))
        poses.append(KeyPose(solved.pose, contacts))
    return replace(figure, poses=tuple(poses), pins=pins)


def _marked(figure: Figure) -> set[str]:
    """The joints that props and arrows stand at."""
    return {prop.joint for prop in figure.props} | {arrow.joint for arrow in figure.arrows}


def _pinned_first(contacts: tuple[Contact, ...], pins: Pins) -> tuple[Contact, ...]:
    """The contact that carries the body must be one whose place is known."""
    known = [c for c in contacts if c.part in pins and not c.rolls]
    if not pins or not known or contacts[0] in known:
        return contacts
    return (known[0], *(c for c in contacts if c is not known[0]))
