"""Stills in lists: never before a paint, each once, for the side that is trained."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from midline.figures.model import Figure
from midline.library.figures import own_and_shipped
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Routine, Section
from midline.ui.library.move_list import MoveList
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from midline.ui.widgets.stills import KEPT_MOST, SLICE_S, Stills, no_figure

GROUND = "raised"
NOWHERE = resource("assets") / "nowhere"


def move(name: str) -> Exercise:
    return Exercise(name, (Hold(30, 30),), 1, 30)


class Asked:
    """The shipped figures, and for which moves they were asked."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._of = own_and_shipped(NOWHERE).of

    def of(self, exercise: Exercise) -> Figure | None:
        self.names.append(exercise.name)
        return self._of(exercise)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def stills(themes: Themes, asked: Asked) -> Iterator[Stills]:
    before = themes.type
    yield Stills(themes, asked.of)
    themes.set_type(before)


def painted(stills: Stills, name: str, *, is_mirrored: bool = False) -> QImage:
    image = QImage(stills.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    stills.paint(painter, image.rect(), move(name), GROUND, is_mirrored)
    painter.end()
    return image


def drawn(qtbot: QtBot, stills: Stills, name: str, *, is_mirrored: bool = False) -> QImage:
    """Once it was drawn, between two paints."""
    painted(stills, name, is_mirrored=is_mirrored)
    with qtbot.waitSignal(stills.made):
        pass
    return painted(stills, name, is_mirrored=is_mirrored)


def test_a_paint_waits_for_no_still(qtbot: QtBot, stills: Stills, asked: Asked) -> None:
    empty = painted(stills, "Plank")
    assert asked.names == []
    with qtbot.waitSignal(stills.made):
        pass
    still = painted(stills, "Plank")
    assert still != empty
    assert painted(stills, "Plank") == still
    assert asked.names == ["Plank"]


def test_the_left_side_is_the_mirror_of_the_right(qtbot: QtBot, stills: Stills) -> None:
    right = drawn(qtbot, stills, "Side plank")
    left = drawn(qtbot, stills, "Side plank", is_mirrored=True)
    assert alike(left.transformed(QTransform().scale(-1, 1)), right) > 0.95
    assert alike(left, right) < 0.9


def alike(one: QImage, other: QImage) -> float:
    """The share of spots with nearly the same lightness."""
    spots = [(x, y) for x in range(one.width()) for y in range(one.height())]
    same = (
        abs(one.pixelColor(spot[0], spot[1]).lightness() - other.pixelColor(*spot).lightness()) < 60
        for spot in spots
    )
    return sum(same) / len(spots)


def test_moves_without_a_figure_share_a_neutral_one(qtbot: QtBot, stills: Stills) -> None:
    card = drawn(qtbot, stills, "Handstand")
    assert card != drawn(qtbot, stills, "Plank")
    assert card == drawn(qtbot, stills, "Cartwheel")


def test_it_follows_the_theme_and_the_size_of_text(
    qtbot: QtBot, themes: Themes, stills: Stills
) -> None:
    dark = drawn(qtbot, stills, "Plank")
    assert stills.size().height() >= 40
    themes.choose("light")
    assert painted(stills, "Plank") == painted(stills, "Bird dog")  # not drawn yet, both
    assert drawn(qtbot, stills, "Plank") != dark
    themes.set_type(TypeScale(200))
    assert stills.size().height() > dark.height()


def test_a_list_of_500_moves_asks_for_those_in_sight_and_paints_at_once(
    qtbot: QtBot, themes: Themes, asked: Asked
) -> None:
    moves, area = MoveList(themes, asked.of), QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(moves)
    area.resize(600, 400)
    moves.set_routine(Routine("", (Section("", tuple(move(f"Move {i}") for i in range(500))),)))
    with qtbot.waitExposed(area):
        area.show()
    qtbot.waitUntil(lambda: len(set(asked.names)) > 5)
    assert len(set(asked.names)) < 10
    longest_s, bar = 0.0, area.verticalScrollBar()
    for top in range(0, bar.maximum(), 390):
        began_s = perf_counter()
        bar.setValue(top)
        area.grab()
        longest_s = max(longest_s, perf_counter() - began_s)
    assert longest_s < 0.1  # 2 ms, where nobody else is at work


def test_no_more_are_kept_than_a_window_shows(qtbot: QtBot, stills: Stills, asked: Asked) -> None:
    for i in range(2 * KEPT_MOST):
        painted(stills, f"Move {i}")
    qtbot.waitUntil(lambda: len(asked.names) == 2 * KEPT_MOST)
    asked.names.clear()
    for i in range(2 * KEPT_MOST):
        painted(stills, f"Move {i}")
    qtbot.waitUntil(lambda: len(asked.names) >= KEPT_MOST - 1)


def test_they_are_drawn_in_slices(qtbot: QtBot, themes: Themes) -> None:
    def slow(exercise: Exercise) -> None:
        until = perf_counter() + SLICE_S
        while perf_counter() < until:
            pass

    stills = Stills(themes, slow)
    for name in ("One", "Two", "Three"):
        painted(stills, name)
    for _ in range(3):
        with qtbot.waitSignal(stills.made):
            pass
    with qtbot.assertNotEmitted(stills.made, wait=20):
        assert painted(stills, "One") == painted(stills, "Three")


def test_without_figures_every_move_is_neutral(qtbot: QtBot, themes: Themes) -> None:
    stills = Stills(themes, no_figure)
    assert drawn(qtbot, stills, "Plank") == drawn(qtbot, stills, "Bird dog")


def test_a_move_without_a_figure_shows_the_first_stand_in_that_has_one(
    qtbot: QtBot, stills: Stills
) -> None:
    image = QImage(stills.size(), QImage.Format.Format_RGB32)

    def paint() -> None:
        image.fill(QColor("black"))
        painter = QPainter(image)
        others = move("Mine too"), move("Bird dog"), move("Plank")
        stills.paint(painter, image.rect(), move("My own"), GROUND, stand_ins=others)
        painter.end()

    with qtbot.waitSignal(stills.made):
        paint()
    paint()
    assert image == drawn(qtbot, stills, "Bird dog")


def test_the_first_paint_waits_for_no_figure() -> None:
    loads = "import sys, midline.app; print(*(m for m in sys.modules if 'figure' in m))"
    said = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert said.stdout.split() == []
