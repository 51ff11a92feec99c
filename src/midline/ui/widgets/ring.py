"""The ring: what is left of a step, clockwise; in pieces for reps, in two colours for a range."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

WIDTH_SHARE = 0.044  # of the ring's side
GAP_SHARE = 0.22  # of the ring's width, between two pieces
WHOLE_REPAINT_ABOVE = 0.02  # of a turn: a tip that moves further is a jump
SIXTEENTHS = 16 * 360  # Qt counts angles in sixteenths of a degree


@dataclass(frozen=True)
class RingLook:
    """Colours, the number of pieces, and ``mark``, the share from which ``past`` is the colour."""

    color: QColor
    past: QColor
    track: QColor
    ground: QColor
    parts: int = 1
    mark: float | None = None
    slim: float = 1.0  # of the full width; pauses have a slimmer ring than sets


@dataclass(frozen=True, slots=True)
class Piece:
    """From and to as shares of a turn, and the pen for what is left of it."""

    start: float
    end: float
    pen: QPen


class Ring(QWidget):
    """``set_gone`` moves the tip and repaints only what lies around it.

    It is painted 30 times a second, so everything that only a new size or look changes is kept.
    """

    accessible_role = "Graphic"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        plain = QColor(Qt.GlobalColor.black)
        self._look = RingLook(plain, plain, plain, plain)
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
            self.update(self._tip_rect(before, gone))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._prepare()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dirty = event.rect()
        painter.fillRect(dirty, self._look.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._turns_in(dirty)
        for piece in self._pieces:
            for shift in (0.0, 1.0):  # the dirty part may lie across the top
                low, high = max(piece.start + shift, first), min(piece.end + shift, last)
                if low < high:
                    self._paint_piece(painter, piece, low - shift, high - shift)
        painter.end()

    def _paint_piece(self, painter: QPainter, piece: Piece, start: float, end: float) -> None:
        tip = min(max(self._gone, start), end)
        for pen, low, high in ((self._track_pen, start, tip), (piece.pen, tip, end)):
            if low < high:
                painter.setPen(pen)
                from_angle, to_angle = _angle(low), _angle(high)
                painter.drawArc(self._box, from_angle, to_angle - from_angle)

    def _prepare(self) -> None:
        look = self._look
        full = min(self.width(), self.height()) * WIDTH_SHARE
        side = min(self.width(), self.height()) - full - 2
        self._box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._center = self._box.center()
        self._radius, self._half = side / 2, full / 2
        width = full * look.slim
        self._track_pen = _pen(look.track, width)
        pens = _pen(look.color, width), _pen(look.past, width)
        mark = math.inf if look.mark is None else look.mark - 1e-9
        self._pieces = [Piece(start, end, pens[start >= mark]) for start, end in self._parts(full)]

    def _parts(self, full: float) -> Iterator[tuple[float, float]]:
        """Start and end of each piece as shares of a turn, with the gaps taken off."""
        look = self._look
        edges = {i / look.parts for i in range(look.parts)} | {1.0}
        if look.mark is not None:
            edges.add(look.mark)
        if len(edges) == 2:
            yield 0.0, 1.0
            return
        gap = GAP_SHARE * full / (2 * math.pi * max(1.0, self._radius))
        gap = max(gap, 0.35 / look.parts) if look.slim < 1 else gap
        for start, end in pairwise(sorted(edges)):
            if end - start > gap:
                yield start + gap / 2, end - gap / 2

    def _tip_rect(self, before: float, now: float) -> QRect:
        xs, ys = [], []
        for turn in (before, now):
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
            return 0.0, 2.0
        middle = (math.degrees(math.atan2(y, x)) + 90) / 360 % 1.0
        half = math.asin(reach / distance) / (2 * math.pi) + 0.004
        low = middle - half
        return (low, middle + half) if low >= 0 else (low + 1.0, middle + half + 1.0)


def _angle(turn: float) -> int:
    """A share of a turn, clockwise from the top, as Qt counts angles."""
    return round((0.25 - turn) * SIXTEENTHS)


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
