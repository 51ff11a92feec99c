"""The whole session as a strip: sets are tall, pauses low; what is done is filled."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from midline.ui.widgets.turned import Turned

CURSOR_PX = 3.0
GAP_PX = 2.0
AHEAD_SHARE = 0.62  # of its colour in what is not done; 3:1 against every ground


@dataclass(frozen=True)
class Segment:
    """``ordinal`` is the set it is, or leads to. ``height`` is a share of the strip's."""

    start_s: float
    duration_s: float
    ordinal: int
    is_set: bool
    color: QColor
    height: float
    text: str

    def is_at(self, moment_s: float) -> bool:
        return self.start_s < moment_s < self.start_s + self.duration_s


class Strip(Turned):
    """``chosen`` carries the ordinal of the set that was clicked."""

    accessible_role = "Graphic"

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._segments: list[Segment] = []
        self._starts: list[float] = []
        self._total_s = 1.0
        self._position_s = 0.0
        self._done: frozenset[int] = frozenset()
        self._ground = self._text = QColor(Qt.GlobalColor.black)

    def set_segments(self, segments: list[Segment], total_s: float) -> None:
        self._segments, self._total_s = segments, max(total_s, 0.001)
        self._starts = [segment.start_s for segment in segments]
        self.update()

    def set_colors(self, text: QColor, ground: QColor) -> None:
        if (text, ground) != (self._text, self._ground):
            self._text, self._ground = text, ground
            self.update()

    def set_done(self, done: frozenset[int]) -> None:
        if done != self._done:
            self._done = done
            self.update()

    def set_position_s(self, position_s: float) -> None:
        """Moves the cursor; repaints only when it moves by a whole pixel."""
        before, now = self._x(self._position_s), self._x(position_s)
        if round(before) == round(now):
            return
        self._position_s = position_s
        for x in (before, now):
            self.update_in_area(QRectF(x - 4, 0, 8, self.area().height()).toAlignedRect())

    def segment_at(self, x: float) -> Segment | None:
        if not self._segments:
            return None
        at_s = x / max(1, self.area().width()) * self._total_s
        return self._segments[max(0, bisect_right(self._starts, at_s) - 1)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.turned_painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        dirty = QRectF(self.in_area(event.rect()))
        size = self.area()
        for segment in self._segments:
            rect = self._rect(segment, size)
            if rect.intersects(dirty):
                painter.setBrush(self._fill(segment))
                radius = min(5.0, rect.width() / 2, rect.height() / 2)
                painter.drawRoundedRect(rect, radius, radius)
                if segment.is_at(self._position_s):
                    self._paint_gone(painter, segment, rect)
        self._paint_cursor(painter)
        painter.end()

    def _paint_gone(self, painter: QPainter, segment: Segment, rect: QRectF) -> None:
        """The part of the present segment that lies behind the cursor."""
        gone = QRectF(rect)
        gone.setRight(min(rect.right(), self._x(self._position_s)))
        radius = min(5.0, gone.width() / 2, gone.height() / 2)
        painter.setBrush(segment.color)
        painter.drawRoundedRect(gone, radius, radius)

    def _paint_cursor(self, painter: QPainter) -> None:
        x = min(max(self._x(self._position_s), CURSOR_PX / 2), self.area().width() - CURSOR_PX / 2)
        painter.setBrush(self._ground)
        painter.drawRect(QRectF(x - CURSOR_PX / 2 - 2, 0, CURSOR_PX + 4, self.area().height()))
        painter.setBrush(self._text)
        line = QRectF(x - CURSOR_PX / 2, 0, CURSOR_PX, self.area().height())
        painter.drawRoundedRect(line, CURSOR_PX / 2, CURSOR_PX / 2)

    def _fill(self, segment: Segment) -> QColor:
        is_past = segment.start_s + segment.duration_s <= self._position_s
        is_done = segment.ordinal in self._done if segment.is_set else is_past
        return segment.color if is_done else _ahead(segment.color.rgba(), self._ground.rgba())

    def _rect(self, segment: Segment, size: QSize) -> QRectF:
        px_per_s = size.width() / self._total_s
        left = segment.start_s * px_per_s
        width = segment.duration_s * px_per_s
        height = max(3.0, (size.height() - 6) * segment.height)
        gap = GAP_PX if width > 3 * GAP_PX else 0.0
        return QRectF(left, (size.height() - height) / 2, max(1.0, width - gap), height)

    def _x(self, at_s: float) -> float:
        return at_s / self._total_s * self.area().width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        segment = self.segment_at(self.point_in_area(event.position()).x())
        if segment is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(segment.ordinal)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            segment = self.segment_at(self.point_in_area(event.pos()).x())
            if segment is not None:
                QToolTip.showText(event.globalPos(), segment.text, self)
            return True
        return super().event(event)


@cache  # there are as many as there are colours, and segments by the hundred
def _ahead(color: int, ground: int) -> QColor:
    """The colour, from `QColor.rgba`, of what is not done yet."""
    over, under = QColor.fromRgba(color), QColor.fromRgba(ground)
    return QColor.fromRgbF(
        AHEAD_SHARE * over.redF() + (1 - AHEAD_SHARE) * under.redF(),
        AHEAD_SHARE * over.greenF() + (1 - AHEAD_SHARE) * under.greenF(),
        AHEAD_SHARE * over.blueF() + (1 - AHEAD_SHARE) * under.blueF(),
    )
