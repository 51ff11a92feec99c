"""Draws a figure into a rectangle: the person with all that stands around."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTransform

from midline.figures.extent import Extent, extent, height, still_extent
from midline.figures.model import Figure
from midline.figures.motion import Frame, still
from midline.ui.widgets.figure_arrows import draw_farther_arrows, draw_nearer_arrows
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_drawing import Drawing
from midline.ui.widgets.figure_person import draw_person
from midline.ui.widgets.figure_props import draw_floor, draw_props, draw_somebody

_BELOW_FLOOR = 0.05  # room for the floor, in body heights
NO_FIGURE_ROOM = QSizeF(1.1, 1.0)


def figure_room(figure: Figure) -> QSizeF:
    """How wide and high its pictures are, in body heights."""
    room = extent(figure)
    return QSizeF(room.width, room.top + _BELOW_FLOOR)


def draw_figure(
    figure: Figure,
    moment: Frame,
    colors: FigureColors,
    rect: QRectF,
    is_mirrored: bool = False,
) -> Drawing:
    """``moment`` of a figure, in the middle of ``rect``; its whole motion has room there."""
    return _draw(figure, moment, colors, rect, is_mirrored, extent(figure))


def draw_still(
    figure: Figure, colors: FigureColors, rect: QRectF, is_mirrored: bool = False
) -> Drawing:
    """The key pose, as large as fits into ``rect``, in its middle."""
    return _draw(figure, still(figure), colors, rect, is_mirrored, still_extent(figure))


def _draw(
    figure: Figure,
    moment: Frame,
    colors: FigureColors,
    rect: QRectF,
    is_mirrored: bool,
    room: Extent,
) -> Drawing:
    scale, floor_y = _scale_and_floor(rect, room)
    to_pixels = QTransform.fromTranslate(rect.center().x(), floor_y)
    to_pixels.scale(-scale if is_mirrored else scale, -scale)
    to_pixels.translate(-(room.left + room.right) / 2, 0)
    drawing = Drawing(to_pixels)
    draw_props(drawing, moment, room, colors)
    draw_farther_arrows(drawing, figure, colors)
    draw_person(drawing, figure, moment, colors)
    draw_floor(drawing, figure, room, colors)  # last: the gaps around near limbs reach below it
    draw_nearer_arrows(drawing, figure, colors)
    return drawing


def empty_above(figure: Figure | None, rect: QRectF) -> float:
    """How many pixels at the top of ``rect`` none of its pictures reaches."""
    if figure is None:
        return 0.0
    scale, floor_y = _scale_and_floor(rect, extent(figure))
    return floor_y - height(figure) * scale - rect.top()


def _scale_and_floor(rect: QRectF, room: Extent) -> tuple[float, float]:
    """Pixels a body height, and where the floor is."""
    scale = min(rect.width() / room.width, rect.height() / (room.top + _BELOW_FLOOR))
    return scale, rect.center().y() + (room.top - _BELOW_FLOOR) * scale / 2


def draw_no_figure(colors: FigureColors, rect: QRectF) -> Drawing:
    """For a move that nobody has drawn: somebody, neither pose nor kit."""
    room = NO_FIGURE_ROOM
    scale = min(rect.width() / room.width(), rect.height() / room.height())
    to_pixels = QTransform.fromTranslate(rect.center().x(), rect.center().y() + 0.4 * scale)
    to_pixels.scale(scale, -scale)
    drawing = Drawing(to_pixels)
    draw_somebody(drawing, colors)
    return drawing
