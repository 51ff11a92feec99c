"""How much room a figure takes, over its whole motion. A picture is fitted to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from midline.figures.model import BALL_RADIUS, Figure, Kind, PropKind, Way
from midline.figures.motion import Frame, frame, still
from midline.routine.model import Tempo

_FLESH, _HEAD = 0.07, 0.115  # around every joint; around the head's middle, with its hair
FLAT_ARROW, ROLL_ARROW = 0.2, 0.07  # half their breadth
_ARROW_HEAD = 0.03
_SAMPLES = 24
_LEAST_WIDTH, _LEAST_HEIGHT = 0.95, 0.46  # a small pose is not drawn as a giant
_PROP_SIZES = {  # behind, ahead, height; of a ball, around its middle
    PropKind.MAT: (0.0, 0.0, 0.0),
    PropKind.BALL: (BALL_RADIUS, BALL_RADIUS, BALL_RADIUS),
    PropKind.CHAIR: (0.16, 0.13, 0.52),
    PropKind.BENCH: (0.2, 0.2, 0.25),
    PropKind.WALL: (0.03, 0.03, 0.7),
    PropKind.SOFA: (0.2, 0.2, 0.3),
}


class Extent(NamedTuple):
    """In body heights; the floor is at 0."""

    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left


@lru_cache(maxsize=128)
def extent(figure: Figure) -> Extent:
    """The room of all frames, at least that of a small pose."""
    points = [point for each in _samples(figure) for point in _points(each)]
    return _around([*points, *_arrow_points(figure)])


@lru_cache(maxsize=128)
def height(figure: Figure) -> float:
    """How high it really reaches, from the floor; its room may be higher."""
    points = [point for each in _samples(figure) for point in _points(each)]
    return max(point.imag for point in (*points, *_arrow_points(figure)))


def still_extent(figure: Figure) -> Extent:
    """The room of the key pose alone: a still is small enough as it is."""
    return _around([*_points(still(figure)), *_arrow_points(figure)])


def _around(points: Sequence[complex]) -> Extent:
    left, right = min(p.real for p in points), max(p.real for p in points)
    more = max(0.0, _LEAST_WIDTH - (right - left)) / 2
    return Extent(left - more, right + more, max(_LEAST_HEIGHT, *(p.imag for p in points)))


def _samples(figure: Figure) -> Iterator[Frame]:
    tempo = Tempo(1.0, 0.0, 1.0, 0.0)
    count = 1 if figure.kind is Kind.HOLD else _SAMPLES
    for i in range(count + 1):
        yield frame(figure, tempo.rep_s * i / _SAMPLES, tempo)


def _points(each: Frame) -> Iterator[complex]:
    for joint, point in each.body.items():
        flesh = _HEAD if joint == "head" else _FLESH
        yield from (point + flesh * way for way in (1, -1, 1j))
    for prop, at in each.props:
        behind, ahead, height = _PROP_SIZES[prop.kind]
        if prop.kind is not PropKind.MAT:
            yield from (at - behind, at + ahead, at + 1j * height)


def _arrow_points(figure: Figure) -> Iterator[complex]:
    for arrow in figure.arrows:
        half = (ROLL_ARROW if arrow.way is Way.ROLL else FLAT_ARROW) + _ARROW_HEAD
        at = figure.place_of(arrow.joint)
        yield from (at + half * way for way in (1, -1))
        if arrow.way is Way.ROLL:
            yield at + half * 1j
