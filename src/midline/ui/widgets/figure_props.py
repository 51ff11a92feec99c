"""Paints what a figure stands on and what it uses. In body heights, y upwards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from midline.figures.extent import Extent
from midline.figures.model import BALL_RADIUS, SEAT_HEIGHT, Figure, PropKind
from midline.figures.motion import Frame
from midline.ui.widgets.figure_colors import FigureColors

_MAT = 0.02


def paint_floor(painter: QPainter, figure: Figure, room: Extent, colors: FigureColors) -> None:
    """A mat under the whole motion, or the bare floor."""
    has_mat = any(prop.kind is PropKind.MAT for prop in figure.props)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.mat if has_mat else colors.floor)
    thick = _MAT if has_mat else 0.008
    rect = QRectF(room.left, -thick, room.width, thick)
    painter.drawRoundedRect(rect, thick / 2, thick / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_props(painter: QPainter, moment: Frame, room: Extent, colors: FigureColors) -> None:
    middle = moment.body["hip"].real
    for prop, at in moment.props:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.prop)
        away = 1 if at.real >= middle else -1
        match prop.kind:
            case PropKind.BALL:
                _paint_ball(painter, at, colors)
            case PropKind.CHAIR:
                _paint_chair(painter, at.real, colors)
            case PropKind.BENCH:
                _paint_bench(painter, at.real)
            case PropKind.WALL:
                _paint_box(painter, at.real, at.real + away * 0.03, 0.0, room.top)
            case PropKind.SOFA:
                _paint_sofa(painter, at.real, away, colors)
            case PropKind.MAT:
                pass
    painter.setPen(Qt.PenStyle.NoPen)


def paint_kit(painter: QPainter, colors: FigureColors) -> None:
    """A ball and a rolled-up mat, for a move without a figure. About 0.9 wide, 0.4 high."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.floor)
    painter.drawRoundedRect(QRectF(-0.5, -0.008, 1.0, 0.008), 0.004, 0.004)
    painter.setBrush(colors.prop)
    _paint_ball(painter, complex(-0.16, BALL_RADIUS), colors)
    _paint_rolled_mat(painter, complex(0.2, 0.085), colors)


def _paint_rolled_mat(painter: QPainter, at: complex, colors: FigureColors) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.prop)
    painter.drawEllipse(QPointF(at.real, at.imag), 0.085, 0.085)
    painter.drawRoundedRect(QRectF(at.real, 0.0, 0.2, 0.022), 0.011, 0.011)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colors.prop_shade, 0.008)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for turn, radius in enumerate((0.063, 0.041, 0.019)):
        box = QRectF(at.real - radius, at.imag - radius, 2 * radius, 2 * radius)
        painter.drawArc(box, (60 + 50 * turn) * 16, 300 * 16)


def _paint_ball(painter: QPainter, at: complex, colors: FigureColors) -> None:
    center = QPointF(at.real, at.imag)
    painter.drawEllipse(center, BALL_RADIUS, BALL_RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colors.prop_shade, 0.014)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    inner = BALL_RADIUS * 0.78
    box = QRectF(at.real - inner, at.imag - inner, 2 * inner, 2 * inner)
    painter.drawArc(box, -155 * 16, 50 * 16)


def _paint_chair(painter: QPainter, x: float, colors: FigureColors) -> None:
    _paint_box(painter, x - 0.13, x + 0.12, SEAT_HEIGHT - 0.03, SEAT_HEIGHT)
    _paint_box(painter, x - 0.15, x - 0.12, 0.0, 0.52)
    _paint_box(painter, x + 0.085, x + 0.11, 0.0, SEAT_HEIGHT)


def _paint_bench(painter: QPainter, x: float) -> None:
    _paint_box(painter, x - 0.2, x + 0.2, SEAT_HEIGHT - 0.04, SEAT_HEIGHT)
    _paint_box(painter, x - 0.16, x - 0.13, 0.0, SEAT_HEIGHT)
    _paint_box(painter, x + 0.13, x + 0.16, 0.0, SEAT_HEIGHT)


def _paint_sofa(painter: QPainter, x: float, away: int, colors: FigureColors) -> None:
    """Its front edge above ``x``, with room below for heels."""
    end = x + away * 0.2
    _paint_box(painter, x - away * 0.05, end, 0.12, 0.2)
    _paint_box(painter, x - away * 0.02, end, 0.19, 0.29)
    _paint_box(painter, end - away * 0.04, end, 0.0, 0.13)


def _paint_box(painter: QPainter, x1: float, x2: float, y1: float, y2: float) -> None:
    rect = QRectF(min(x1, x2), y1, abs(x2 - x1), y2 - y1)
    radius = min(0.012, rect.width() / 2, rect.height() / 2)
    painter.drawRoundedRect(rect, radius, radius)
