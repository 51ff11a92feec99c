"""The stage, driven by real keys and clicks over a clock that the test moves."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from midline.routine.view import View
from midline.session.events import Command, SetCompleted
from midline.session.plan import StepKind
from midline.session.state import Phase
from midline.ui.keys import STAGE
from midline.ui.stage.jump_panel import JumpPanel
from midline.ui.widgets.button import Button
from midline.ui.widgets.panel import Panel, open_panels
from tests.ui.playing import Playing, click_at

Play = Callable[..., Playing]
Key = Qt.Key


def test_a_session_is_done_by_the_big_button_alone(play: Play) -> None:
    playing = play()
    assert playing.stage.word.accessibleName() == "GET READY"
    playing.pass_s(5 + 40 + 10 + 40 + 10 + 40 + 10)
    assert playing.stage.name.text() == "Press"
    playing.pass_s(12 + 10)
    assert playing.stage.number.text() == "12"
    playing.press(Key.Key_Space)
    assert playing.session.step.kind is StepKind.SWITCH
    playing.pass_s(5)
    playing.press(Key.Key_Space)
    assert playing.session.phase is Phase.FINISHED
    assert sum(isinstance(event, SetCompleted) for event in playing.heard) == 6


def test_a_set_can_be_finished_as_soon_as_its_count_in_is_over(play: Play) -> None:
    playing = play()
    playing.pass_s(10)
    playing.press(Qt.Key.Key_R)
    playing.pass_s(3)
    assert not playing.stage.actions_by_name["finish_set"].isEnabled()
    playing.pass_s(5)
    assert playing.stage.actions_by_name["finish_set"].isEnabled()
    playing.press(Qt.Key.Key_F)
    assert [done.actual for done in playing.session.done] == [3]


def test_space_pauses_and_goes_on_with_a_count_in(play: Play) -> None:
    playing = play()
    playing.pass_s(15)
    playing.press(Key.Key_Space)
    assert playing.stage.word.accessibleName() == "PAUSED"
    assert playing.stage.control_bar.buttons["big"].text() == "Go on"
    playing.press(Key.Key_Space)
    assert playing.stage.word.accessibleName() == "COUNT-IN"
    assert playing.stage.number.text() == "3"
    playing.pass_s(3)
    assert playing.stage.number.text() == "10"


def test_a_hold_counts_down_to_its_least_and_then_up(play: Play) -> None:
    playing = play()
    playing.pass_s(5 + 19.5)
    assert (playing.stage.number.text(), playing.stage.under.text()) == ("1", "to 20 s")
    playing.pass_s(2.5)
    assert (playing.stage.number.text(), playing.stage.under.text()) == ("+2", "past 20 s")
    assert playing.stage.word.accessibleName() == "LEAST REACHED"
    playing.press(Key.Key_Return)
    assert playing.session.done[0].actual == 22.0


KEYS = [
    ("pause", Key.Key_P, 7.0, lambda p: p.session.phase is Phase.PAUSED),
    ("finish_set", Key.Key_F, 30.0, lambda p: len(p.session.done) == 1),
    ("skip", Key.Key_Right, 2.0, lambda p: p.session.step.kind is StepKind.WORK),
    ("skip", Key.Key_S, 2.0, lambda p: p.session.step.kind is StepKind.WORK),
    ("back", Key.Key_Left, 7.0, lambda p: p.session.step.kind is StepKind.GET_READY),
    ("redo", Key.Key_R, 9.0, lambda p: p.controller.look().lead_in_s == 5.0),
    ("shorter", Key.Key_Minus, 47.0, lambda p: p.session.step.kind is StepKind.WORK),
    ("longer", Key.Key_Plus, 47.0, lambda p: p.controller.look().remaining_s == 23.0),
    ("enough", Key.Key_E, 97.0, lambda p: p.session.step.set.exercise.name == "Press"),
]


@pytest.mark.parametrize(("name", "key", "at_s", "holds"), KEYS)
def test_every_command_has_a_key_and_a_button(
    play: Play, name: str, key: Key, at_s: float, holds: Callable[[Playing], bool]
) -> None:
    by_key = play()
    by_key.pass_s(at_s)
    assert not holds(by_key)
    by_key.press(key)
    assert holds(by_key)
    if name == "pause":  # whose button is the big one
        return
    by_button = play()
    by_button.pass_s(at_s)
    by_button.click(name)
    assert holds(by_button)


def test_buttons_that_make_no_sense_now_are_disabled_not_hidden(play: Play) -> None:
    playing = play()
    playing.pass_s(7)
    buttons = playing.stage.control_bar.buttons
    disabled = {name for name, button in buttons.items() if not button.isEnabled()}
    assert disabled == {"shorter", "longer", "enough"}
    assert all(button.isVisible() for button in buttons.values())


def test_a_refused_command_says_why(play: Play) -> None:
    playing = play()
    said: list[str] = []
    playing.stage.said.connect(said.append)
    playing.controller.command(Command.FINISH_SET)
    assert said == ["There is no set to finish now."]


def test_stop_asks_pauses_and_esc_goes_on(play: Play) -> None:
    playing = play()
    playing.pass_s(10)
    playing.press(Key.Key_X)
    assert playing.session.phase is Phase.PAUSED
    playing.press(Key.Key_Escape)
    assert playing.controller.look().phase is Phase.RUNNING
    playing.press(Key.Key_Escape)
    playing.press(Key.Key_Tab)
    playing.press(Key.Key_Return)
    assert playing.is_over()


@pytest.mark.parametrize("key", [Key.Key_X, Key.Key_Escape])
def test_space_goes_on_after_stop_by_accident(play: Play, key: Key) -> None:
    playing = play()
    playing.pass_s(10)
    playing.press(key)
    playing.press(Key.Key_Space)
    assert playing.controller.look().phase is Phase.RUNNING


def test_who_paused_before_is_told_that_space_leaves_it_so(play: Play) -> None:
    playing = play()
    playing.pass_s(10)
    offered = []
    for key in (Key.Key_X, Key.Key_Space, Key.Key_Space, Key.Key_X, Key.Key_Space):
        playing.press(key)
        focused = QApplication.focusWidget()
        offered += [focused.text()] if isinstance(focused, Button) else []
    assert offered == ["Go on", "Stay paused"]
    assert playing.controller.look().phase is Phase.PAUSED


def test_keys_of_the_session_are_dead_while_a_question_is_open(play: Play) -> None:
    playing = play()
    playing.pass_s(10)
    playing.press(Key.Key_X)
    playing.press(Key.Key_S)
    assert playing.session.index == 1
    assert playing.session.phase is Phase.PAUSED


def test_tab_stays_within_a_question_and_a_page_beneath_hears_nothing(play: Play) -> None:
    playing = play()
    playing.pass_s(10)
    playing.press(Key.Key_X)
    panel = playing.window.findChild(Panel)
    assert panel is not None
    for key in [Key.Key_Tab] * 3 + [Key.Key_Backtab] * 3:
        playing.press(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused)
    playing.stage.setFocus()  # as by some way we did not think of
    playing.press(Key.Key_S)
    assert playing.session.index == 1
    playing.window.show_keys()
    playing.press(Key.Key_Tab)
    playing.press(Key.Key_Escape)
    playing.press(Key.Key_Escape)  # the question lay beneath, and has the keys again
    assert playing.controller.look().phase is Phase.RUNNING


def test_a_list_to_jump_goes_when_the_session_is_over(play: Play) -> None:
    playing = play("name: T\nget_ready: 1\nexercises:\n  - name: Plank\n    do: 1 x 3s\n")
    playing.press(Key.Key_J)
    playing.pass_s(5)
    assert playing.is_over()
    assert open_panels(playing.window) == []


def test_more_than_an_hour_is_told_in_full(play: Play) -> None:
    text = "name: T\nget_ready: 5\nexercises:\n  - name: Plank\n    do: 9 x 20 min\n"
    playing = play(text)
    for size in ((1280, 800), (1920, 1080), (860, 600)):
        playing.window.resize(*size)
        QApplication.processEvents()
        stage = playing.stage
        assert stage.left.shown_lines() == [stage.left.text()]
        assert stage.left.text().count(":") == 2


def test_who_comes_back_after_sleep_is_asked_how_to_go_on(play: Play) -> None:
    playing = play()
    playing.pass_s(12)
    playing.sleep_s(12 * 60)
    panel = playing.window.findChild(Panel)
    assert panel is not None
    assert panel.accessibleName() == "You were away for 12 minutes"
    playing.press(Key.Key_Tab)
    playing.press(Key.Key_Return)  # redo the set
    assert playing.session.phase is Phase.RUNNING
    assert playing.controller.look().position_s == 0


def test_jump_takes_the_number_of_a_set(play: Play) -> None:
    playing = play()
    playing.press(Key.Key_J)
    panel = playing.window.findChild(JumpPanel)
    assert panel is not None
    assert panel.list.count() == 6
    playing.press(Key.Key_4)
    playing.press(Key.Key_Return)
    assert playing.session.step.set is playing.session.plan.sets[3]


def test_a_click_on_the_strip_jumps_there(play: Play) -> None:
    playing = play()
    strip = playing.stage.strip
    click_at(strip, strip.width() - 3, strip.height() // 2)
    assert playing.session.step.set is playing.session.plan.sets[-1]


def test_the_window_hears_mute_full_screen_and_keys(play: Play) -> None:
    playing = play()
    heard: list[str] = []
    playing.stage.mute_wanted.connect(lambda: heard.append("mute"))
    playing.stage.full_screen_wanted.connect(lambda: heard.append("full screen"))
    playing.stage.keys_wanted.connect(lambda: heard.append("keys"))
    playing.press(Key.Key_M)
    playing.press(Key.Key_F11)
    playing.press(Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    playing.press(Key.Key_F1)
    assert heard == ["mute", "full screen", "full screen", "keys"]


def test_every_key_of_the_table_is_an_action_of_the_stage(play: Play) -> None:
    playing = play()
    assert {key.name for key in STAGE} <= set(playing.stage.actions_by_name)
    shortcuts = [
        shortcut.toString()
        for action in playing.stage.actions_by_name.values()
        for shortcut in action.shortcuts()
    ]
    assert len(shortcuts) == len(set(shortcuts))


def test_frames_run_only_while_there_is_something_to_see(play: Play) -> None:
    playing = play()
    assert playing.stage.is_animating()
    playing.press(Key.Key_Space)
    assert not playing.stage.is_animating()
    playing.press(Key.Key_Space)
    playing.window.hide()
    assert not playing.stage.is_animating()


def test_the_timer_waits_for_the_next_event_and_stands_still_in_a_pause(play: Play) -> None:
    playing = play()
    assert playing.controller.is_waiting()
    playing.press(Key.Key_P)
    assert not playing.controller.is_waiting()


NAMES = [
    name[:300].strip()
    for name in ("x" * 300, "تمرين البلانك الجانبي " * 14, "🧘🏽‍♀️ Plank 🔥 " * 25, "A " * 150)
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (860, 600)])
def test_no_name_breaks_out_of_its_place(play: Play, name: str, size: tuple[int, int]) -> None:
    text = f"name: {name}\nget_ready: 5\nexercises:\n  - name: {name}\n    do: 2 x 20s\n"
    playing = play(text)
    playing.window.resize(*size)
    playing.pass_s(6)
    stage = playing.stage
    for label in (stage.name, stage.coming, stage.title):
        assert label.text_width_px() <= label.width() + 1
        assert label.line_height_px() * len(label.shown_lines()) <= label.height() + 2
    assert len(stage.name.shown_lines()) <= 4


@pytest.mark.parametrize("size", [(1280, 800), (860, 600)])
def test_of_a_long_name_to_come_the_set_is_not_cut(play: Play, size: tuple[int, int]) -> None:
    name = "Slow split-squat-to-overhead-press-with-a-twist " * 5
    playing = play(f"name: T\nexercises:\n  - name: {name.strip()}\n    do: 2 x 20s\n")
    playing.window.resize(*size)
    playing.pass_s(1)
    lines = playing.stage.coming.shown_lines()
    assert "…" in lines[-1]
    assert lines[-1].replace("\u00a0", " ").endswith("set 2 of 2")


@pytest.mark.parametrize("view", [View.UPRIGHT, View.LEFT])
@pytest.mark.parametrize("name", ["Plank", "Yoga-ball back extension", *NAMES])
@pytest.mark.parametrize("size", [(1280, 800), (860, 600)])
def test_no_words_are_larger_than_the_name_of_the_move(
    play: Play, name: str, size: tuple[int, int], view: View
) -> None:
    playing = play(f"name: T\nget_ready: 5\nexercises:\n  - name: {name}\n    do: 2 x 20s\n")
    playing.window.resize(*size)
    playing.stage.set_lies(view)
    column = playing.stage.column
    for _ in range(2):
        others = [playing.stage.coming, column.count, column.target, column.tip, column.lead]
        assert column.name.font_size_px() > max(other.font_size_px() for other in others)
        playing.pass_s(6)


def test_a_long_tip_takes_the_free_lines_before_it_is_cut(play: Play) -> None:
    tip = "Keep the hips level and the ribs down while the arm goes through, " * 2
    move = f"  - name: Plank\n    do: 1 x 20s\n    tips: ['{tip}']\n"
    stage = play(f"name: T\nget_ready: 5\nexercises:\n{move}").stage
    assert not stage.column.tip.is_cut()
    assert stage.column.figure.height() > stage.column.tip.height()


def test_the_stage_reads_from_three_metres_at_full_hd(play: Play) -> None:
    """50 mm and 19 mm at 96 dpi are 189 and 72 px (design, section 6)."""
    playing = play("name: T\nget_ready: 150\nexercises:\n  - name: Plank\n    do: 2 x 90s\n")
    playing.window.resize(1920, 1080)
    assert playing.stage.number.text() == "2:30"
    assert playing.stage.number.digit_height_px() >= 189
    playing.pass_s(155)
    assert playing.stage.number.text() == "85"
    assert playing.stage.number.digit_height_px() >= 189
    assert playing.stage.coming.line_height_px() >= 72


def test_eight_thousand_repaints_lose_no_reference_to_none(play: Play) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one at every void call (docs/adr/0002)."""
    playing = play("name: T\nget_ready: 5\nexercises:\n  - name: Plank\n    hold: 15 min\n")
    playing.pass_s(6)
    before = sys.getrefcount(None)
    for _ in range(8_000):
        playing.clock.running_ns += 33_000_000
        playing.clock.elapsed_ns += 33_000_000
        playing.controller.tick()
        playing.stage.show_now()
        playing.stage.ring.repaint()
    if sys.version_info < (3, 12):
        assert abs(before - sys.getrefcount(None)) < 1_000
    assert playing.stage.ring.gone() > 0.2


