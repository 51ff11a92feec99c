"""In little room a line of the list to jump from keeps what tells it apart."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from midline.routine.reading import read_routine
from midline.session.plan import PlannedSet, compile_plan
from midline.ui.fonts import font
from midline.ui.stage.jump_panel import fitted, line

ROUTINE = b"""
name: Test
exercises:
  - name: Side plank with a name that goes on and on
    do: 2 x 20-40s
    sides: left-right
"""


def planned() -> PlannedSet:
    routine = read_routine(ROUTINE, "test.yaml").routine
    assert routine is not None
    return compile_plan(routine).sets[0]


def test_all_of_it_stands_where_there_is_room(qapp: QApplication) -> None:
    assert fitted(planned(), True, QFontMetrics(font(18)), 2000) == line(planned(), True)


@pytest.mark.parametrize("room_px", [300, 400, 500])
def test_the_name_is_cut_short_but_not_its_side_and_set(qapp: QApplication, room_px: int) -> None:
    metrics = QFontMetrics(font(18))
    said = fitted(planned(), True, metrics, room_px)
    assert said.startswith("1   Si")
    assert "…, left · Set 1 of 2" in said
    assert said.endswith("✓")
    assert metrics.horizontalAdvance(said) <= room_px
