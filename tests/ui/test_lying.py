"""How the stage lies: by the setting, the routine and the keys; and the bars that never turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from midline.routine.view import View
from midline.session.events import JumpTo
from midline.ui.stage.lying import mirrored, turned
from tests.ui.playing import Playing, click_at

Play = Callable[..., Playing]
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROUTINE = """
name: Test
get_ready: 5s
exercises:
  - {name: Plank, do: 20s}
  - {name: Superman, do: 20s, view: left}
  - {name: Side plank, do: 20s}
"""


def lies(playing: Playing) -> View:
    return playing.stage._lies


def test_four_quarters_make_a_whole_turn_and_the_mirror_stays() -> None:
    assert turned(View.UPRIGHT) is View.LEFT
    assert turned(turned(turned(turned(View.MIRROR_LEFT)))) is View.MIRROR_LEFT
    assert mirrored(View.LEFT) is View.MIRROR_LEFT
    assert mirrored(View.MIRROR) is View.UPRIGHT


def test_v_turns_shift_v_mirrors_and_so_do_the_buttons(play: Play) -> None:
    playing = play()
    playing.press(Qt.Key.Key_V)
    assert lies(playing) is View.LEFT
    playing.press(Qt.Key.Key_V, SHIFT)
    assert lies(playing) is View.MIRROR_LEFT
    playing.click("turn")
    assert lies(playing) is View.MIRROR_UPSIDE_DOWN
    playing.click("mirror")
    assert lies(playing) is View.UPSIDE_DOWN


def test_a_move_lies_as_its_routine_says_and_the_next_as_before(play: Play) -> None:
    playing = play(ROUTINE)
    playing.pass_s(6)
    assert lies(playing) is View.UPRIGHT
    playing.pass_s(20)
    assert playing.stage.name.text() == "Superman"
    assert lies(playing) is View.LEFT  # from the rest before it on
    playing.pass_s(50)
    assert playing.stage.name.text() == "Side plank"
    assert lies(playing) is View.UPRIGHT


def test_a_key_turns_all_moves_that_lie_alike(play: Play) -> None:
    playing = play(ROUTINE)
    playing.press(Qt.Key.Key_V, SHIFT)
    assert lies(playing) is View.MIRROR
    playing.controller.command(JumpTo(1))
    assert lies(playing) is View.LEFT
    playing.press(Qt.Key.Key_V)
    assert lies(playing) is View.UPSIDE_DOWN
    playing.controller.command(JumpTo(2))
    assert lies(playing) is View.MIRROR
    playing.controller.command(JumpTo(1))
    assert lies(playing) is View.UPSIDE_DOWN


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (860, 600)])
def test_every_control_stays_where_the_hand_expects_it(
    play: Play, size: tuple[int, int], view: View
) -> None:
    playing = play()
    playing.window.resize(*size)
    QApplication.processEvents()
    bars = playing.stage.control_bar, playing.stage.window_bar
    before = [bar.geometry() for bar in bars]
    playing.stage.set_lies(view)
    assert [bar.geometry() for bar in bars] == before
    playing.click("skip")
    assert playing.session.index == 1
    strip = playing.stage.strip
    area = strip.area()
    assert area.width() > 5 * area.height()
    at = (strip.width() // 2, strip.height() // 2)
    click_at(strip, *at)
    assert playing.session.step.set is not None


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("size", [(1280, 800), (860, 600)])
def test_nothing_that_is_read_leaves_the_stage_or_lies_on_a_control(
    play: Play, size: tuple[int, int], view: View
) -> None:
    playing = play(f"name: T\nexercises:\n  - name: {'long ' * 50}\n    do: 2 x 40-90s\n")
    playing.window.resize(*size)
    QApplication.processEvents()
    stage = playing.stage
    stage.set_lies(view)
    bars = stage.control_bar.geometry(), stage.window_bar.geometry()
    column = stage.column
    read = (
        stage.ring, stage.number, stage.name, stage.coming, stage.strip, stage.elapsed,
        stage.left, column.word, column.count, column.target,
    )  # fmt: skip
    for widget in read:
        assert stage.rect().contains(widget.geometry())
        assert not any(bar.intersects(widget.geometry()) for bar in bars)
    for one, other in ((stage.name, stage.ring), (stage.name, stage.coming)):
        assert not one.geometry().intersects(other.geometry())
