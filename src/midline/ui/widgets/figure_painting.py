"""Paints a figure into a rectangle: the person with all that stands around."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from midline.figures.extent import extent
from midline.figures.model import Figure
from midline.figures.motion import Frame
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_person import Canvas, paint_person
from midline.ui.widgets.figure_props import paint_floor, paint_kit, paint_props

BELOW_FLOOR = 0.05  # room for the floor, in body heights


def paint_figure(
    painter: QPainter,
    figure: Figure,
    moment: Frame,
    colors: FigureColors,
    rect: QRectF,
    is_mirrored: bool = False,
) -> None:
    """``moment`` of a figure, as large as fits into ``rect``, in its middle."""
    room = extent(figure)
    scale = min(rect.width() / room.width, rect.height() / (room.top + BELOW_FLOOR))
    floor_y = rect.center().y() + (room.top - BELOW_FLOOR) * scale / 2
    to_pixels = QTransform.fromTranslate(rect.center().x(), floor_y)
    to_pixels.scale(-scale if is_mirrored else scale, -scale)
    to_pixels.translate(-(room.left + room.right) / 2, 0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    canvas = Canvas(painter, to_pixels)
    painter.setTransform(to_pixels, combine=True)
    paint_props(painter, moment, room, colors)
    painter.restore()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_person(canvas, figure.view, moment, colors)
    painter.setTransform(to_pixels, combine=True)
    paint_floor(painter, figure, room, colors)  # last: the gaps around near limbs reach below it
    painter.restore()


def paint_no_figure(painter: QPainter, colors: FigureColors, rect: QRectF) -> None:
    """For a move that nobody has drawn: some kit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(rect.width() / 1.1, rect.height() / 0.8)
    painter.translate(rect.center().x(), rect.center().y() + 0.2 * scale)
    painter.scale(scale, -scale)
    paint_kit(painter, colors)
    painter.restore()