class PaintSpy(QObject):
    """Remembers which part of a widget was repainted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect())
        return False


def test_a_frame_repaints_only_the_tip_of_the_ring(play: Play) -> None:
    playing = play()
    playing.pass_s(6)
    QApplication.processEvents()
    spy = PaintSpy(playing.stage.ring)
    playing.clock.running_ns += 40_000_000
    playing.clock.elapsed_ns += 40_000_000
    playing.stage.show_now()
    QApplication.processEvents()
    (painted,) = spy.painted
    assert max(painted.width(), painted.height()) < playing.stage.ring.width() / 10


def test_while_minimised_nothing_is_painted_until_a_tick_finds_it_seen_again(play: Play) -> None:
    playing = play()
    playing.pass_s(6)
    playing.window.showMinimized()
    playing.qtbot.waitUntil(lambda: not playing.stage.is_animating())
    QApplication.processEvents()
    spies = [PaintSpy(each) for each in playing.stage.findChildren(QWidget)]
    for _ in range(3):
        playing.clock.running_ns += 1_000_000_000
        playing.controller.tick()
        QApplication.processEvents()
    assert not playing.stage.is_animating()
    assert [spy.painted for spy in spies if spy.painted] == []
    playing.window.showNormal()
    playing.controller.tick()
    assert playing.stage.is_animating()


@pytest.mark.parametrize(("width", "height"), [(860, 600), (1280, 800), (1920, 1080)])
def test_no_digit_is_cut_off(play: Play, width: int, height: int) -> None:
    stage = play().stage
    stage.window().resize(width, height)
    for number in (*map(str, range(100)), "+7", "+17", "2:30", "1:02:30"):
        stage.number.set_text(number)
        stage._place_number(stage._sizes())
        picture = stage.number.grab().toImage()
        right, bottom = picture.width() - 1, picture.height() - 1
        edge = {picture.pixel(x, y) for x in range(right + 1) for y in (0, bottom)}
        edge |= {picture.pixel(x, y) for x in (0, right) for y in range(bottom + 1)}
        assert len(edge) == 1, number
