"""Draws what a figure stands on and what it uses. In body heights, y upwards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from midline.figures.extent import Extent
from midline.figures.model import BALL_RADIUS, SEAT_HEIGHT, Figure, PropKind
from midline.figures.motion import Frame
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_drawing import Drawing
from midline.ui.widgets.figure_shapes import arc, blob

_MAT, _FLOOR = 0.02, 0.008  # how thick
_ROUND = 0.012  # the corners of a box


def draw_floor(drawing: Drawing, figure: Figure, room: Extent, colors: FigureColors) -> None:
    """A mat under the whole motion, or the bare floor."""
    has_mat = any(prop.kind is PropKind.MAT for prop in figure.props)
    thick = _MAT if has_mat else _FLOOR
    floor = _boxes((room.left, room.right, -thick, 0.0))
    drawing.fill(floor, colors.mat if has_mat else colors.floor)


def draw_props(drawing: Drawing, moment: Frame, room: Extent, colors: FigureColors) -> None:
    middle = moment.body["hip"].real
    for prop, at in moment.props:
        away = 1 if at.real >= middle else -1
        match prop.kind:
            case PropKind.BALL:
                _draw_ball(drawing, at, colors)
            case PropKind.CHAIR:
                drawing.fill(_chair(at.real), colors.prop)
            case PropKind.BENCH:
                drawing.fill(_bench(at.real), colors.prop)
            case PropKind.WALL:
                wall = _boxes((at.real, at.real + away * 0.03, 0.0, room.top))
                drawing.fill(wall, colors.prop)
            case PropKind.SOFA:
                drawing.fill(_sofa(at.real, away), colors.prop)
            case PropKind.MAT:
                pass


def draw_somebody(drawing: Drawing, colors: FigureColors) -> None:
    """Head and shoulders in a circle, for a move without a figure. 0.8 high."""
    shoulders = QPainterPath(QPointF(-0.22, 0.14))
    shoulders.arcTo(QRectF(-0.22, -0.06, 0.44, 0.4), 180, 180)  # y goes upwards
    shoulders.closeSubpath()
    drawing.fill(blob(complex(0, 0.4), 0.4), colors.prop)
    drawing.fill(blob(complex(0, 0.51), 0.125), colors.prop_shade)
    drawing.fill(shoulders, colors.prop_shade)


def _draw_ball(drawing: Drawing, at: complex, colors: FigureColors) -> None:
    drawing.fill(blob(at, BALL_RADIUS), colors.prop)
    drawing.line(arc(at, BALL_RADIUS * 0.78, -155, 50), 0.014, colors.prop_shade)


def _chair(x: float) -> QPainterPath:
    return _boxes(
        (x - 0.13, x + 0.12, SEAT_HEIGHT - 0.03, SEAT_HEIGHT),
        (x - 0.15, x - 0.12, 0.0, 0.52),
        (x + 0.085, x + 0.11, 0.0, SEAT_HEIGHT - 0.01),
    )


def _bench(x: float) -> QPainterPath:
    return _boxes(
        (x - 0.2, x + 0.2, SEAT_HEIGHT - 0.04, SEAT_HEIGHT),
        (x - 0.16, x - 0.13, 0.0, SEAT_HEIGHT - 0.01),
        (x + 0.13, x + 0.16, 0.0, SEAT_HEIGHT - 0.01),
    )


def _sofa(x: float, away: int) -> QPainterPath:
    """Its front edge above ``x``, with room below for heels."""
    end = x + away * 0.2
    return _boxes(
        (x - away * 0.05, end, 0.12, 0.2),
        (x - away * 0.02, end, 0.19, 0.29),
        (end - away * 0.04, end, 0.0, 0.13),
    )


def _boxes(*edges: tuple[float, float, float, float]) -> QPainterPath:
    """Rounded boxes as one shape, each from x to x and from y to y."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x1, x2, y1, y2 in edges:
        rect = QRectF(min(x1, x2), y1, abs(x2 - x1), y2 - y1)
        corner = min(_ROUND, rect.width() / 2, rect.height() / 2)
        path.addRoundedRect(rect, corner, corner)
    return path
