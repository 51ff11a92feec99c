"""The figure of a move: painted at a moment that is given from outside, or as a still for lists."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from midline.figures.model import Figure as FigureModel
from midline.figures.model import Kind
from midline.figures.motion import Frame, frame, round_s
from midline.figures.skeleton import Pose
from midline.routine.model import Tempo
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_painting import (
    NO_FIGURE_ROOM,
    draw_figure,
    draw_no_figure,
    draw_still,
    empty_above,
    figure_room,
)
from midline.ui.widgets.turned import Turned, turn

FRAMES_PER_S = 25
BREATHS_PER_S = 10  # a breath moves by a pixel or two: fewer frames are enough
KEPT_MOST_BYTES = 32 * 1024 * 1024  # of pictures: some seconds of motion even on a large screen


class Picture(NamedTuple):
    """A frame as it is seen, and where in the widget."""

    rect: QRect
    pixmap: QPixmap


class Figure(Turned):
    """``set_moment`` is called as often as the picture should change; without calls it is frozen.

    Where there is no figure it shows a neutral card. A set shows the same frames rep after rep, so
    they are painted once and kept; only where the picture changes is the widget repainted.
    """

    accessible_role = "Graphic"

    def __init__(self, colors: FigureColors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._colors = colors
        self._figure: FigureModel | None = None
        self._tempo: Tempo | None = None
        self._is_hold = True
        self._is_mirrored = False
        self._tick = 0
        self._kept: dict[int, Picture] = {}
        self._by_look: dict[tuple[Pose, float] | None, Picture] = {}
        self._kept_bytes = 0
        self._shown: Picture | None = None

    def set_figure(self, figure: FigureModel | None) -> None:
        if figure is not self._figure:
            self._figure = figure
            self._draw_anew()

    def set_moment(self, seconds: float, tempo: Tempo | None, is_hold: bool) -> None:
        """``seconds`` into the set, its tempo (figures/pacing.py), and whether it is one hold."""
        if (tempo, is_hold) != (self._tempo, self._is_hold):
            self._tempo, self._is_hold = tempo, is_hold
            self._draw_anew()
        if self._figure is not None:
            of_round_s = seconds % round_s(self._figure, tempo, is_hold)
            self._tick = int(of_round_s * self._ticks_per_s() + 1e-6)
            self._show()

    def set_side(self, is_mirrored: bool) -> None:
        """Figures are drawn for the right side; mirrored they are for the left."""
        if is_mirrored != self._is_mirrored:
            self._is_mirrored = is_mirrored
            self._draw_anew()

    def set_colors(self, colors: FigureColors) -> None:
        if colors != self._colors:
            self._colors = colors
            self._draw_anew()

    def room(self) -> QSizeF:
        """How wide and high the picture is, in body heights."""
        return NO_FIGURE_ROOM if self._figure is None else figure_room(self._figure)

    def empty_above(self) -> int:
        """Pixels of its area that stay empty above its head, whatever it does."""
        return int(empty_above(self._figure, QRectF(QPointF(), QSizeF(self.area()))))

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def area_changed(self) -> None:
        self._draw_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colors.ground)
        self._shown = self._picture()
        painter.drawPixmap(self._shown.rect.topLeft(), self._shown.pixmap)
        painter.end()

    def _ticks_per_s(self) -> int:
        figure = self._figure
        if figure is None or figure.kind is Kind.LOOP:
            return FRAMES_PER_S
        return BREATHS_PER_S if self._is_hold or figure.kind is Kind.HOLD else FRAMES_PER_S

    def _draw_anew(self) -> None:
        self._forget()
        self._shown = None
        self.update()

    def _show(self) -> None:
        """Repaints where the picture differs from the one that is shown."""
        if self._shown is None or not self.isVisible():
            return
        picture = self._picture()
        if picture is not self._shown:
            self.update(picture.rect | self._shown.rect)

    def _picture(self) -> Picture:
        """That of this tick; the same one wherever the pose is the same, as at the top."""
        if self._tick not in self._kept:
            now, look = None, None
            if self._figure is not None:
                seconds = self._tick / self._ticks_per_s()
                now = frame(self._figure, seconds, self._tempo, self._is_hold)
                look = now.pose, now.breath
            if look not in self._by_look:
                self._keep(look, self._painted(now))
            self._kept[self._tick] = self._by_look[look]
        return self._kept[self._tick]

    def _painted(self, now: Frame | None) -> Picture:
        """To paint a picture takes a tenth of the time that its curves take."""
        room, turned = QRectF(QPointF(), QSizeF(self.area())), turn(self.size(), self._view)
        if self._figure is None or now is None:
            drawing = draw_no_figure(self._colors, room)
        else:
            drawing = draw_figure(self._figure, now, self._colors, room, self._is_mirrored)
        rect = turned.mapRect(drawing.bounds).toAlignedRect().adjusted(-1, -1, 1, 1)
        pixmap = QPixmap(rect.size() * self.devicePixelRatioF())
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        pixmap.fill(self._colors.ground)
        painter = QPainter(pixmap)
        painter.translate(-rect.topLeft())
        painter.setTransform(turned, combine=True)
        drawing.paint(painter)
        painter.end()
        return Picture(rect, pixmap)

    def _keep(self, look: tuple[Pose, float] | None, picture: Picture) -> None:
        if self._kept_bytes > KEPT_MOST_BYTES:
            self._forget()
        self._by_look[look] = picture
        self._kept_bytes += 4 * picture.pixmap.width() * picture.pixmap.height()

    def _forget(self) -> None:
        self._kept.clear()
        self._by_look.clear()
        self._kept_bytes = 0


def still_pixmap(
    figure: FigureModel | None,
    colors: FigureColors,
    size: QSize,
    ratio: float = 1.0,
    is_mirrored: bool = False,
) -> QPixmap:
    """The key pose on a clear ground, ``size`` logical pixels on a screen of that pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    rect = QRectF(0, 0, size.width(), size.height())
    drawing = (
        draw_no_figure(colors, rect)
        if figure is None
        else draw_still(figure, colors, rect, is_mirrored)
    )
    painter = QPainter(pixmap)
    drawing.paint(painter)
    painter.end()
    return pixmap
