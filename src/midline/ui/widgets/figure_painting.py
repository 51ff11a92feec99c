"""Paints a figure: things behind the person, far limbs, trunk and head, near limbs.

Everything is drawn in body heights with y upwards; the painter's transform does the rest.
"""

from __future__ import annotations

from cmath import phase
from dataclasses import dataclass, replace
from math import degrees

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from midline.figures.body import Body
from midline.figures.extent import extent
from midline.figures.model import Figure
from midline.figures.motion import Frame
from midline.figures.skeleton import View
from midline.ui.widgets.figure_props import paint_floor, paint_kit, paint_props
from midline.ui.widgets.figure_shapes import (
    face,
    face_hair,
    hull,
    limb,
    profile,
    profile_hair,
    trunk,
)

BELOW_FLOOR = 0.05  # room for the floor, in body heights
_PROFILE = 30  # degrees of looking aside from which a head is drawn in profile
_GAP = 0.008  # the thin line of ground around what is in front
_SLEEVE, _SHORT = 0.46, 0.50  # how much of the upper arm and thigh is dressed


@dataclass(frozen=True)
class FigureColors:
    """Opaque colours. The ``far`` ones are for the limbs on the other side of the body."""

    ground: QColor
    skin: QColor
    far_skin: QColor
    top: QColor
    sleeve: QColor
    far_top: QColor
    shorts: QColor
    far_shorts: QColor
    hair: QColor
    prop: QColor
    prop_shade: QColor
    mat: QColor
    floor: QColor


