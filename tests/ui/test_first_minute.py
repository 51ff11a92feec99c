"""Who opens Midline for the first time: two clicks to a running session, and how to pause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.session.events import Command
from midline.session.state import Phase
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.widgets.panel import open_panels
from tests.ui.whole_window import Window, is_read

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHORT = "name: Short\nget_ready: 5s\nexercises:\n  - name: Plank\n    do: 1 x 20s\n"
HINT = "Space pauses"


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Callable[[], Window]:
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "short.yaml").write_text(SHORT, encoding="utf-8")

    def open_it() -> Window:
        window = Window(qtbot, qapp, tmp_path)
        window.midline.library.select("user/short.yaml")
        qtbot.waitUntil(lambda: is_read(window, "user/short.yaml"))
        return window

    return open_it


def test_two_clicks_lead_into_a_session_that_space_pauses(opened: Callable[[], Window]) -> None:
    window = opened()
    QTest.mouseClick(window.midline.library.card.start, LEFT)
    (check,) = open_panels(window.midline.window)
    assert isinstance(check, SoundCheck)
    QTest.mouseClick(check.yes, LEFT)
    assert phase(window) is Phase.RUNNING
    window.press(Key.Key_Space)
    assert phase(window) is Phase.PAUSED


def test_the_first_session_says_how_to_pause_and_the_next_does_not(
    opened: Callable[[], Window], tmp_path: Path
) -> None:
    (tmp_path / "settings.yaml").write_text("mute: yes\n", encoding="utf-8")
    window = opened()
    QTest.mouseClick(window.midline.library.card.start, LEFT)
    assert HINT in window.toast()
    window.pass_s(30)
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.midline.window.page() is window.midline.library
    QTest.mouseClick(window.midline.library.card.start, LEFT)
    assert phase(window) is Phase.RUNNING
    assert HINT not in window.toast()
    assert not window.midline.library.offer.isVisible()


def test_how_to_pause_is_told_no_longer_where_nothing_can_be(opened: Callable[[], Window]) -> None:
    window = opened()
    QTest.mouseClick(window.midline.library.card.start, LEFT)
    (check,) = open_panels(window.midline.window)
    assert isinstance(check, SoundCheck)
    QTest.mouseClick(check.yes, LEFT)
    assert HINT in window.toast()
    window.controller.command(Command.STOP)
    toast = window.midline.window.toast()
    assert toast is not None
    assert HINT not in toast.text() or not toast.isVisible()


def phase(window: Window) -> Phase:
    return window.controller.session.phase
