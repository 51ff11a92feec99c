"""The ring: what is left of a step, clockwise. Its shape tells sets and pauses without colour."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from midline.ui.fonts import steady_font
from midline.ui.widgets.turned import Turned

WIDTH_SHARE = 0.044  # of the ring's side
GAP_SHARE = 0.22  # of the ring's width, between two pieces
DASHES = 60
DASH_SHARE = 0.5  # of a dash and the gap after it
DASH_WIDTH_SHARE = 0.5  # of the ring's width
DOTS = 36
DOT_WIDTH_SHARE = 0.72
LINE_SHARE = 0.26  # of the ring's width: one of two lines
MARK_SHARE = 0.045  # of the ring's side: the size of what is written at the mark
MARK_AIR = 0.3  # of that size, between it and the ring
WHOLE_REPAINT_ABOVE = 0.02  # of a turn: a tip that moves further is a jump
SIXTEENTHS = 16 * 360  # Qt counts angles in sixteenths of a degree


class Shape(StrEnum):
    BAND = "band"  # one thick band, cut into pieces
    DASHES = "dashes"
    DOTS = "dots"
    LINES = "lines"  # two thin ones


@dataclass(frozen=True)
class RingLook:
    """Colours, the number of pieces, and ``mark``, the share from which ``past`` is the colour.

    ``ground`` is around the ring, ``disc`` within; ``mark_text`` is written there at the mark,
    where it does not come upon ``number``, a place within the ring.
    """

    color: QColor
    past: QColor
    track: QColor
    ground: QColor
    disc: QColor
    parts: int = 1
    mark: float | None = None
    mark_text: str = ""
    number: QRect = QRect()  # noqa: RUF009 - nobody changes it
    shape: Shape = Shape.BAND


@dataclass(frozen=True, slots=True)
class Piece:
    """From and to as shares of a turn, and whether it lies past the mark."""

    start: float
    end: float
    is_past: bool


class Ring(Turned):
    """``set_gone`` moves the tip and repaints only what lies around it.

    It is painted 30 times a second, so everything that only a new size or look changes is kept.
    """

    accessible_role = "Graphic"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        plain = QColor(Qt.GlobalColor.black)
        self._look = RingLook(plain, plain, plain, plain, plain)
        self._gone = 0.0
        self._prepare()

    def set_look(self, look: RingLook) -> None:
        if look != self._look:
            self._look = look
            self._prepare()
            self.update()

    def gone(self) -> float:
        return self._gone

    def set_gone(self, gone: float) -> None:
        before, self._gone = self._gone, gone
        if abs(gone - before) > WHOLE_REPAINT_ABOVE:
            self.update()
        elif gone != before:
            self.update_in_area(self._tip_rect(before, gone))

    def area_changed(self) -> None:
        self._prepare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._prepare()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.turned_painter()
        dirty = self.in_area(event.rect())
        look = self._look
        painter.fillRect(dirty, look.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.disc != look.ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.disc)
            painter.drawEllipse(self._disc)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        first, last = self._turns_in(dirty)
        self._paint_pieces(painter, first, min(last, 1.0))
        if last > 1.0:  # the dirty part lies across the top
            self._paint_pieces(painter, 0.0, last - 1.0)
        if self._mark_rect.intersects(QRectF(dirty)):
            self._paint_mark(painter)
        painter.end()

    def _paint_pieces(self, painter: QPainter, first: float, last: float) -> None:
        """Those between two shares of a turn."""
        for piece in self._pieces[max(0, bisect(self._starts, first) - 1) :]:
            low, high = max(piece.start, first), min(piece.end, last)
            if low < high:
                self._paint_piece(painter, piece, low, high)
            elif piece.start > last:
                break

    def _paint_piece(self, painter: QPainter, piece: Piece, start: float, end: float) -> None:
        pen = self._pens[1 if piece.is_past else 0]
        if self._look.shape is Shape.DOTS:  # whole ones: each is gone or is not
            middle = (piece.start + piece.end) / 2
            angle = math.radians(middle * 360 - 90)
            painter.setPen(self._track_pen if self._gone >= middle else pen)
            painter.drawPoint(
                self._center + QPointF(math.cos(angle), math.sin(angle)) * self._radius
            )
            return
        tip = min(max(self._gone, start), end)
        for each, low, high in ((self._track_pen, start, tip), (pen, tip, end)):
            if low < high:
                painter.setPen(each)
                from_angle, to_angle = _angle(low), _angle(high)
                for box in self._boxes:
                    painter.drawArc(box, from_angle, to_angle - from_angle)

    def _paint_mark(self, painter: QPainter) -> None:
        painter.setPen(self._look.past)
        painter.setFont(self._mark_font)
        left, bottom = self._mark_rect.left() + 2, self._mark_rect.bottom() - 2
        painter.drawText(QPointF(left, bottom), self._look.mark_text)

    def _prepare(self) -> None:
        look, area = self._look, self.area()
        full = min(area.width(), area.height()) * WIDTH_SHARE
        side = min(area.width(), area.height()) - full - 2
        box = QRectF((area.width() - side) / 2, (area.height() - side) / 2, side, side)
        self._center = box.center()
        self._radius, self._half = side / 2, full / 2
        inner = full / 2 + 1
        self._disc = box.adjusted(inner, inner, -inner, -inner)
        width = full * _WIDTHS[look.shape]
        off = (full - width) / 2 if look.shape is Shape.LINES else 0.0
        shifts = (off, -off) if off else (0.0,)
        self._boxes = [box.adjusted(-each, -each, each, each) for each in shifts]
        is_round = look.shape is Shape.DOTS
        self._track_pen = _pen(look.track, width, is_round)
        self._pens = _pen(look.color, width, is_round), _pen(look.past, width, is_round)
        mark = math.inf if look.mark is None else look.mark - 1e-9
        self._pieces = [Piece(start, end, start >= mark) for start, end in self._parts(full)]
        self._starts = [piece.start for piece in self._pieces]
        self._place_mark()

    def _place_mark(self) -> None:
        """Inside of the ring, beside the mark."""
        look = self._look
        self._mark_rect = QRectF()
        if look.mark is None or not look.mark_text:
            return
        size = 2 * self._radius * MARK_SHARE
        self._mark_font = steady_font(size, QFont.Weight.Bold)
        metrics = QFontMetricsF(self._mark_font)
        wide, high = metrics.horizontalAdvance(look.mark_text), metrics.capHeight()
        angle = math.radians(look.mark * 360 - 90)
        x, y = math.cos(angle), math.sin(angle)
        away = self._radius - self._half - size * MARK_AIR - (abs(x) * wide + abs(y) * high) / 2
        middle = self._center + QPointF(x * away, y * away)
        place = QRectF(0, 0, wide + 4, high + 4)
        place.moveCenter(middle)
        if not place.intersects(QRectF(look.number)):
            self._mark_rect = place

    def _parts(self, full: float) -> Iterator[tuple[float, float]]:
        """Start and end of each piece as shares of a turn, with the gaps taken off."""
        look = self._look
        if look.shape in (Shape.DASHES, Shape.DOTS):
            count = DOTS if look.shape is Shape.DOTS else DASHES
            for i in range(count):
                middle, half = (i + 0.5) / count, DASH_SHARE / count / 2
                yield middle - half, middle + half
            return
        edges = {i / look.parts for i in range(look.parts)} | {1.0}
        if look.mark is not None:
            edges.add(look.mark)
        if len(edges) == 2:
            yield 0.0, 1.0
            return
        gap = GAP_SHARE * full / (2 * math.pi * max(1.0, self._radius))
        for start, end in pairwise(sorted(edges)):
            if end - start > gap:
                yield start + gap / 2, end - gap / 2

    def _tip_rect(self, before: float, now: float) -> QRect:
        """A dot changes as a whole."""
        more = 0.5 / DOTS if self._look.shape is Shape.DOTS else 0.0
        xs, ys = [], []
        for turn in (before - more, now + more):
            angle = math.radians(turn * 360 - 90)
            for radius in (self._radius - self._half, self._radius + self._half):
                xs.append(math.cos(angle) * radius)
                ys.append(math.sin(angle) * radius)
        left, top = self._center.x() + min(xs) - 3, self._center.y() + min(ys) - 3
        wide, high = max(xs) - min(xs) + 6, max(ys) - min(ys) + 6
        return QRectF(left, top, wide, high).toAlignedRect()

    def _turns_in(self, dirty: QRect) -> tuple[float, float]:
        """The part of the turn, from and to, that a dirty rectangle may touch."""
        reach = math.hypot(dirty.width(), dirty.height()) / 2
        away: QPointF = QRectF(dirty).center() - self._center
        x, y = away.x(), away.y()
        distance = math.hypot(x, y)
        if reach >= distance:
            return 0.0, 1.0
        middle = (math.degrees(math.atan2(y, x)) + 90) / 360 % 1.0
        half = math.asin(reach / distance) / (2 * math.pi) + 0.004
        low = middle - half
        return (low, middle + half) if low >= 0 else (low + 1.0, middle + half + 1.0)


_WIDTHS = {
    Shape.BAND: 1.0,
    Shape.DASHES: DASH_WIDTH_SHARE,
    Shape.DOTS: DOT_WIDTH_SHARE,
    Shape.LINES: LINE_SHARE,
}


def _angle(turn: float) -> int:
    """A share of a turn, clockwise from the top, as Qt counts angles."""
    return round((0.25 - turn) * SIXTEENTHS)


def _pen(color: QColor, width: float, is_round: bool) -> QPen:
    pen = QPen(color, width)
    cap = Qt.PenCapStyle.RoundCap if is_round else Qt.PenCapStyle.FlatCap
    pen.setCapStyle(cap)
    return pen