def paint_figure(
    painter: QPainter,
    figure: Figure,
    moment: Frame,
    colors: FigureColors,
    rect: QRectF,
    mirrored: bool = False,
) -> None:
    """``moment`` of a figure, as large as fits into ``rect``, standing at its bottom."""
    room = extent(figure)
    scale = min(rect.width() / room.width, rect.height() / (room.top + BELOW_FLOOR))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    floor_y = rect.center().y() + (room.top - BELOW_FLOOR) * scale / 2
    painter.translate(rect.center().x(), floor_y)
    painter.scale(-scale if mirrored else scale, -scale)
    painter.translate(-(room.left + room.right) / 2, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    paint_floor(painter, figure, room, colors)
    paint_props(painter, moment, room, colors)
    if figure.view is View.SIDE:
        _paint_from_side(painter, moment, colors)
    else:
        _paint_from_front(painter, moment, colors)
    painter.restore()


def paint_no_figure(painter: QPainter, colors: FigureColors, rect: QRectF) -> None:
    """A neutral card: some kit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(rect.width() / 1.4, rect.height() / 0.9)
    painter.translate(rect.center().x(), rect.center().y() + 0.2 * scale)
    painter.scale(scale, -scale)
    paint_kit(painter, colors)
    painter.restore()


def _paint_from_side(painter: QPainter, moment: Frame, colors: FigureColors) -> None:
    body = moment.body
    _paint_arm(painter, body, "far", colors)
    _paint_leg(painter, body, "far", colors)
    painter.fillPath(limb((body["shoulder"], 0.034), (body["neck"], 0.029)), colors.skin)
    _paint_head(painter, body, colors, profile(), profile_hair())
    breath = 0.004 * moment.breath
    painter.fillPath(_side_top(body, breath), colors.top)
    _paint_leg(painter, body, "near", colors)
    _paint_arm(painter, body, "near", colors)


def _side_top(body: Body, breath: float) -> QPainterPath:
    hip, waist, ribs, shoulder = (body[j] for j in ("hip", "waist", "ribs", "shoulder"))
    return trunk(
        (hip, 0.060),
        (waist, 0.055 + breath),
        (ribs, 0.066 + breath),
        (ribs + 0.7 * (shoulder - ribs), 0.058 + breath / 2),
        (shoulder, 0.040),
    )


def _paint_leg(painter: QPainter, body: Body, side: str, colors: FigureColors) -> None:
    hip, knee, ankle, heel, ball, toe = (
        body[f"{side}_{j}"] for j in ("hip", "knee", "ankle", "heel", "ball", "toe")
    )
    hem = hip + _SHORT * (knee - hip)
    calf = knee + 0.32 * (ankle - knee)
    leg = limb((hem, 0.0475), (knee, 0.037), (calf, 0.037), (ankle, 0.022), (ball, 0.0125))
    leg.addPath(limb((ankle, 0.022), (heel, 0.014), (ball, 0.0125), (toe, 0.0105)))
    near = side == "near"
    _paint_in_front(painter, leg, colors, colors.skin if near else colors.far_skin, near)
    shorts = limb((hip, 0.0625), (hem, 0.0525))
    painter.fillPath(shorts, colors.shorts if near else colors.far_shorts)


def _paint_arm(painter: QPainter, body: Body, side: str, colors: FigureColors) -> None:
    shoulder, elbow, wrist, hand = (
        body[f"{side}_{j}"] for j in ("shoulder", "elbow", "wrist", "hand")
    )
    hem = shoulder + _SLEEVE * (elbow - shoulder)
    palm = wrist + 0.5 * (hand - wrist)
    fingers = hand - 0.14 * (hand - wrist)
    arm = limb((hem, 0.030), (elbow, 0.027), (wrist, 0.019), (palm, 0.019), (fingers, 0.012))
    near = side == "near"
    _paint_in_front(painter, arm, colors, colors.skin if near else colors.far_skin, near)
    sleeve = limb((shoulder, 0.038), (hem, 0.0345))
    painter.fillPath(sleeve, colors.sleeve if near else colors.far_top)


def _paint_in_front(
    painter: QPainter, path: QPainterPath, colors: FigureColors, color: QColor, has_gap: bool
) -> None:
    if has_gap:
        painter.strokePath(path, QPen(colors.ground, 2 * _GAP))
    painter.fillPath(path, QBrush(color))


def _paint_head(
    painter: QPainter,
    body: Body,
    colors: FigureColors,
    head: QPainterPath,
    hair: QPainterPath,
    faces_left: bool = False,
) -> None:
    painter.save()
    painter.translate(body["head"].real, body["head"].imag)
    painter.rotate(degrees(phase(body["face"] - body["head"])))
    if faces_left:
        painter.scale(-1, 1)
    painter.fillPath(head, colors.skin)
    painter.fillPath(hair, colors.hair)
    painter.restore()


def _paint_from_front(painter: QPainter, moment: Frame, colors: FigureColors) -> None:
    body = moment.body
    colors = replace(
        colors, far_skin=colors.skin, far_top=colors.sleeve, far_shorts=colors.shorts
    )
    _paint_leg(painter, body, "far", colors)
    _paint_leg(painter, body, "near", colors)
    painter.fillPath(limb((body["shoulder"], 0.033), (body["neck"], 0.029)), colors.skin)
    painter.fillPath(_front_shorts(body), colors.shorts)
    painter.fillPath(_front_top(body, 0.003 * moment.breath), colors.top)
    look = moment.pose.look
    if abs(look) > _PROFILE:
        _paint_head(painter, body, colors, profile(), profile_hair(), faces_left=look < 0)
    else:
        _paint_head(painter, body, colors, face(), face_hair())
    _paint_arm(painter, body, "far", colors)
    _paint_arm(painter, body, "near", colors)


def _front_shorts(body: Body) -> QPainterPath:
    return hull((body["near_hip"], 0.046), (body["far_hip"], 0.046), (body["waist"], 0.06))


def _front_top(body: Body, breath: float) -> QPainterPath:
    near, far = body["near_shoulder"], body["far_shoulder"]
    across = (near - far) / 2
    waist = body["waist"]
    hip = body["hip"] + 0.25 * (waist - body["hip"])
    return hull(
        (near, 0.036),
        (far, 0.036),
        (body["ribs"] - 0.56 * across, 0.032 + breath),
        (waist - 0.42 * across, 0.034),
        (hip - 0.5 * across, 0.032),
        (hip + 0.5 * across, 0.032),
        (waist + 0.42 * across, 0.034),
        (body["ribs"] + 0.56 * across, 0.032 + breath),
    )


__all__ = ["FigureColors", "paint_figure"]
