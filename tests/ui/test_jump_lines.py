"""The lines of the list to jump from stand whole in any room, at every size of text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from midline.routine.reading import read_routine
from midline.session.plan import PlannedSet, compile_plan
from midline.ui.fonts import font
from midline.ui.row_painting import wrapped_px
from midline.ui.stage.jump_panel import JumpPanel, SetDelegate, line, words_of
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from midline.ui.widgets.fit_label import NO_BREAK

ROUTINE = b"""
name: Test
exercises:
  - name: Side plank with a name that goes on and on
    do: 2 x 20-40s
    sides: left-right
  - name: Bridge
    do: 1 x 15
"""


def planned_sets() -> tuple[PlannedSet, ...]:
    routine = read_routine(ROUTINE, "test.yaml").routine
    assert routine is not None
    return compile_plan(routine).sets


def words(planned: PlannedSet) -> str:
    return words_of(planned).replace(NO_BREAK, " ")


def test_a_line_says_number_set_and_amount_and_whether_it_is_done() -> None:
    planned = planned_sets()[0]
    assert words(planned) == (
        "Side plank with a name that goes on and on, left · Set 1 of 2 · 20–40 s"
    )
    assert line(planned, True).replace(NO_BREAK, " ") == f"1   {words(planned)}   ✓"


def test_where_there_is_one_set_it_is_not_counted() -> None:
    assert words(planned_sets()[-1]) == "Bridge · 15 reps"


def test_a_line_breaks_between_its_parts_not_within() -> None:
    _, of_sets, amount = words_of(planned_sets()[0]).split("· ")
    assert " " not in of_sets
    assert " " not in amount


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("wide", [500, 860, 1280])
def test_a_row_is_as_high_as_its_words_take(
    qtbot: QtBot, themes: Themes, percent: int, wide: int
) -> None:
    themes.set_type(TypeScale(percent))
    window = QWidget()
    window.resize(wide, 600)
    qtbot.addWidget(window)
    sets = planned_sets()
    panel = JumpPanel(window, sets, frozenset({0}), 0, themes)
    window.show()
    panel.open()
    made, delegate = font(themes.type.lead, tabular=True), panel.list.itemDelegate()
    assert isinstance(delegate, SetDelegate)
    for row, planned in enumerate(sets):
        index = panel.list.model().index(row, 0)
        place = panel.list.visualRect(index)
        assert place.width() <= panel.list.viewport().width()
        beside = delegate.place_of_words(place)
        assert beside.width() > 100
        assert place.height() >= wrapped_px(words_of(planned), made, beside.width())
        assert delegate.sizeHint(QStyleOptionViewItem(), index).height() <= place.height()
