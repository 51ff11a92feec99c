"""The moves on the card: whole at every size of text, and as large as there is room for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.routine.model import Exercise, Hold, Routine, Section
from midline.ui.library.move_list import MoveList
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale

NARROW, WIDE = 400, 1340
LONG = "Side plank with the upper leg lifted and the lower knee on the mat"


def shown(
    qtbot: QtBot, themes: Themes, width: int, room: int, *names: str, sections: int = 1
) -> MoveList:
    moves = MoveList(themes)
    qtbot.addWidget(moves)
    moves.resize(width, 10)
    moves.set_room(room)
    exercises = tuple(Exercise(name, (Hold(30, 30),), 1, 30) for name in names)
    moves.set_routine(Routine("", tuple(Section("Core", exercises) for _ in range(sections))))
    return moves


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_name_that_needs_more_lines_gets_them(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    themes = Themes(qapp, "dark", True, None, TypeScale(percent))
    short = shown(qtbot, themes, NARROW, 0, "Plank").sizeHint().height()
    long = shown(qtbot, themes, NARROW, 0, LONG).sizeHint().height()
    assert long >= short + (themes.type.body if percent > 100 else 0)
    endless = shown(qtbot, themes, NARROW, 0, LONG.replace(" ", "")).sizeHint().height()
    assert endless > short


def columns_of(moves: MoveList) -> list[int]:
    return sorted({place.left() for place in moves._places})


@pytest.mark.parametrize(
    ("width", "room", "count", "columns", "still_px"),
    [
        (NARROW, 2000, 6, 1, 72),
        (WIDE, 700, 6, 1, 144),  # a few are larger
        (WIDE, 600, 6, 1, 108),
        (WIDE, 600, 7, 1, 90),
        (WIDE, 600, 12, 2, 90),  # more stand in two columns
        (WIDE, 600, 10, 2, 90),
        (WIDE, 600, 18, 2, 72),
        (WIDE, 600, 500, 2, 72),
        (WIDE, 0, 6, 2, 72),
    ],
)
def test_moves_are_as_large_as_there_is_room_for_all(
    qtbot: QtBot, themes: Themes, width: int, room: int, count: int, columns: int, still_px: int
) -> None:
    moves = shown(qtbot, themes, width, room, *(f"Move {i}" for i in range(count)))
    assert len(columns_of(moves)) == columns
    assert moves._stills.size().width() == still_px
    assert not any(a.intersects(b) for a, b in pairwise(moves._places))
    assert all(QRect(0, 0, width, moves.height()).contains(place) for place in moves._places)


def test_no_column_ends_with_the_name_of_a_section(qtbot: QtBot, themes: Themes) -> None:
    for count in range(1, 12):
        names = [f"Move {i}" for i in range(count)]
        moves = shown(qtbot, themes, WIDE, 0, *names, sections=3)
        first_right = next(i for i, place in enumerate(moves._places) if place.left() > 0)
        assert moves._lines[first_right - 1].move is not None


def test_themes_of_another_size_are_followed(qtbot: QtBot, themes: Themes) -> None:
    before = themes.type
    moves = shown(qtbot, themes, NARROW, 0, "Plank")
    height = moves.height()
    themes.set_type(TypeScale(200))
    assert moves.height() > height
    themes.set_type(before)
