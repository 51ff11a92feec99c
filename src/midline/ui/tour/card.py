"""One card of the tour: a panel that leaves what it tells of in the light, and stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from midline.ui.widgets.panel import SCRIM, Panel

AIR_PX = 8  # around what stands in the light
BESIDE_PX = 20  # between it and the card
RADIUS_PX, EDGE_PX = 20, 2
WIDTHS_EM = (23, 18, 14)  # the first that hides nothing of what stands in the light


class TourCard(Panel):
    """``part`` is a widget of the page; without one the card stands in the middle."""

    def __init__(
        self, window: QWidget, title: str, text: str, place: str, part: QWidget | None
    ) -> None:
        super().__init__(window, title, text)
        self._part, self._wide_em = part, WIDTHS_EM[0]
        step = self._add_label(place, "small")
        self.body.removeWidget(step)
        self.body.insertWidget(0, step)
        step.lower()  # so that it comes first for a screen reader, too
        self.setAccessibleDescription(text)

    def least_width_em(self) -> int:
        return self._wide_em

    def open(self) -> None:
        super().open()
        self.announce(f"{self.accessibleName()}. {self._text.text()}")

    def fit(self) -> None:
        light = self._light()
        if light is None:
            self._fit_to(WIDTHS_EM[0])
            return
        hidden = {em: self._fit_to(em, light) for em in WIDTHS_EM}
        self._fit_to(min(WIDTHS_EM, key=hidden.__getitem__), light)

    def _fit_to(self, wide_em: int, light: QRect | None = None) -> int:
        """How much of the light it hides so wide, as an area."""
        self._wide_em = wide_em
        wide = max(wide_em * self.font().pixelSize(), self._buttons.sizeHint().width())
        for label in self.card.findChildren(QLabel):
            label.setMaximumWidth(wide)
        super().fit()
        if light is None:
            return 0
        self.card.move(beside(light, self.card.size(), self.rect()))
        self.update()
        return _area(self.card.geometry() & light)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page finds its places only after the window has another size."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dimmed = QPainterPath()
        dimmed.addRect(QRectF(self.rect()))
        light = self._light()
        if light is not None:
            dimmed.addRoundedRect(QRectF(light), RADIUS_PX, RADIUS_PX)  # odd-even: a hole
        painter.fillPath(dimmed, SCRIM)
        painter.setBrush(self.palette().highlight())
        painter.setPen(Qt.PenStyle.NoPen)
        edge = self.card.geometry().adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
        painter.drawRoundedRect(edge, RADIUS_PX, RADIUS_PX)  # or it looks like what is in the light
        painter.end()

    def _light(self) -> QRect | None:
        if self._part is None:
            return None
        top_left = self._part.mapTo(self._over, QPoint(0, 0))
        light = QRect(top_left, self._part.size()).adjusted(-AIR_PX, -AIR_PX, AIR_PX, AIR_PX)
        return light & self.rect()


def beside(light: QRect, size: QSize, within: QRect) -> QPoint:
    """Where a card of this size hides the least of ``light``: left, right, above or below of it."""
    room = within.adjusted(BESIDE_PX, BESIDE_PX, -BESIDE_PX, -BESIDE_PX)
    middle = light.center() - QPoint(size.width() // 2, size.height() // 2)
    places = [
        _pushed_into(QRect(QPoint(left, top), size), room)
        for left, top in (
            (light.left() - BESIDE_PX - size.width(), light.top()),
            (light.right() + BESIDE_PX, light.top()),
            (middle.x(), light.top() - BESIDE_PX - size.height()),
            (middle.x(), light.bottom() + BESIDE_PX),
        )
    ]
    return min(places, key=lambda place: _area(place & light)).topLeft()


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())


def _pushed_into(place: QRect, room: QRect) -> QRect:
    left = max(room.left(), min(place.left(), room.right() - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() - place.height()))
    return QRect(QPoint(left, top), place.size())
