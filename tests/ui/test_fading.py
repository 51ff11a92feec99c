"""The buttons of the stage in full screen: gone when nobody needs them, back with any key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from midline.ui.stage.fading import Fading
from tests.ui.playing import Playing

Play = Callable[..., Playing]


def fading_of(playing: Playing) -> Fading:
    fading = playing.stage.findChild(Fading)
    assert isinstance(fading, Fading)
    return fading


def nothing_happens(fading: Fading) -> None:
    """For as long as it takes."""
    assert fading._timer.isActive()
    fading._timer.timeout.emit()


def in_full_screen(play: Play) -> tuple[Playing, Fading]:
    playing = play()
    playing.window.set_full_screen(True)
    playing.pass_s(6)
    return playing, fading_of(playing)


def test_the_bars_fade_and_any_key_brings_them_back(play: Play) -> None:
    playing, fading = in_full_screen(play)
    nothing_happens(fading)
    assert fading.is_faded()
    bar = playing.stage.control_bar
    effect = bar.graphicsEffect()
    assert effect is not None
    playing.qtbot.waitUntil(lambda: effect.property("opacity") == 0)
    assert bar.isVisible()  # for screen readers
    assert playing.window.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.keyClick(playing.window.windowHandle(), Qt.Key.Key_Shift)
    assert not fading.is_faded()
    assert bar.graphicsEffect() is None
    assert playing.window.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_mouse_brings_them_back(play: Play) -> None:
    playing, fading = in_full_screen(play)
    nothing_happens(fading)
    QTest.mouseMove(playing.window.windowHandle(), QPoint(40, 40))
    playing.qtbot.waitUntil(lambda: not fading.is_faded())


def test_they_stay_in_a_window(play: Play) -> None:
    playing = play()
    nothing_happens(fading_of(playing))
    assert not fading_of(playing).is_faded()


def test_they_stay_while_it_is_paused(play: Play) -> None:
    playing, fading = in_full_screen(play)
    playing.press(Qt.Key.Key_P)
    nothing_happens(fading)
    assert not fading.is_faded()


def test_a_pause_by_other_means_brings_them_back(play: Play) -> None:
    playing, fading = in_full_screen(play)
    nothing_happens(fading)
    playing.sleep_s(600)
    assert not fading.is_faded()


def test_they_stay_while_the_keyboard_is_on_one_of_them(play: Play) -> None:
    playing, fading = in_full_screen(play)
    playing.press(Qt.Key.Key_Tab)
    nothing_happens(fading)
    assert not fading.is_faded()


def test_nothing_is_waited_for_when_the_stage_is_hidden(play: Play) -> None:
    playing, fading = in_full_screen(play)
    playing.stage.hide()
    assert not fading._timer.isActive()


def test_a_window_that_is_gone_is_no_trouble(qtbot: QtBot) -> None:
    bar, window = QWidget(), QWindow()
    qtbot.addWidget(bar)
    fading = Fading([bar], lambda: True, is_calm=True)
    fading.watch(window)
    delete(window)
    fading.watch(None)
    assert not fading.is_faded()
