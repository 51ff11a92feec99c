"""Draws the arrows of a figure: turns that the picture's plane hides. In body heights, y upwards.

An arrow stands still while the person moves through it. The half of a flat one that is farther away
goes behind the person.
"""

from __future__ import annotations

from cmath import rect
from collections.abc import Mapping
from math import ceil, radians, tan
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from midline.figures.body import chest_heading
from midline.figures.extent import FLAT_ARROW, ROLL_ARROW
from midline.figures.model import Arrow, Figure, Way
from midline.figures.skeleton import View, heading
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_drawing import Drawing

_LINE, _GAP = 0.012, 0.008
_HEAD_LONG, _HEAD_WIDE = 0.045, 0.026
_FLATTENED = 0.28  # as a ring is that is seen from a little above
_ARC = 60  # degrees that one curve can follow an ellipse


class _Line(NamedTuple):
    """A part of an ellipse, in degrees against the clock from the right; 180 to 360 is nearer."""

    start: int
    end: int
    heads: tuple[int, ...] = ()  # 1: one at the end; -1: one at the start


_FARTHER = {Way.ROUND: (_Line(0, 180),), Way.TURN: (_Line(0, 40),)}
_NEARER = {
    Way.ROUND: (_Line(180, 218), _Line(248, 360, heads=(-1,))),
    Way.TURN: (_Line(212, 360, heads=(-1,)),),
    Way.TO_AND_FRO: (_Line(205, 335, heads=(-1, 1)),),
    Way.ROLL: (_Line(10, 205, heads=(1,)),),
}


class _Ellipse(NamedTuple):
    middle: complex
    across: complex
    along: complex

    def at(self, angle: float) -> complex:
        return self.middle + self.way(angle - 90)

    def way(self, angle: float) -> complex:
        """Which way the line goes at this angle, and how far it goes in a radian."""
        turned = rect(1.0, radians(angle + 90))
        return turned.real * self.across + turned.imag * self.along


def draw_farther_arrows(drawing: Drawing, figure: Figure, colors: FigureColors) -> None:
    """What the person stands in front of."""
    _draw(drawing, figure, colors, _FARTHER)


def draw_nearer_arrows(drawing: Drawing, figure: Figure, colors: FigureColors) -> None:
    _draw(drawing, figure, colors, _NEARER)


def _draw(
    drawing: Drawing, figure: Figure, colors: FigureColors, lines: Mapping[Way, tuple[_Line, ...]]
) -> None:
    for arrow in figure.arrows:
        ellipse = _ellipse(figure, arrow)
        for line in lines.get(arrow.way, ()):
            path = _path(ellipse, line)
            heads = [_head(ellipse, line, way) for way in line.heads]
            for each, width in ((path, _LINE), *((head, 0.0) for head in heads)):
                drawing.line(each, width + 2 * _GAP, colors.ground)
            drawing.line(path, _LINE, colors.arrow)
            for head in heads:
                drawing.fill(head, colors.arrow)


def _ellipse(figure: Figure, arrow: Arrow) -> _Ellipse:
    middle = figure.place_of(arrow.joint)
    if arrow.way is Way.ROLL:
        is_mirrored = figure.view is View.FRONT and arrow.joint.startswith("far")
        return _Ellipse(
            middle, complex(-ROLL_ARROW if is_mirrored else ROLL_ARROW), ROLL_ARROW * 1j
        )
    trunk = chest_heading(figure.poses[0].pose)
    across, along = heading(trunk + 90), heading(trunk)
    return _Ellipse(middle, FLAT_ARROW * across, FLAT_ARROW * _FLATTENED * along)


def _path(ellipse: _Ellipse, line: _Line) -> QPainterPath:
    count = ceil((line.end - line.start) / _ARC)
    step = (line.end - line.start) / count
    reach = (
        4 / 3 * tan(radians(step) / 4)
    )  # of the handles, for the curve that is nearest to an arc
    path = QPainterPath(_point(ellipse.at(line.start)))
    for angle in (line.start + i * step for i in range(count)):
        start, end = ellipse.at(angle), ellipse.at(angle + step)
        first = start + reach * ellipse.way(angle)
        second = end - reach * ellipse.way(angle + step)
        path.cubicTo(_point(first), _point(second), _point(end))
    return path


def _head(ellipse: _Ellipse, line: _Line, way: int) -> QPainterPath:
    angle = line.end if way > 0 else line.start
    at, ahead = ellipse.at(angle), way * ellipse.way(angle)
    ahead /= abs(ahead)
    path = QPainterPath(_point(at + _HEAD_LONG * ahead))
    for side in (1j, -1j):
        path.lineTo(_point(at + _HEAD_WIDE * side * ahead))
    path.closeSubpath()
    return path


def _point(at: complex) -> QPointF:
    return QPointF(at.real, at.imag)
