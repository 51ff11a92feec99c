"""The figure of a move: painted at a moment that is given from outside, or as a still for lists."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from midline.figures.model import Figure as FigureModel
from midline.figures.motion import frame, still
from midline.routine.model import Tempo
from midline.ui.widgets.figure_colors import FigureColors
from midline.ui.widgets.figure_painting import paint_figure, paint_no_figure


class Figure(QWidget):
    """``set_moment`` is called as often as the picture should change; without calls it is frozen.

    Where there is no figure it shows a neutral card.
    """

    def __init__(self, colors: FigureColors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._colors = colors
        self._figure: FigureModel | None = None
        self._seconds = 0.0
        self._tempo: Tempo | None = None
        self._is_hold = True
        self._is_mirrored = False

    def set_figure(self, figure: FigureModel | None) -> None:
        if figure is not self._figure:
            self._figure = figure
            self.update()

    def set_moment(self, seconds: float, tempo: Tempo | None, is_hold: bool) -> None:
        """``seconds`` into the set, its tempo (figures/pacing.py), and whether it is one hold."""
        moment = seconds, tempo, is_hold
        if moment != (self._seconds, self._tempo, self._is_hold):
            self._seconds, self._tempo, self._is_hold = moment
            self.update()

    def set_side(self, is_mirrored: bool) -> None:
        """Figures are drawn for the right side; mirrored they are for the left."""
        if is_mirrored != self._is_mirrored:
            self._is_mirrored = is_mirrored
            self.update()

    def set_colors(self, colors: FigureColors) -> None:
        if colors != self._colors:
            self._colors = colors
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colors.ground)
        rect = QRectF(self.rect())
        if self._figure is None:
            paint_no_figure(painter, self._colors, rect)
        else:
            now = frame(self._figure, self._seconds, self._tempo, self._is_hold)
            paint_figure(painter, self._figure, now, self._colors, rect, self._is_mirrored)
        painter.end()


def still_pixmap(
    figure: FigureModel | None, colors: FigureColors, size: QSize, ratio: float = 1.0
) -> QPixmap:
    """The key pose on a clear ground, ``size`` logical pixels on a screen of that pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    rect = QRectF(0, 0, size.width(), size.height())
    if figure is None:
        paint_no_figure(painter, colors, rect)
    else:
        paint_figure(painter, figure, still(figure), colors, rect)
    painter.end()
    return pixmap
