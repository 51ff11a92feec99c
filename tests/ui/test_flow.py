"""A row that goes on in the next line: where its widgets lie in more and in less room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from midline.ui.widgets.flow import Flow

WIDE = (100, 60, 140)


class Box(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._hint = QSize(width, 40)

    def sizeHint(self) -> QSize:
        return self._hint


def laid_out(width: int, *, hidden: int = -1, **kind: bool) -> list[tuple[int, int, int]]:
    """Left, top and width of each box; the distance between them is 10."""
    row = QWidget()
    flow = Flow(row, **kind)
    flow.setSpacing(10)
    boxes = [Box(each) for each in WIDE]
    for i, box in enumerate(boxes):
        flow.addWidget(box)
        box.setVisible(i != hidden)
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    return [(b.x(), b.y(), b.width()) for i, b in enumerate(boxes) if i != hidden]


@pytest.mark.parametrize(
    ("width", "kind", "places"),
    [
        (400, {}, [(0, 0, 100), (110, 0, 60), (180, 0, 140)]),
        (320, {}, [(0, 0, 100), (110, 0, 60), (180, 0, 140)]),
        (319, {}, [(0, 0, 100), (110, 0, 60), (0, 50, 140)]),
        (160, {}, [(0, 0, 100), (0, 50, 60), (0, 100, 140)]),
        (90, {}, [(0, 0, 90), (0, 50, 60), (0, 100, 90)]),
        (440, {"fills": True}, [(0, 0, 140), (150, 0, 140), (300, 0, 140)]),
        (350, {"fills": True}, [(0, 0, 110), (120, 0, 70), (200, 0, 150)]),
        (250, {"fills": True}, [(0, 0, 120), (130, 0, 120), (0, 50, 250)]),
        (400, {"ends": True}, [(80, 0, 100), (190, 0, 60), (260, 0, 140)]),
    ],
)
def test_widgets_go_on_in_the_next_line(
    qapp: QApplication, width: int, kind: dict[str, bool], places: list[tuple[int, int, int]]
) -> None:
    assert laid_out(width, **kind) == places


def test_what_is_hidden_takes_no_room(qapp: QApplication) -> None:
    assert laid_out(400, hidden=1) == [(0, 0, 100), (110, 0, 140)]


def test_the_height_is_that_of_its_lines_and_margins(qapp: QApplication) -> None:
    row = QWidget()
    flow = Flow(row)
    flow.setSpacing(10)
    for each in WIDE:
        flow.addWidget(Box(each))
    assert flow.heightForWidth(320) == 40
    assert flow.heightForWidth(160) == 140
    flow.setContentsMargins(10, 5, 10, 5)
    assert flow.heightForWidth(320) == 100
    assert (flow.sizeHint(), flow.minimumSize()) == (QSize(340, 50), QSize(160, 50))
