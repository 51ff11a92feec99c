"""Paints lines over time: each side has its own colour, dash and mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, starmap

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from midline.ui.fonts import font
from midline.ui.spacing import GAP, HAIR, TIGHT
from midline.ui.theme import Theme
from midline.ui.themes import Themes
from midline.ui.widgets.charts.plot import Plot
from midline.ui.widgets.charts.thinning import runs, thinned

MARK_PX = 4.0  # half of a mark
LINE_PX, THIN_PX, BROAD_PX = 2.0, 1.5, 4.0
BAND_SHARE = 0.16  # of the colour of quiet writing, on the ground
APART_PX = 5 * MARK_PX  # marks that stand closer are left out
LEGEND_PX = 28.0  # of a line in the legend
LEFT, RIGHT = "left", "right"


@dataclass(frozen=True, slots=True)
class Style:
    color: QColor
    width: float
    dash: Qt.PenStyle
    is_diamond: bool

    def paint_mark(self, painter: QPainter, at: QPointF, half: float) -> None:
        if self.is_diamond:
            half *= 1.3
            ends = ((0, -half), (half, 0), (0, half), (-half, 0))
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ends]))
        else:
            painter.drawEllipse(at, half, half)


def style_of(theme: Theme, side: str | None) -> Style:
    """The right is a thin line upon the broad one of the left, which is seen where they meet."""
    if side == RIGHT:
        return Style(theme.color("rest"), THIN_PX, Qt.PenStyle.DashLine, True)
    width = BROAD_PX if side == LEFT else LINE_PX
    return Style(theme.color("work"), width, Qt.PenStyle.SolidLine, False)


class LinePainter:
    def __init__(self, painter: QPainter, themes: Themes) -> None:
        self._painter, self._theme = painter, themes.theme
        self._small = font(themes.type.small, tabular=True)
        self._metrics = QFontMetricsF(self._small)

    def band(self, plot: Plot, xs: Sequence[float], targets: Sequence[tuple[float, float]]) -> None:
        """Behind the days of each target; of a single amount only a line is left."""
        painter, rect = self._painter, plot.rect
        fill, edge = self._band_color(), QPen(self._theme.color("field"), 1, Qt.PenStyle.DotLine)
        edges = [rect.left(), *((a + b) / 2 for a, b in pairwise(xs)), rect.right()]
        for first, last, (least, most) in runs(targets):
            left, right = edges[first], edges[last + 1]
            top, bottom = plot.y(most), plot.y(least)
            painter.fillRect(QRectF(left, top, right - left, bottom - top), fill)
            painter.setPen(edge if least < most else self._target_pen())
            for y in {top, bottom}:
                painter.drawLine(QPointF(left, y), QPointF(right, y))

    def amounts(self, plot: Plot, ticks: Sequence[tuple[float, str]], title: str) -> None:
        painter, rect, high = self._painter, plot.rect, self._metrics.height()
        painter.setFont(self._small)
        for amount, text in ticks:
            y = plot.y(amount)
            painter.setPen(QPen(self._theme.color("outline"), 1))
            painter.drawLine(QPointF(rect.left() - HAIR, y), QPointF(rect.right() + HAIR, y))
            painter.setPen(self._theme.color("text_muted"))
            place = QRectF(0, y - high / 2, rect.left() - TIGHT, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)
        painter.setPen(self._theme.color("text"))
        painter.drawText(QPointF(rect.left(), rect.top() - TIGHT - HAIR), title)

    def days(self, plot: Plot, ticks: Sequence[tuple[date, str]]) -> None:
        painter, rect = self._painter, plot.rect
        free = 0.0
        for day, text in ticks:
            wide = self._metrics.horizontalAdvance(text)
            left = min(max(plot.x(day) - wide / 2, 0.0), rect.right() + TIGHT - wide)
            painter.setPen(QPen(self._theme.color("field"), 1))
            x = plot.x(day)
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x, rect.bottom() + HAIR))
            if left >= free:
                painter.setPen(self._theme.color("text_muted"))
                painter.drawText(QPointF(left, rect.bottom() + HAIR + self._metrics.height()), text)
                free = left + wide + TIGHT

    def series(self, plot: Plot, values: Sequence[tuple[date, float]], side: str | None) -> None:
        painter, style = self._painter, style_of(self._theme, side)
        places = plot.places(values)
        painter.setPen(_pen(style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(*place) for place in thinned(places)]
        if len(points) <= plot.rect.width():
            painter.drawPolyline(QPolygonF(points))
        else:  # a line that crosses itself at each pixel takes Qt half a second
            painter.drawLines(list(starmap(QLineF, pairwise(points))))
        is_apart = (places[-1].x - places[0].x) / len(places) >= APART_PX
        painter.setPen(QPen(style.color, LINE_PX))
        painter.setBrush(self._theme.color("surface") if style.is_diamond else style.color)
        for place in places if is_apart else places[-1:]:
            style.paint_mark(painter, QPointF(*place), MARK_PX)

    def legend(
        self, height: float, named: Sequence[tuple[str, str]], target: str, is_band: bool
    ) -> None:
        """At the bottom: what the lines are, and the band, or the line that is left of it."""
        painter, left, y = self._painter, 0.0, height - self._metrics.height() / 2 - 1
        for side, text in named:
            style = style_of(self._theme, side)
            painter.setPen(_pen(style))
            painter.drawLine(QPointF(left, y), QPointF(left + LEGEND_PX, y))
            painter.setPen(QPen(style.color, LINE_PX))
            fill = self._theme.color("surface") if style.is_diamond else style.color
            painter.setBrush(fill)
            style.paint_mark(painter, QPointF(left + LEGEND_PX / 2, y), MARK_PX)
            left = self._legend_text(left, y, text)
        half = MARK_PX + 1 if is_band else 0.0
        band = QRectF(left, y - half, LEGEND_PX, 2 * half)
        painter.fillRect(band, self._band_color())
        dotted = QPen(self._theme.color("field"), 1, Qt.PenStyle.DotLine)
        painter.setPen(dotted if is_band else self._target_pen())
        for edge in (band.top(), band.bottom()):
            painter.drawLine(QPointF(left, edge), QPointF(left + LEGEND_PX, edge))
        self._legend_text(left, y, target)

    def _legend_text(self, left: float, y: float, text: str) -> float:
        """Where the next one begins."""
        painter, left = self._painter, left + LEGEND_PX + TIGHT
        painter.setPen(self._theme.color("text_muted"))
        wide, high = self._metrics.horizontalAdvance(text), self._metrics.height()
        place = QRectF(left, y - high / 2, wide + 1, high)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        return left + wide + GAP

    def _target_pen(self) -> QPen:
        return QPen(self._theme.color("text_muted"), LINE_PX, Qt.PenStyle.DotLine)

    def _band_color(self) -> QColor:
        return self._theme.mixed("text_muted", BAND_SHARE)


def _pen(style: Style) -> QPen:
    pen = QPen(style.color, style.width, style.dash)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
