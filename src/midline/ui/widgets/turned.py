"""Quarter turns and the mirror, for what is read by someone who lies: see `View`.

A widget that turns lies in the window as any other, so the window, screen readers and the mouse
know where it is; only what it paints is turned. That costs nothing while nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QWidget

from midline.routine.view import View

SIDEWAYS = (View.LEFT, View.RIGHT)


@dataclass(frozen=True)
class Room:
    """A part of the window, and how what is in it lies. Places in it are as if it were upright."""

    rect: QRect
    view: View = View.UPRIGHT

    @property
    def size(self) -> QSize:
        return lying(self.rect.size(), self.view)

    def place(self, place: QRect) -> QRect:
        """Where in the window a place of the room is seen."""
        seen = turn(self.rect.size(), self.view).mapRect(QRectF(place))
        return seen.toRect().translated(self.rect.topLeft())


def lying(size: QSize, view: View) -> QSize:
    return size.transposed() if view.turn in SIDEWAYS else size


def turn(size: QSize, view: View) -> QTransform:
    """From points as if it were upright to points in a widget of ``size``."""
    wide, high = size.width(), size.height()
    match view.turn:
        case View.LEFT:  # its top is at the left
            made = QTransform(0, -1, 1, 0, 0, high)
        case View.RIGHT:
            made = QTransform(0, 1, -1, 0, wide, 0)
        case View.UPSIDE_DOWN:
            made = QTransform(-1, 0, 0, -1, wide, high)
        case _:
            made = QTransform()
    return made * QTransform(-1, 0, 0, 1, wide, 0) if view.is_mirrored else made


class Turned(QWidget):
    """Paints with `turned_painter` on its `area`, as if it were upright."""

    _view = View.UPRIGHT

    def set_view(self, view: View) -> None:
        if view is not self._view:
            self._view = view
            self.area_changed()
            self.update()

    def area_changed(self) -> None:
        """The size of the area is another; for what is kept for it."""

    def area(self) -> QSize:
        return lying(self.size(), self._view)

    def turned_painter(self) -> QPainter:
        painter = QPainter(self)
        if self._view is not View.UPRIGHT:
            painter.setTransform(turn(self.size(), self._view), combine=True)
        return painter

    def update_in_area(self, rect: QRect) -> None:
        if self._view is not View.UPRIGHT:
            rect = turn(self.size(), self._view).mapRect(rect)
        self.update(rect)

    def in_area(self, rect: QRect) -> QRect:
        """A rectangle of the widget, such as its dirty one, as a part of the area."""
        if self._view is View.UPRIGHT:
            return rect
        back, _ = turn(self.size(), self._view).inverted()
        return back.mapRect(rect)

    def point_in_area(self, point: QPoint | QPointF) -> QPointF:
        """A point of the widget, such as the pointer's, as one of the area."""
        back, _ = turn(self.size(), self._view).inverted()
        return back.map(QPointF(point))
