"""What a figure looks like at a moment of its set. Time comes in as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign, cos, pi

from midline.figures.body import Body
from midline.figures.contacts import solve
from midline.figures.model import BALL_RADIUS, Figure, KeyPose, Kind, Prop, PropKind
from midline.figures.skeleton import Pose
from midline.routine.model import Tempo

BREATH_S = 4.0
_BREATH_CHEST = -0.7  # degrees that the chest straightens while breathing in
_BREATH_SHRUG = 2.0
_CALM = Tempo(1.2, 0.3, 1.2, 0.3)  # reps that nobody paces


@dataclass(frozen=True, slots=True)
class Frame:
    """``breath`` goes from 0 to 1 and back; ``props`` have a place each, on the floor."""

    body: Body
    pose: Pose
    breath: float
    props: tuple[tuple[Prop, complex], ...]


def frame(
    figure: Figure, seconds: float, tempo: Tempo | None = None, is_hold: bool = False
) -> Frame:
    """The figure ``seconds`` into a set. Without a tempo it moves at a calm one of its own.

    In a hold a figure for reps stays at its top. A figure that holds still does so in any set.
    """
    if figure.kind is Kind.LOOP:
        turns = seconds / round_s(figure, tempo, is_hold)
        return _between(figure, *_on_loop(figure, turns), breath=0.0)
    breath = 0.5 - 0.5 * cos(2 * pi * seconds / BREATH_S)
    if figure.kind is Kind.HOLD or is_hold:
        key = still_pose(figure)
        return _between(figure, (key, key), key.pose, breath)
    up, keys = _phase(figure, seconds, tempo or _CALM)
    return _between(figure, keys, _blend([key.pose for key in keys], up), breath=0.0)


def round_s(figure: Figure, tempo: Tempo | None, is_hold: bool) -> float:
    """After how many seconds it looks the same again: a rep, a round of its loop, a breath."""
    if figure.kind is Kind.LOOP:
        return figure.cycle_s if is_hold or tempo is None else tempo.rep_s
    if figure.kind is Kind.HOLD or is_hold:
        return BREATH_S
    return (tempo or _CALM).rep_s


def still(figure: Figure) -> Frame:
    """The key pose that stands for the whole figure, in lists."""
    key = still_pose(figure)
    return _between(figure, (key, key), key.pose, breath=0.0)


def still_pose(figure: Figure) -> KeyPose:
    """The key pose of lists and of holds."""
    chosen = figure.key(figure.still) or figure.key("hold") or figure.key("top")
    return chosen or figure.poses[0]


def _phase(figure: Figure, seconds: float, tempo: Tempo) -> tuple[float, tuple[KeyPose, ...]]:
    """How far (0 to 1) along which key poses."""
    bottom, top = figure.key("bottom"), figure.key("top")
    assert bottom is not None  # the reader gives a figure for reps both
    assert top is not None
    lift, lower = figure.key("lift"), figure.key("lower") or figure.key("lift")
    at = seconds % tempo.rep_s
    if at < tempo.lift_s:
        return ease(at / tempo.lift_s), _way(bottom, lift, top)
    at -= tempo.lift_s
    if at < tempo.top_s:
        return 1.0, _way(bottom, lift, top)
    at -= tempo.top_s
    if at < tempo.lower_s:
        return 1.0 - ease(at / tempo.lower_s), _way(bottom, lower, top)
    return 0.0, _way(bottom, lift, top)


def ease(share: float) -> float:
    """From 0 to 1, starting and stopping softly."""
    return share * share * share * (10 + share * (6 * share - 15))


def _way(start: KeyPose, middle: KeyPose | None, end: KeyPose) -> tuple[KeyPose, ...]:
    return (start, end) if middle is None else (start, middle, end)


def _on_loop(figure: Figure, turns: float) -> tuple[tuple[KeyPose, ...], Pose]:
    """The two key poses around this moment, and a smooth pose between them."""
    count = len(figure.poses)
    at = turns % 1.0 * count
    index = int(at)
    around = [figure.poses[(index + i) % count] for i in (-1, 0, 1, 2)]
    smooth = _curve([key.pose for key in around], at - index)
    return (around[1], around[2]), smooth


def _between(figure: Figure, keys: tuple[KeyPose, ...], pose: Pose, breath: float) -> Frame:
    """The pose with the contacts that all these key poses share."""
    if breath:
        chest, shrug = pose.chest + breath * _BREATH_CHEST, pose.shrug + breath * _BREATH_SHRUG
        pose = pose._replace(chest=chest, shrug=shrug)
    shared = keys[0].contacts
    for key in keys[1:]:
        parts = {contact.part for contact in key.contacts}
        shared = tuple(contact for contact in shared if contact.part in parts)
    solved = solve(pose, shared, figure.pins, figure.build)
    return Frame(solved.body, solved.pose, breath, tuple(_props(figure, solved.body)))


def _props(figure: Figure, body: Body) -> Sequence[tuple[Prop, complex]]:
    placed = []
    for prop in figure.props:
        at = figure.place_of(prop.joint).real + prop.shift
        if prop.kind is PropKind.BALL and _rolls(figure):
            at = body[prop.joint].real + prop.shift
        height = BALL_RADIUS if prop.kind is PropKind.BALL else 0.0
        placed.append((prop, complex(at, height)))
    return placed


def _rolls(figure: Figure) -> bool:
    return any(contact.rolls for contact in figure.poses[0].contacts)


def _blend(poses: Sequence[Pose], share: float) -> Pose:
    """Straight from one pose to the next; through three, on a parabola."""
    if len(poses) == 2:
        weights = [1 - share, share]
    else:
        weights = [(1 - share) * (1 - 2 * share), 4 * share * (1 - share), share * (2 * share - 1)]
    return _weighted(poses, weights)


def _curve(poses: Sequence[Pose], t: float) -> Pose:
    """Between the second and third of four poses: smooth at both, and never beyond either."""
    before, start, end, after = poses
    return Pose(*(_cubic(*four, t) for four in zip(before, start, end, after, strict=True)))


def _cubic(before: float, start: float, end: float, after: float, t: float) -> float:
    """Hermite's curve with slopes that are flat where the direction turns (Fritsch, Carlson)."""
    step = _short(end - start)
    slope = _slope(_short(start - before), step)
    end_slope = _slope(step, _short(after - end))
    rest = 1 - t
    eased = t * rest * rest * slope + t * t * (3 - 2 * t) * step - t * t * rest * end_slope
    return start + eased if step == end - start else _short(start + eased)


def _short(degrees: float) -> float:
    """The short way round: arms make full circles."""
    return degrees - copysign(360, degrees) if abs(degrees) > 180 else degrees


def _slope(before: float, after: float) -> float:
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def _weighted(poses: Sequence[Pose], weights: Sequence[float]) -> Pose:
    angles = zip(*poses, strict=True)
    return Pose(*(sum(w * a for w, a in zip(weights, each, strict=True)) for each in angles))
