"""The figure on the stage: which moment of the move it shows, and when it stands still."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.figures.model import Figure
from midline.library.figures import Figures
from midline.resources import resource
from midline.routine.model import Exercise, Side, Tempo
from midline.routine.reading import read_routine
from midline.session.events import Command, JumpTo
from midline.session.plan import compile_plan
from midline.ui.stage.moving import Move, move_of
from midline.ui.stage.stage import StageChoices
from midline.ui.themes import Themes
from tests.ui.playing import Playing

ROUTINE = """
name: Test
get_ready: 5s
rest: 10s
exercises:
  - {name: Hip bridge, do: 10, tempo: 1-1-1-0}
  - {name: Plank, do: 20s}
  - {name: Side plank, do: 20s, sides: left-right}
  - {name: Squat, do: 10}
  - {name: Nobody drew this, do: 10s}
"""
BRIDGE, PLANK, LEFT, RIGHT, SQUAT, UNKNOWN = range(6)


def moves() -> list[Move]:
    routine = read_routine(ROUTINE.encode(), "test.yaml").routine
    assert routine is not None
    return [move_of(planned) for planned in compile_plan(routine).sets]


def test_it_moves_in_the_tempo_of_the_set_holds_and_is_mirrored() -> None:
    bridge, plank, left, right, squat, _ = moves()
    assert bridge == Move(Tempo(1, 1, 1, 0), is_hold=False, is_mirrored=False)
    assert plank == Move(None, is_hold=True, is_mirrored=False)
    assert (left.is_mirrored, right.is_mirrored) == (True, False)
    assert squat == Move(None, is_hold=False, is_mirrored=False)  # as calmly as it was drawn


@pytest.mark.parametrize(
    ("position_s", "shown_s"),
    [(0.0, 1.0), (0.9, 1.0), (1.9, 1.0), (2.1, 0.0), (2.9, 0.0), (3.1, 1.0)],
)
def test_with_reduced_motion_it_goes_from_key_pose_to_key_pose(
    position_s: float, shown_s: float
) -> None:
    bridge, plank, *_ = moves()
    assert bridge.seconds(position_s, is_calm=True) == shown_s
    assert plank.seconds(position_s, is_calm=True) == 0
    assert bridge.seconds(position_s) == position_s


@pytest.fixture
def play_drawn(qtbot: QtBot, themes: Themes) -> Callable[[], Playing]:
    figures = Figures([resource("assets", "figures")])

    def figure_of(exercise: Exercise) -> Figure | None:
        return figures.find(exercise.figure, exercise.name)

    return lambda: Playing(qtbot, themes, ROUTINE, StageChoices(figure_of=figure_of))


def picture(playing: Playing) -> QImage:
    playing.stage.show_now()
    QApplication.processEvents()
    return playing.stage.column.figure.grab().toImage()


def test_it_moves_in_a_set_and_is_frozen_in_a_pause(play_drawn: Callable[[], Playing]) -> None:
    playing = play_drawn()
    playing.pass_s(5.2)
    first = picture(playing)
    playing.pass_s(0.4)
    assert picture(playing) != first
    playing.press(Qt.Key.Key_P)
    first = picture(playing)
    playing.pass_s(7.0)
    assert picture(playing) == first


def test_a_pause_shows_what_comes_next(play_drawn: Callable[[], Playing]) -> None:
    playing = play_drawn()
    first = picture(playing)
    playing.pass_s(0.4)
    assert picture(playing) != first  # how the bridge goes, before its first set


def test_reps_that_nobody_paces_are_shown_too(play_drawn: Callable[[], Playing]) -> None:
    playing = play_drawn()
    _jump(playing, SQUAT)
    assert playing.stage.is_animating()
    first = picture(playing)
    playing.pass_s(0.4)
    assert picture(playing) != first


def test_the_other_side_is_its_mirror_image(play_drawn: Callable[[], Playing]) -> None:
    playing = play_drawn()
    _jump(playing, LEFT)
    left = picture(playing)
    playing.controller.command(Command.SKIP)
    playing.pass_s(5)
    assert playing.session.step.set is not None
    assert playing.session.step.set.side is Side.RIGHT
    assert picture(playing) != left


def test_a_move_that_nobody_drew_has_a_card_and_the_end_has_none(
    play_drawn: Callable[[], Playing],
) -> None:
    playing = play_drawn()
    _jump(playing, UNKNOWN)
    image = picture(playing)
    ground = image.pixelColor(1, 1)
    assert any(image.pixelColor(x, image.height() // 2) != ground for x in range(image.width()))
    assert playing.stage.column.figure.isVisible()


def test_figure_is_as_large_as_its_place(play_drawn: Callable[[], Playing]) -> None:
    for size in ((1280, 800), (1920, 1080), (860, 600)):
        playing = play_drawn()
        playing.window.resize(*size)
        QApplication.processEvents()
        figure = playing.stage.column.figure
        assert figure.height() >= 0.25 * playing.stage.height()
        assert figure.width() >= 0.4 * playing.stage.width()


def _jump(playing: Playing, ordinal: int) -> None:
    playing.controller.command(JumpTo(ordinal))
    playing.pass_s(10)
