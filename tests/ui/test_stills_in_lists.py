"""The summary and the list to jump from show each set's move, for its side."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from midline.library.figures import own_and_shipped
from midline.resources import resource
from midline.routine.reading import read_routine
from midline.session.plan import Plan, compile_plan
from midline.ui.stage.jump_panel import JumpPanel
from midline.ui.summary.page import SummaryPage
from midline.ui.summary.rows import DONE, EXERCISE
from midline.ui.themes import Themes

ROUTINE = b"""
name: Test
exercises:
  - name: Handstand
    do: 1 x 20s
  - name: Side plank
    do: 1 x 20s
    sides: left-right
  - name: Side plank
    do: 1 x 20s
    sides: right-left
"""
HANDSTAND, LEFT, RIGHT, RIGHT_AGAIN, LEFT_AGAIN = range(5)
FIGURE_OF = own_and_shipped(resource("assets") / "nowhere").of


def plan() -> Plan:
    routine = read_routine(ROUTINE, "test.yaml").routine
    assert routine is not None
    return compile_plan(routine)


def test_the_summary_shows_the_side_that_was_trained(qtbot: QtBot, themes: Themes) -> None:
    page = SummaryPage(plan(), (), 60.0, themes, FIGURE_OF)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    for row in range(5):
        page.rows.setData(page.rows.index(row, DONE), 20)  # what was not done is dimmed
    page.table.clearSelection()
    cells = [page.table.visualRect(page.rows.index(row, EXERCISE)) for row in range(5)]
    check(qtbot, page.table.viewport(), [place.adjusted(12, 0, 0, 0) for place in cells], themes)


def test_the_list_to_jump_from_shows_them_too(qtbot: QtBot, themes: Themes) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    panel = JumpPanel(window, plan().sets, frozenset(), HANDSTAND, themes, FIGURE_OF)
    with qtbot.waitExposed(window):
        window.show()
    panel.open()
    cells = [panel.list.visualItemRect(panel.list.item(row)) for row in range(5)]
    check(qtbot, panel.list.viewport(), cells, themes)


def check(qtbot: QtBot, view: QWidget, cells: list[QRect], themes: Themes) -> None:
    width, height = themes.type.still

    def stills() -> list[QImage]:
        image = view.grab().toImage()
        tops = [cell.center().y() - height // 2 for cell in cells]
        return [
            image.copy(cell.left(), top, width, height)
            for cell, top in zip(cells, tops, strict=True)
        ]

    qtbot.waitUntil(lambda: len({bytes(each.constBits()) for each in stills()}) == 3)
    drawn = stills()
    assert drawn[LEFT] == drawn[LEFT_AGAIN]
    assert drawn[RIGHT] == drawn[RIGHT_AGAIN]
    assert alike(mirrored(drawn[LEFT]), drawn[RIGHT])
    assert not alike(drawn[LEFT], drawn[RIGHT])
    assert not alike(drawn[HANDSTAND], drawn[RIGHT])


def mirrored(image: QImage) -> QImage:
    return image.transformed(QTransform().scale(-1, 1))


def alike(one: QImage, other: QImage) -> bool:
    """Nearly the same, but for the smoothing of edges."""
    spots = [(x, y) for x in range(one.width()) for y in range(one.height())]
    apart = sum(
        abs(one.pixelColor(*spot).lightness() - other.pixelColor(*spot).lightness()) > 60
        for spot in spots
    )
    return apart < 0.05 * len(spots)
