"""The ring: what is left of a step, clockwise; in pieces for reps, in two colours for a range."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

GAP_SHARE = 0.22  # of the ring's width, between two pieces
WHOLE_REPAINT_ABOVE = 0.02  # of a turn: a tip that moves further is a jump


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


class Ring(QWidget):
    """``set_gone`` moves the tip and repaints only what lies around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        plain = QColor(Qt.GlobalColor.black)
        self._look = RingLook(plain, plain, plain, plain)
        self._gone = 0.0

    def set_look(self, look: RingLook) -> None:
        if look != self._look:
            self._look = look
            self.update()

    def gone(self) -> float:
        return self._gone

    def set_gone(self, gone: float) -> None:
        before, self._gone = self._gone, gone
        if abs(gone - before) > WHOLE_REPAINT_ABOVE:
            self.update()
        elif gone != before:
            self.update(self._tip_rect(before, gone))

    def full_width(self) -> float:
        return min(self.width(), self.height()) * 0.044

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._turns_in(event.rect())
        for start, end in self._pieces():
            for shift in (0.0, 1.0):  # the dirty part may lie across the top
                low, high = max(start + shift, first), min(end + shift, last)
                if low < high:
                    self._paint_piece(painter, low - shift, high - shift)
        painter.end()

    def _paint_piece(self, painter: QPainter, start: float, end: float) -> None:
        look = self._look
        tip = min(max(self._gone, start), end)
        is_past = look.mark is not None and start >= look.mark - 1e-9
        self._paint_arc(painter, look.track, start, tip)
        self._paint_arc(painter, look.past if is_past else look.color, tip, end)

    def _paint_arc(self, painter: QPainter, color: QColor, start: float, end: float) -> None:
        if end <= start:
            return
        pen = QPen(color, self.full_width() * self._look.slim)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(self._box(), round((90 - start * 360) * 16), round((start - end) * 5760))

    def _pieces(self) -> Iterator[tuple[float, float]]:
        """Start and end of each piece as shares of a turn, with the gaps taken off."""
        look = self._look
        edges = {i / look.parts for i in range(look.parts + 1)} | {0.0, 1.0}
        if look.mark is not None:
            edges.add(look.mark)
        if len(edges) == 2:
            yield 0.0, 1.0
            return
        radius = self._box().width() / 2 or 1.0
        gap = GAP_SHARE * self.full_width() / (2 * math.pi * radius)
        gap = max(gap, 0.35 / look.parts) if look.slim < 1 else gap
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            if end - start > gap:
                yield start + gap / 2, end - gap / 2

    def _box(self) -> QRectF:
        width = self.full_width()
        side = min(self.width(), self.height()) - width - 2
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _point(self, turn: float, radius: float) -> QPointF:
        angle = math.radians(turn * 360 - 90)
        center = self._box().center()
        return center + QPointF(math.cos(angle) * radius, math.sin(angle) * radius)

    def _tip_rect(self, before: float, now: float) -> QRect:
        radius, half = self._box().width() / 2, self.full_width() / 2
        corners = [self._point(t, radius + d) for t in (before, now) for d in (-half, half)]
        left, right = min(c.x() for c in corners), max(c.x() for c in corners)
        top, bottom = min(c.y() for c in corners), max(c.y() for c in corners)
        around = QRectF(QPointF(left, top), QPointF(right, bottom))
        return around.adjusted(-3, -3, 3, 3).toAlignedRect()

    def _turns_in(self, dirty: QRect) -> tuple[float, float]:
        """The part of the turn, from and to, that a dirty rectangle may touch."""
        box = self._box()
        reach = math.hypot(dirty.width(), dirty.height()) / 2
        away = QRectF(dirty).center() - box.center()
        distance = math.hypot(away.x(), away.y())
        if reach >= distance:
            return 0.0, 2.0
        middle = (math.degrees(math.atan2(away.y(), away.x())) + 90) / 360 % 1.0
        half = math.asin(reach / distance) / (2 * math.pi) + 0.004
        low = middle - half
        return (low, middle + half) if low >= 0 else (low + 1.0, middle + half + 1.0)
