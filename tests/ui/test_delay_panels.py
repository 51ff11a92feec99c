"""The output delay: taps along with a beat, and a beat that is seen; the test moves the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from midline.session.clock import NS_PER_S
from midline.session.tapping import BEAT_S, BEATS
from midline.ui.settings.compare_panel import LIT_S, ComparePanel
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.themes import Themes

Key = Qt.Key


class Hand:
    """A clock, and a hand that taps by it."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def now_ns(self) -> int:
        return round(self.now_s * NS_PER_S)

    def tap_along(self, panel: TapPanel, late_s: float, beats: int = BEATS) -> None:
        first_s = self.now_s + 1.5
        panel.begin(round(first_s * NS_PER_S))
        for number in range(beats):
            self.now_s = first_s + number * BEAT_S + late_s
            press(Key.Key_Space)
        self.now_s = first_s + BEATS * BEAT_S + 0.1
        panel.look()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    with qtbot.waitActive(made):
        pass
    return made


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def panel(window: QWidget, themes: Themes, hand: Hand) -> TapPanel:
    made = TapPanel(window, themes, hand.now_ns)
    made.open()
    return made


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_the_delay_is_measured_with_the_space_key_alone(
    qtbot: QtBot, panel: TapPanel, hand: Hand
) -> None:
    with qtbot.waitSignal(panel.beat_wanted):
        press(Key.Key_Space)  # Start the beat
    hand.tap_along(panel, late_s=0.18)
    assert panel.use.text() == "Use 180 ms"
    with qtbot.waitSignal(panel.chosen) as chosen:
        press(Key.Key_Space)
    assert chosen.args == [180]


def test_sound_on_time_is_told_as_that(panel: TapPanel, hand: Hand) -> None:
    hand.tap_along(panel, late_s=-0.03)
    assert panel.pad.accessibleName() == "0 ms"
    assert panel.use.text() == "Use 0 ms"


def test_too_few_taps_ask_to_try_again(qtbot: QtBot, panel: TapPanel, hand: Hand) -> None:
    hand.tap_along(panel, late_s=0.18, beats=7)
    assert not panel.use.isVisible()
    with qtbot.waitSignal(panel.beat_wanted):
        press(Key.Key_Return)
    hand.tap_along(panel, late_s=0.2)
    assert panel.use.text() == "Use 200 ms"


def test_clicks_count_as_taps_and_stray_keys_do_not(panel: TapPanel, hand: Hand) -> None:
    panel.begin(hand.now_ns())
    QTest.mouseClick(panel.pad, Qt.MouseButton.LeftButton)
    for key in (Key.Key_A, Key.Key_Return, Key.Key_Right):
        press(key)
    QTest.mouseClick(panel.pad, Qt.MouseButton.LeftButton)
    assert panel.pad.accessibleName() == "2"


def test_the_beat_ends_by_itself_and_not_before(panel: TapPanel, hand: Hand) -> None:
    panel.begin(hand.now_ns())
    hand.now_s += (BEATS - 1) * BEAT_S
    panel.look()
    assert not panel.start.isVisible()
    hand.now_s += 2 * BEAT_S
    panel.look()
    assert panel.start.isVisible()


def test_esc_changes_nothing(qtbot: QtBot, panel: TapPanel, hand: Hand) -> None:
    panel.begin(hand.now_ns())
    with qtbot.waitSignal(panel.gone), qtbot.assertNotEmitted(panel.chosen):
        press(Key.Key_Escape)


def test_the_circle_lights_up_at_each_beat(window: QWidget, themes: Themes, hand: Hand) -> None:
    panel = ComparePanel(window, themes, hand.now_ns, 180)
    panel.open()
    first_s = hand.now_s + 1.5
    panel.begin(round(first_s * NS_PER_S))
    lit = []
    for step in range(-10, 100):
        hand.now_s = first_s + step * 0.1 + 0.01
        panel.look()
        lit.append(panel.pad.is_lit())
    ups = sum(on and not before for before, on in zip([False, *lit], lit, strict=False))
    assert ups == BEATS
    assert BEAT_S - LIT_S > 1 / 3  # far from three flashes a second


def test_late_and_early_move_the_delay_and_are_heard_at_once(
    qtbot: QtBot, window: QWidget, themes: Themes, hand: Hand
) -> None:
    panel = ComparePanel(window, themes, hand.now_ns, 10)
    wanted: list[int] = []
    panel.beat_wanted.connect(wanted.append)
    panel.open()
    for button in (panel.late, panel.late, panel.early, panel.again, panel.early, panel.early):
        button.click()
    assert wanted == [30, 50, 30, 30, 10, 0]
    with qtbot.waitSignal(panel.chosen) as chosen:
        panel.use.click()
    assert chosen.args == [0]
