"""Draws the person of a figure: far limbs, trunk and head, near limbs."""

from __future__ import annotations

from cmath import phase
from dataclasses import replace
from math import degrees

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from midline.figures.body import SIDES, Body
from midline.figures.model import Figure, Hands
from midline.figures.motion import Frame
from midline.figures.skeleton import View
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_drawing import Drawing
from midline.ui.widgets.figure_shapes import (
    curved,
    face,
    face_hair,
    hull,
    limb,
    profile,
    profile_hair,
    smooth,
)

_PROFILE = 30  # degrees of looking aside from which a head is drawn in profile
_OVERHEAD = 135  # degrees of a shoulder beyond which the arm would hide the face
_SAME = 0.001
_GAP = 0.008  # the thin line of ground around what is in front
_GROWN = 1.13  # a head with this line around it
_SLEEVE, _SHORT = 0.46, 0.50  # how much of the upper arm and thigh is dressed


def draw_person(drawing: Drawing, figure: Figure, moment: Frame, colors: FigureColors) -> None:
    draw = _draw_from_side if figure.view is View.SIDE else _draw_from_front
    draw(drawing, moment, colors, figure.hands is Hands.BEHIND)


def _draw_from_side(
    drawing: Drawing, moment: Frame, colors: FigureColors, has_hands_behind: bool
) -> None:
    body = moment.body
    if has_hands_behind:
        drawing.fill(_forearm(body, "near"), colors.skin)
    for draw, last in ((_draw_arm, "hand"), (_draw_leg, "toe")):
        if not _is_hidden(body, last):
            draw(drawing, body, "far", colors)
    drawing.fill(limb((body["shoulder"], 0.034), (body["neck"], 0.029)), colors.skin)
    is_overhead = not has_hands_behind and moment.pose.near_shoulder > _OVERHEAD
    if not is_overhead:
        _draw_head(drawing, body, colors, profile(), profile_hair())
    drawing.fill(_side_top(body, 0.004 * moment.breath), colors.top)
    _draw_leg(drawing, body, "near", colors)
    _draw_arm(drawing, body, "near", colors, not has_hands_behind)
    if is_overhead:
        _draw_head(drawing, body, colors, profile(), profile_hair(), has_gap=True)


def _is_hidden(body: Body, last: str) -> bool:
    """Whether a far limb is exactly behind the near one. Two moves of three have such limbs."""
    return all(
        abs(body[f"near_{joint}"] - body[f"far_{joint}"]) < _SAME
        for joint in ({"hand": "elbow", "toe": "knee"}[last], last)
    )


def _draw_from_front(
    drawing: Drawing, moment: Frame, colors: FigureColors, has_hands_behind: bool
) -> None:
    body = moment.body
    colors = replace(colors, far_skin=colors.skin, far_top=colors.sleeve, far_shorts=colors.shorts)
    if has_hands_behind:
        for side in SIDES:
            drawing.fill(_forearm(body, side), colors.skin)
    _draw_leg(drawing, body, "far", colors)
    _draw_leg(drawing, body, "near", colors)
    drawing.fill(limb((body["shoulder"], 0.033), (body["neck"], 0.029)), colors.skin)
    drawing.fill(_front_shorts(body), colors.shorts)
    drawing.fill(_front_top(body, 0.003 * moment.breath), colors.top)
    look = moment.pose.look
    if abs(look) > _PROFILE:
        _draw_head(drawing, body, colors, profile(), profile_hair(), faces_left=look < 0)
    else:
        _draw_head(drawing, body, colors, face(), face_hair())
    for side in ("far", "near"):
        _draw_arm(drawing, body, side, colors, not has_hands_behind)


def _side_top(body: Body, breath: float) -> QPainterPath:
    hip, waist, ribs, shoulder = (body[j] for j in ("hip", "waist", "ribs", "shoulder"))
    near, far = body["near_shoulder"], body["far_shoulder"]
    top = curved(
        (hip, 0.060),
        (waist, 0.055 + breath),
        (ribs, 0.066 + breath),
        (ribs + 0.7 * (shoulder - ribs), 0.058 + breath / 2),
        (shoulder, 0.040),
    )
    if abs(near - far) > _SAME:  # turned about the spine
        top.setFillRule(Qt.FillRule.WindingFill)
        top.addPath(hull((near, 0.036), (far, 0.036), (ribs, 0.062)))
    return top


def _front_shorts(body: Body) -> QPainterPath:
    return hull((body["near_hip"], 0.046), (body["far_hip"], 0.046), (body["waist"], 0.06))


