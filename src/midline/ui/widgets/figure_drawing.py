"""A drawing: filled shapes in pixels, made once and painted as often as needed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QTransform


class Drawing:
    """Takes shapes in body heights, from back to front. They are mapped to pixels before they are
    painted: a painter with a scale would cut their curves into four times as many pieces."""

    def __init__(self, to_pixels: QTransform) -> None:
        self._to_pixels = to_pixels
        self._shapes: list[tuple[QPainterPath, QColor]] = []
        self.bounds = QRectF()

    def fill(self, path: QPainterPath, color: QColor, placed: QTransform | None = None) -> None:
        """``placed`` turns and moves a shape that is kept ready."""
        to_pixels = placed * self._to_pixels if placed else self._to_pixels
        self._add(to_pixels.map(path), color)

    def line(self, path: QPainterPath, width: float, color: QColor) -> None:
        """Along the path, with round ends."""
        stroker = QPainterPathStroker()
        stroker.setWidth(width * abs(self._to_pixels.m11()))
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._add(stroker.createStroke(self._to_pixels.map(path)), color)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path, color in self._shapes:
            painter.fillPath(path, color)

    def _add(self, path: QPainterPath, color: QColor) -> None:
        self._shapes.append((path, color))
        self.bounds |= path.controlPointRect()
