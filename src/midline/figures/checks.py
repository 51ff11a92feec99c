"""What must be true of every frame of a figure: joints within their limits, nothing below the
floor, contacts that stay. The tests ask it of the shipped figures, the previewer of yours."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from midline.figures.body import Body
from midline.figures.model import Figure, Kind
from midline.figures.motion import BREATH_S, Frame, frame
from midline.figures.parts import PARTS
from midline.figures.skeleton import Pose, View
from midline.routine.model import Tempo

SLIDE_MOST = 0.01  # of the body's height, between any two frames of one contact
SINK_MOST = 0.01
_PER_SECOND = 25
_SLACK = 3.0  # degrees beyond a limit that a curve between poses may take
_TEMPO = Tempo(1.0, 0.2, 1.0, 0.2)
# How thick the body is at each joint, where it could sink into the floor.
_FLESH = {
    "hip": 0.062,
    "waist": 0.050,
    "ribs": 0.060,
    "shoulder": 0.044,
    "head": 0.058,
    "elbow": 0.026,
    "wrist": 0.018,
    "hand": 0.006,
    "knee": 0.038,
    "ankle": 0.022,
    "heel": 0.013,
    "ball": 0.012,
    "toe": 0.010,
}
_FRONT_FLESH = {"hip": 0.044, "waist": 0.0, "ribs": 0.0, "shoulder": 0.034}


def frames(figure: Figure) -> Iterator[Frame]:
    """One round of its motion, or one breath, at 25 frames a second."""
    whole_s = _TEMPO.rep_s
    if figure.kind is Kind.LOOP:
        whole_s = figure.cycle_s
    elif figure.kind is Kind.HOLD:
        whole_s = BREATH_S
    tempo = None if figure.kind is Kind.LOOP else _TEMPO
    for i in range(round(whole_s * _PER_SECOND) + 1):
        yield frame(figure, i / _PER_SECOND, tempo, is_hold=figure.kind is Kind.LOOP)


def frame_problems(figure: Figure) -> tuple[str, ...]:
    """Everything that is wrong in any frame, each once."""
    found: dict[str, str] = {}
    before: Frame | None = None
    for each in frames(figure):
        for key, text in _all_wrong(figure, each, before):
            found.setdefault(key, text)
        before = each
    return tuple(found.values())


def _all_wrong(figure: Figure, each: Frame, before: Frame | None) -> Iterator[tuple[str, str]]:
    yield from _bends_too_far(figure, each.pose)
    yield from _sinks(figure, each.body)
    yield from _slides(figure, each.body, before)


def _bends_too_far(figure: Figure, pose: Pose) -> Iterator[tuple[str, str]]:
    for name, angle in zip(Pose._fields, pose, strict=True):
        limit = figure.build.limit(name)
        if limit and not limit[0] - _SLACK <= angle <= limit[1] + _SLACK:
            bounds = f"{limit[0]:g} to {limit[1]:g}"
            yield f"limit {name}", f"the {_words(name)} bends to {angle:.0f} degrees ({bounds})"


def _sinks(figure: Figure, body: Body) -> Iterator[tuple[str, str]]:
    flesh = _FLESH | (_FRONT_FLESH if figure.view is View.FRONT else {})
    for joint, point in body.items():
        below = flesh.get(joint.rpartition("_")[2], 0.0) - point.imag
        if below > SINK_MOST:
            yield f"sinks {joint}", f"the {_words(joint)} is {_share(below)} below the floor"


def _slides(figure: Figure, body: Body, before: Frame | None) -> Iterator[tuple[str, str]]:
    """A contact that all poses share stays where it is; others while they touch the floor."""
    always = {c.part for key in figure.poses for c in key.contacts if not c.rolls}
    for part in always:
        joint, pinned = PARTS[part].joint, figure.pins[part]
        if all(part in {c.part for c in key.contacts} for key in figure.poses):
            slid = abs(body[joint] - pinned)
        elif before is not None and _touches(body, part) and _touches_in(before, part):
            slid = abs(body[joint].real - before.body[joint].real)
        else:
            continue
        if slid > SLIDE_MOST:
            yield f"slides {part}", f"the {_words(part)} slides by {_share(slid)}"


def _touches(body: Body, part: str) -> bool:
    return isclose(body[PARTS[part].joint].imag, PARTS[part].clearance, abs_tol=0.002)


def _touches_in(each: Frame, part: str) -> bool:
    return _touches(each.body, part)


def _words(name: str) -> str:
    return name.replace("_", " ").replace("ball", "ball of the foot")


def _share(length: float) -> str:
    return f"{100 * length:.1f} % of the body's height"
