"""The shapes a drawn person is made of: tapered limbs, a head. In body heights, y upwards."""

from __future__ import annotations

import itertools
from cmath import phase
from collections.abc import Sequence
from functools import cache
from math import acos, degrees

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

Knot = tuple[complex, float]
"""A point of a limb and how thick the limb is there, as a radius."""

TURN = -360.0  # every outline runs this way round, so that they add up instead of cutting holes


def limb(*knots: Knot) -> QPainterPath:
    """A rounded limb through all the knots, in one piece."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for (start, first), (end, last) in itertools.pairwise(knots):
        _add_capsule(path, start, first, end, last)
    return path


def blob(center: complex, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(_circle(center, radius), 0)
    path.arcTo(_circle(center, radius), 0, TURN)
    return path


def arc(center: complex, radius: float, start: float, sweep: float) -> QPainterPath:
    """A line along a circle, in degrees as Qt counts them with y downwards."""
    path = QPainterPath()
    path.arcMoveTo(_circle(center, radius), start)
    path.arcTo(_circle(center, radius), start, sweep)
    return path


def hull(*knots: Knot) -> QPainterPath:
    """The filled outline around the knots, rounded at each."""
    path = limb(*knots, knots[0])
    points = [at for at, _ in (*knots, knots[0])]
    turned = sum((a.conjugate() * b).imag for a, b in itertools.pairwise(points))
    path.addPolygon([_point(at) for at in (points if turned > 0 else reversed(points))])
    return path


def curved(*knots: Knot) -> QPainterPath:
    """One smooth outline along a line that may be bent, round at both ends."""
    points = [at for at, _ in knots]
    ways = [b - a for a, b in itertools.pairwise(points)]
    tangents = [a / abs(a) + b / abs(b) for a, b in itertools.pairwise(ways)]
    tangents = [way / abs(way) for way in (ways[0], *tangents, ways[-1])]
    left = [at + 1j * t * r for (at, r), t in zip(knots, tangents, strict=True)]
    right = [at - 1j * t * r for (at, r), t in zip(knots, tangents, strict=True)]
    (first, first_r), (last, last_r) = knots[0], knots[-1]
    tail, tip = first - tangents[0] * first_r, last + tangents[-1] * last_r
    return smooth([*right, tip, *reversed(left), tail])


def smooth(points: Sequence[complex]) -> QPainterPath:
    """The closed curve through all the points (Catmull-Rom)."""
    count = len(points)
    path = QPainterPath(_point(points[0]))
    for i in range(count):
        before, start, end, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        one, two = start + (end - before) / 6, end - (after - start) / 6
        path.cubicTo(_point(one), _point(two), _point(end))
    return path


def _add_capsule(
    path: QPainterPath, start: complex, first: float, end: complex, last: float
) -> None:
    way = end - start
    length = abs(way)
    if length <= abs(first - last) + 1e-6:
        big = (start, first) if first >= last else (end, last)
        path.arcMoveTo(_circle(*big), 0)
        path.arcTo(_circle(*big), 0, TURN)
        return
    along = degrees(phase(way))
    tangent = degrees(acos((first - last) / length))
    path.arcMoveTo(_circle(start, first), -(along + tangent))
    path.arcTo(_circle(start, first), -(along + tangent), TURN + 2 * tangent)
    path.arcTo(_circle(end, last), -(along - tangent), -2 * tangent)
    path.closeSubpath()


def _circle(center: complex, radius: float) -> QRectF:
    return QRectF(center.real - radius, center.imag - radius, 2 * radius, 2 * radius)


def _point(at: complex) -> QPointF:
    return QPointF(at.real, at.imag)


def _curve(start: complex, curves: Sequence[tuple[complex, complex, complex]]) -> QPainterPath:
    path = QPainterPath(_point(start))
    path.setFillRule(Qt.FillRule.WindingFill)
    for first, second, end in curves:
        path.cubicTo(_point(first), _point(second), _point(end))
    path.closeSubpath()
    return path


@cache
def profile() -> QPainterPath:
    """The head from the side: the middle of the skull at 0, the face to the right."""
    return _curve(
        -0.058 + 0.004j,
        [
            (-0.060 + 0.045j, -0.030 + 0.068j, 0.004 + 0.067j),
            (0.034 + 0.066j, 0.054 + 0.046j, 0.056 + 0.018j),
            (0.0565 + 0.006j, 0.070 - 0.010j, 0.070 - 0.016j),
            (0.070 - 0.021j, 0.060 - 0.020j, 0.058 - 0.026j),
            (0.062 - 0.036j, 0.058 - 0.060j, 0.036 - 0.062j),
            (0.010 - 0.064j, 0.000 - 0.050j, -0.016 - 0.050j),
            (-0.040 - 0.046j, -0.056 - 0.030j, -0.058 + 0.004j),
        ],
    )


@cache
def profile_hair() -> QPainterPath:
    hair = _curve(
        0.050 + 0.046j,
        [
            (0.030 + 0.078j, -0.010 + 0.080j, -0.036 + 0.064j),
            (-0.066 + 0.046j, -0.072 + 0.004j, -0.056 - 0.030j),
            (-0.048 - 0.046j, -0.034 - 0.046j, -0.026 - 0.036j),
            (-0.016 - 0.016j, -0.020 + 0.004j, -0.004 + 0.012j),
            (0.012 + 0.034j, 0.034 + 0.038j, 0.050 + 0.046j),
        ],
    )
    hair.addPath(blob(-0.040 + 0.076j, 0.025))
    return hair


@cache
def face() -> QPainterPath:
    """The head from the front."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(-0.049, -0.062, 0.098, 0.128), 0.049, 0.054)
    return path


@cache
def face_hair() -> QPainterPath:
    hair = _curve(
        -0.052 - 0.006j,
        [
            (-0.060 + 0.050j, -0.040 + 0.078j, 0.000 + 0.078j),
            (0.040 + 0.078j, 0.060 + 0.050j, 0.052 - 0.006j),
            (0.046 + 0.010j, 0.044 + 0.030j, 0.020 + 0.040j),
            (0.000 + 0.034j, -0.030 + 0.034j, -0.052 - 0.006j),
        ],
    )
    whole = hair.toReversed()
    whole.setFillRule(Qt.FillRule.WindingFill)
    whole.addPath(blob(0.084j, 0.025))
    return whole