def _front_top(body: Body, breath: float) -> QPainterPath:
    near, far = body["near_shoulder"], body["far_shoulder"]
    out = (near - far) / abs(near - far)
    half = abs(near - far) / 2  # less where the shoulders are turned
    left = _flank(body, near, out, half, breath)
    return smooth([*left, *reversed(_flank(body, far, -out, half, breath))])


def _flank(body: Body, joint: complex, out: complex, half: float, breath: float) -> list[complex]:
    """One side of the top from the neck to the hem; ``out`` is the way away from the spine."""
    shoulder, ribs, waist, hip = (body[j] for j in ("shoulder", "ribs", "waist", "hip"))
    up = (shoulder - ribs) / abs(shoulder - ribs)
    hem = hip + 0.15 * (waist - hip)
    shrugged = max(0.0, ((joint - shoulder) * up.conjugate()).real)
    return [
        shoulder + 0.3 * half * out + (0.036 + 0.7 * shrugged) * up,
        joint + 0.028 * up,
        joint + 0.028 * out - 0.012 * up,
        ribs + (0.72 * half + 0.010 + breath) * out,
        waist + (0.62 * half + 0.010) * out,
        hem + (0.62 * half + 0.020) * out,
        hem + 0.5 * half * out - 0.018 * up,
    ]


def _draw_leg(drawing: Drawing, body: Body, side: str, colors: FigureColors) -> None:
    hip, knee, ankle, heel, ball, toe = (
        body[f"{side}_{j}"] for j in ("hip", "knee", "ankle", "heel", "ball", "toe")
    )
    hem, calf = hip + _SHORT * (knee - hip), knee + 0.34 * (ankle - knee)
    near = side == "near"

    def leg(grown: float) -> QPainterPath:
        path = limb((hem, 0.0475 + grown), (knee, 0.037 + grown))
        for shape in (
            curved((knee, 0.0365 + grown), (calf, 0.0385 + grown), (ankle, 0.022 + grown)),
            limb((ankle, 0.022 + grown), (ball, 0.0125 + grown), (toe, 0.0105 + grown)),
            limb((ankle, 0.022 + grown), (heel, 0.014 + grown), (ball, 0.0125 + grown)),
        ):
            path.addPath(shape)
        return path

    if near:
        drawing.fill(leg(_GAP), colors.ground)
    drawing.fill(leg(0.0), colors.skin if near else colors.far_skin)
    shorts = limb((hip, 0.0625), (hem, 0.0525))
    drawing.fill(shorts, colors.shorts if near else colors.far_shorts)


def _draw_arm(
    drawing: Drawing, body: Body, side: str, colors: FigureColors, has_forearm: bool = True
) -> None:
    shoulder, elbow = body[f"{side}_shoulder"], body[f"{side}_elbow"]
    hem = shoulder + _SLEEVE * (elbow - shoulder)
    near = side == "near"

    def arm(grown: float) -> QPainterPath:
        path = limb((hem, 0.0305 + grown), (elbow, 0.0265 + grown))
        if has_forearm:
            path.addPath(_forearm(body, side, grown))
        return path

    if near:
        drawing.fill(arm(_GAP), colors.ground)
    drawing.fill(arm(0.0), colors.skin if near else colors.far_skin)
    drawing.fill(limb((shoulder, 0.038), (hem, 0.0345)), colors.sleeve if near else colors.far_top)


def _forearm(body: Body, side: str, grown: float = 0.0) -> QPainterPath:
    """With its hand."""
    elbow, wrist, hand = (body[f"{side}_{j}"] for j in ("elbow", "wrist", "hand"))
    inner = elbow + 0.3 * (wrist - elbow)
    palm, fingers = wrist + 0.42 * (hand - wrist), wrist + 0.84 * (hand - wrist)
    path = curved((elbow, 0.026 + grown), (inner, 0.0275 + grown), (wrist, 0.018 + grown))
    path.addPath(limb((wrist, 0.018 + grown), (palm, 0.0195 + grown), (fingers, 0.0115 + grown)))
    return path


def _draw_head(
    drawing: Drawing,
    body: Body,
    colors: FigureColors,
    head: QPainterPath,
    hair: QPainterPath,
    faces_left: bool = False,
    has_gap: bool = False,
) -> None:
    placed = QTransform.fromTranslate(body["head"].real, body["head"].imag)
    placed.rotate(degrees(phase(body["face"] - body["head"])))
    if faces_left:
        placed.scale(-1, 1)
    if has_gap:
        grown = QTransform.fromScale(_GROWN, _GROWN) * placed
        drawing.fill(head, colors.ground, grown)
        drawing.fill(hair, colors.ground, grown)
    drawing.fill(head, colors.skin, placed)
    drawing.fill(hair, colors.hair, placed)
