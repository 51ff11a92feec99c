"""Quarter turns and the mirror: what is painted where, and what lies where in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.routine.view import View
from midline.ui.widgets.ring import Ring, RingLook, Shape
from midline.ui.widgets.strip import Segment, Strip
from midline.ui.widgets.turned import Room, Turned

WIDE, HIGH = 200, 100

# Where the upper left corner is seen, and in which direction a line is read.
CORNERS = [
    (View.UPRIGHT, (0, 0), (1, 0)),
    (View.LEFT, (0, HIGH), (0, -1)),
    (View.UPSIDE_DOWN, (WIDE, HIGH), (-1, 0)),
    (View.RIGHT, (WIDE, 0), (0, 1)),
    (View.MIRROR, (WIDE, 0), (-1, 0)),
    (View.MIRROR_LEFT, (WIDE, HIGH), (0, -1)),
    (View.MIRROR_UPSIDE_DOWN, (0, HIGH), (1, 0)),
    (View.MIRROR_RIGHT, (0, 0), (0, 1)),
]


class Corner(Turned):
    """A red square in the upper left corner, a green one to the right of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.turned_painter()
        painter.fillRect(self.in_area(event.rect()), Qt.GlobalColor.black)
        painter.fillRect(QRect(0, 0, 20, 20), Qt.GlobalColor.red)
        painter.fillRect(QRect(20, 0, 20, 20), Qt.GlobalColor.green)
        painter.end()


@pytest.mark.parametrize(("view", "corner", "way"), CORNERS)
def test_a_widget_paints_itself_turned(
    qapp: QApplication, view: View, corner: tuple[int, int], way: tuple[int, int]
) -> None:
    widget = Corner()
    widget.resize(WIDE, HIGH)
    widget.set_view(view)
    image = widget.grab().toImage()
    inside = QPoint(*(10 if at == 0 else at - 10 for at in corner))
    beside = QPoint(inside.x() + 20 * way[0], inside.y() + 20 * way[1])
    assert image.pixelColor(inside) == QColor(Qt.GlobalColor.red)
    assert image.pixelColor(beside) == QColor(Qt.GlobalColor.green)
    assert QRect(8, 8, 5, 5).contains(widget.point_in_area(inside).toPoint())


@pytest.mark.parametrize(("view", "corner", "way"), CORNERS)
def test_a_place_of_the_room_lies_where_it_is_seen(
    view: View, corner: tuple[int, int], way: tuple[int, int]
) -> None:
    room = Room(QRect(0, 50, WIDE, HIGH), view)
    seen = room.place(QRect(0, 0, 20, 10))
    is_sideways = view.turn in (View.LEFT, View.RIGHT)
    assert seen.size() == (QSize(10, 20) if is_sideways else QSize(20, 10))
    assert room.size == (QSize(HIGH, WIDE) if is_sideways else QSize(WIDE, HIGH))
    assert seen.adjusted(-1, -1, 1, 1).contains(QPoint(corner[0], corner[1] + 50))


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("view", list(View))
def test_the_tip_of_a_turned_ring_is_repainted_where_it_is_seen(
    qtbot: QtBot, view: View, shape: Shape
) -> None:
    """After many small steps it looks as if it were painted as a whole."""
    red, blue, gray, black = (QColor(name) for name in ("red", "blue", "gray", "black"))
    ring, whole = Ring(), Ring()
    for each in (ring, whole):
        qtbot.addWidget(each)
        each.resize(180, 200)
        each.set_view(view)
        each.set_look(RingLook(red, blue, gray, black, black, mark=0.5, shape=shape))
        with qtbot.waitExposed(each):
            each.show()
    for i in range(60):
        ring.set_gone(i * 0.015)
        QApplication.processEvents()
    whole.set_gone(ring.gone())
    QApplication.processEvents()
    assert _seen(ring).pixelColor(90, 100) == black
    assert _difference(_seen(ring), _seen(whole)) < 0.002


def _seen(widget: Ring) -> QImage:
    """What is on the screen, without painting anything anew."""
    return widget.screen().grabWindow(widget.winId()).toImage()


def _difference(one: QImage, other: QImage) -> float:
    """The share of points that differ by more than their smoothing."""
    points = [(x, y) for x in range(one.width()) for y in range(one.height())]
    colors = ((one.pixelColor(*at), other.pixelColor(*at)) for at in points)
    apart = sum(abs(a.lightness() - b.lightness()) > 40 or a.hue() != b.hue() for a, b in colors)
    return apart / len(points)


@pytest.mark.parametrize(
    ("view", "at"),
    [
        (View.UPRIGHT, QPoint(199, 5)),
        (View.MIRROR, QPoint(1, 5)),
        (View.UPSIDE_DOWN, QPoint(1, 5)),
        (View.LEFT, QPoint(5, 1)),
        (View.RIGHT, QPoint(5, 199)),
    ],
)
def test_a_click_on_a_turned_strip_means_what_is_seen_there(
    qtbot: QtBot, view: View, at: QPoint
) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    color = QColor(Qt.GlobalColor.red)
    strip.set_segments(
        [Segment(10.0 * i, 10.0, i, True, color, 1.0, "") for i in range(4)],
        40.0,
    )
    strip.resize(QSize(200, 30) if view.turn not in (View.LEFT, View.RIGHT) else QSize(30, 200))
    strip.set_view(view)
    with qtbot.waitSignal(strip.chosen) as heard:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == [3]
