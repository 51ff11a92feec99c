"""The figure of a move: painted at a moment that is given from outside, or as a still for lists."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from midline.figures.model import Figure as FigureModel
from midline.figures.model import Kind
from midline.figures.motion import frame, round_s, still
from midline.figures.skeleton import Pose
from midline.routine.model import Tempo
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_drawing import Drawing
from midline.ui.widgets.figure_painting import draw_figure, draw_no_figure

FRAMES_PER_S = 25
BREATHS_PER_S = 10  # a breath moves by a pixel or two: fewer frames are enough
KEPT_MOST = 300  # drawings: 12 s of motion, 13 MB at most


class Figure(QWidget):
    """``set_moment`` is called as often as the picture should change; without calls it is frozen.

    Where there is no figure it shows a neutral card. A set shows the same frames rep after rep, so
    they are drawn once and kept; only where the picture changes is it painted.
    """

    def __init__(self, colors: FigureColors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._colors = colors
        self._figure: FigureModel | None = None
        self._tempo: Tempo | None = None
        self._is_hold = True
        self._is_mirrored = False
        self._tick = 0
        self._kept: dict[int, Drawing] = {}
        self._by_look: dict[tuple[Pose, float], Drawing] = {}
        self._shown: Drawing | None = None

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

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colors.ground)
        self._shown = self._drawing()
        self._shown.paint(painter)
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
        drawing = self._drawing()
        if drawing is not self._shown:
            changed = drawing.bounds | self._shown.bounds
            self.update(changed.toAlignedRect().adjusted(-1, -1, 1, 1))

    def _drawing(self) -> Drawing:
        rect = QRectF(self.rect())
        if self._figure is None:
            return draw_no_figure(self._colors, rect)
        if self._tick not in self._kept:
            if len(self._kept) >= KEPT_MOST:
                self._forget()
            self._kept[self._tick] = self._drawn(self._figure, rect)
        return self._kept[self._tick]

    def _drawn(self, figure: FigureModel, rect: QRectF) -> Drawing:
        """The drawing of this tick; the same one wherever the pose is the same, as at the top."""
        now = frame(figure, self._tick / self._ticks_per_s(), self._tempo, self._is_hold)
        look = now.pose, now.breath
        if look not in self._by_look:
            drawing = draw_figure(figure, now, self._colors, rect, self._is_mirrored)
            self._by_look[look] = drawing
        return self._by_look[look]

    def _forget(self) -> None:
        self._kept.clear()
        self._by_look.clear()


def still_pixmap(
    figure: FigureModel | None, colors: FigureColors, size: QSize, ratio: float = 1.0
) -> QPixmap:
    """The key pose on a clear ground, ``size`` logical pixels on a screen of that pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    rect = QRectF(0, 0, size.width(), size.height())
    painter = QPainter(pixmap)
    if figure is None:
        draw_no_figure(colors, rect).paint(painter)
    else:
        draw_figure(figure, still(figure), colors, rect).paint(painter)
    painter.end()
    return pixmap
