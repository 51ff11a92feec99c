"""The settings page: what each control changes, with the mouse and with keys, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from midline.routine.view import View
from midline.session.sound_choices import RepMarks, Speech
from midline.settings import Language, Motion, Settings
from midline.ui.settings.delay_field import typed_ms
from midline.ui.settings.page import SettingsPage
from midline.ui.themes import Themes
from midline.ui.widgets.pick import Pick

Key = Qt.Key
DEFAULT = Settings()


class Opened:
    def __init__(self, qtbot: QtBot, themes: Themes, settings: Settings = DEFAULT) -> None:
        self.page = SettingsPage(themes, settings)
        self.kept: list[Settings] = []
        self.tried: list[Settings] = []
        self.page.changed.connect(self.kept.append)
        self.page.tried.connect(self.tried.append)
        qtbot.addWidget(self.page)
        self.page.resize(1280, 800)
        self.page.show()
        self.page.activateWindow()
        with qtbot.waitActive(self.page):
            pass


@pytest.fixture
def opened(qtbot: QtBot, themes: Themes) -> Opened:
    return Opened(qtbot, themes)


def pick(widget: Pick, value: str) -> None:
    """With arrow keys, on the closed list."""
    start = widget.findData(widget.value())
    for _ in range(abs(widget.findData(value) - start)):
        QTest.keyClick(widget, Key.Key_Down if widget.findData(value) > start else Key.Key_Up)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("do", "changes"),
    [
        (lambda page: page.sound.volume.slider.setValue(35), {"volume": 35}),
        (lambda page: page.sound.voice_volume.slider.setValue(90), {"voice_volume": 90}),
        (lambda page: click(page.sound.mute), {"mute": True}),
        (lambda page: click(page.sound.speech.buttons["names"]), {"speech": Speech.NAMES}),
        (lambda page: click(page.sound.reps.buttons["count"]), {"reps": RepMarks.COUNT}),
        (lambda page: page.headphones.delay.setValue(180), {"output_delay_ms": 180}),
        (lambda page: click(page.headphones.lead_in), {"lead_in": True}),
        (lambda page: click(page.headphones.keep_alive), {"keep_alive": True}),
        (lambda page: pick(page.look.theme, "dark"), {"theme": "dark"}),
        (lambda page: pick(page.look.text_size, "125"), {"text_size": 125}),
        (lambda page: click(page.look.motion.buttons["reduced"]), {"motion": Motion.REDUCED}),
        (lambda page: click(page.look.language.buttons["zh"]), {"language": Language.CHINESE}),
        (lambda page: pick(page.look.turn, "left"), {"view": View.LEFT}),
        (lambda page: click(page.look.mirror), {"view": View.MIRROR}),
        (lambda page: click(page.look.full_screen), {"full_screen": True}),
    ],
)
def test_each_control_changes_its_own_setting_at_once(
    opened: Opened, do: Callable[[SettingsPage], None], changes: dict[str, object]
) -> None:
    do(opened.page)
    wanted = replace(DEFAULT, **changes)  # type: ignore[arg-type]
    assert opened.kept == [wanted]
    assert opened.page.value() == wanted


def test_what_is_in_force_is_shown_and_not_announced(qtbot: QtBot, themes: Themes) -> None:
    settings = Settings(
        volume=33, voice_volume=44, mute=True, speech=Speech.TONES, reps=RepMarks.SILENT,
        theme="dark", text_size=125, motion=Motion.FULL, language=Language.ENGLISH,
        view=View.MIRROR_RIGHT, full_screen=True,
        output_delay_ms=250, lead_in=True, keep_alive=True,
    )  # fmt: skip
    opened = Opened(qtbot, themes)
    opened.page.set_value(settings)
    assert opened.kept == []
    sound, headphones, look = opened.page.sound, opened.page.headphones, opened.page.look
    assert (sound.volume.value(), sound.voice_volume.value()) == (33, 44)
    assert sound.volume.number.text() == "33 %"
    assert (sound.speech.value(), sound.reps.value(), look.theme.value()) == (
        "tones", "silent", "dark",
    )  # fmt: skip
    assert headphones.delay.text() == "250 ms"
    assert (look.text_size.value(), look.motion.value(), look.language.value()) == (
        "125", "full", "en",
    )  # fmt: skip
    assert (look.turn.value(), look.mirror.isChecked()) == ("right", True)
    for switch in (sound.mute, headphones.lead_in, headphones.keep_alive, look.full_screen):
        assert switch.isChecked()


def test_a_volume_acts_on_its_way_and_is_kept_when_it_is_let_go(opened: Opened) -> None:
    slider = opened.page.sound.volume.slider
    middle = slider.height() // 2
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=QPoint(slider.width() // 2, middle))
    QTest.mouseMove(slider, QPoint(slider.width() // 4, middle))
    assert opened.kept == []
    assert 40 < opened.tried[0].volume < 60
    QTest.mouseRelease(slider, left, pos=QPoint(slider.width() // 4, middle))
    assert len(opened.kept) == 1
    assert opened.kept[0].volume == opened.tried[-1].volume


def test_arrow_keys_move_a_volume_in_steps_of_five(opened: Opened) -> None:
    slider = opened.page.sound.volume.slider
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Down):
        QTest.keyClick(slider, key)
    assert [each.volume for each in opened.kept] == [65, 60, 65, 60]


def test_arrow_keys_choose_and_tab_passes_a_choice_in_one_step(opened: Opened) -> None:
    speech = opened.page.sound.speech
    speech.buttons["all"].setFocus()
    QTest.keyClick(speech.buttons["all"], Key.Key_Right)
    assert [each.speech for each in opened.kept] == [Speech.NAMES]
    QTest.keyClick(speech.buttons["names"], Key.Key_Tab)
    assert QApplication.focusWidget() is opened.page.sound.reps.buttons["tick"]


def test_space_and_enter_turn_a_switch(opened: Opened) -> None:
    QTest.keyClick(opened.page.sound.mute, Key.Key_Space)
    QTest.keyClick(opened.page.sound.mute, Key.Key_Return)
    assert [each.mute for each in opened.kept] == [True, False]


def test_a_half_typed_delay_is_not_taken(opened: Opened) -> None:
    delay = opened.page.headphones.delay
    delay.setFocus()
    delay.selectAll()
    QTest.keyClicks(delay, "180")
    assert opened.kept == []
    QTest.keyClick(delay, Key.Key_Return)
    assert [each.output_delay_ms for each in opened.kept] == [180]


DELAYS = [
    ("80", 80), ("80 ms", 80), ("80ms", 80), (" 80 MS ", 80), ("0.2 s", 200), ("0,2s", 200),
    ("80,5", 80), ("80.6", 81), ("0", 0), ("1000", 1000), ("1 s", 1000),
]  # fmt: skip
NO_DELAYS = ["", "abc", "-50", "99999", "1001", "2 s", "0.2", "80 80", "1e2", "80 m", "80 ms ms"]


@pytest.mark.parametrize(("typed", "taken_ms"), DELAYS)
def test_a_delay_is_taken_as_people_write_it(typed: str, taken_ms: int) -> None:
    assert typed_ms(typed) == taken_ms


@pytest.mark.parametrize("typed", NO_DELAYS)
def test_nothing_else_is_a_delay(typed: str) -> None:
    assert typed_ms(typed) is None


def test_a_delay_can_be_typed_in_seconds(opened: Opened) -> None:
    type_delay(opened.page, "0.2 s")
    assert opened.page.headphones.delay.text() == "200 ms"
    assert [each.output_delay_ms for each in opened.kept] == [200]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_what_is_no_delay_is_not_taken_and_the_line_below_says_what_would_be(
    opened: Opened, key: Qt.Key
) -> None:
    headphones = opened.page.headphones
    opened.page.set_value(replace(DEFAULT, output_delay_ms=70))
    type_delay(opened.page, "99999", key)
    assert opened.kept == []
    assert headphones.delay.text() == "70 ms"
    assert headphones.refusal.isVisible()
    assert headphones.refusal.text() == (
        "“99999” is not taken: write 0 to 1000 ms, such as 80 or 0.2 s."
    )
    click(headphones.lead_in)
    assert headphones.refusal.isVisible()
    QTest.keyClick(headphones.delay, Key.Key_Up)
    assert opened.kept[-1].output_delay_ms == 80
    assert not headphones.refusal.isVisible()


def type_delay(page: SettingsPage, text: str, key: Qt.Key = Key.Key_Return) -> None:
    delay = page.headphones.delay
    delay.setFocus()
    delay.selectAll()
    QTest.keyClick(delay, Key.Key_Delete)
    QTest.keyClicks(delay, text)
    QTest.keyClick(delay, key)


def test_the_line_of_a_choice_tells_what_is_chosen(opened: Opened) -> None:
    click(opened.page.sound.speech.buttons["tones"])
    texts = [each.text() for each in opened.page.sound.findChildren(QLabel)]
    assert "No words at all." in texts


def test_trouble_with_the_sound_stands_on_top_until_it_is_over(opened: Opened) -> None:
    trouble = opened.page.sound.trouble
    assert not trouble.isVisible()
    opened.page.show_trouble("There is no sound: no sound device could be opened.")
    assert trouble.isVisible()
    assert trouble.y() < opened.page.sound.volume.mapTo(opened.page.sound, QPoint()).y()
    opened.page.show_trouble("")
    assert not trouble.isVisible()


def test_esc_and_back_lead_away(qtbot: QtBot, opened: Opened) -> None:
    with qtbot.waitSignal(opened.page.leave_wanted):
        QTest.keyClick(opened.page.sound.volume.slider, Key.Key_Escape)
    with qtbot.waitSignal(opened.page.leave_wanted):
        click(opened.page.back)


def test_opened_again_it_begins_at_the_top(opened: Opened) -> None:
    page = opened.page
    page.resize(860, 600)
    QApplication.processEvents()
    QTest.keyClick(page, Key.Key_PageDown)
    bar = page._scroll.verticalScrollBar()
    assert bar.value() > 0
    QTest.keyClick(page, Key.Key_Escape)
    assert bar.value() == 0


def test_tab_goes_from_top_to_bottom_and_reaches_everything(opened: Opened) -> None:
    page = opened.page
    page.sound.volume.slider.setFocus()
    reached: list[QWidget] = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        if reached and widget is reached[0]:
            break
        reached.append(widget)
        QTest.keyClick(widget, Key.Key_Tab)
    assert reached == [
        page.sound.volume.slider, page.sound.voice_volume.slider, page.sound.mute,
        page.sound.speech.buttons["all"], page.sound.reps.buttons["tick"], page.sound.check,
        page.headphones.delay, page.headphones.measure, page.headphones.compare,
        page.headphones.lead_in, page.headphones.keep_alive,
        page.look.theme, page.look.text_size, page.look.motion.buttons["system"],
        page.look.language.buttons["system"], page.look.turn, page.look.mirror,
        page.look.full_screen, page.laptops.choose,
        page.back, page.keys,
    ]  # fmt: skip


def test_every_control_is_large_enough_and_has_a_name(opened: Opened) -> None:
    controls = [
        each
        for each in opened.page.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.objectName().startswith("qt_")  # within another
    ]
    assert len(controls) > 10
    delay_buttons = (opened.page.headphones.measure, opened.page.headphones.compare)
    for each in controls:
        interface = QAccessible.queryAccessibleInterface(each)
        assert interface.text(QAccessible.Text.Name), each
        is_option = each not in (opened.page.back, opened.page.keys, *delay_buttons)
        assert bool(each.accessibleDescription()) == is_option, each.accessibleName()
        assert each.height() >= 40, each.accessibleName()


@pytest.mark.parametrize("size", [(860, 600), (1280, 800), (1920, 1080)])
def test_no_text_is_cut_off(opened: Opened, size: tuple[int, int]) -> None:
    page = opened.page
    page.resize(*size)
    for _ in range(3):  # the columns find their places, then what is in them
        QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    (scroll,) = page.findChildren(QScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert (scroll.verticalScrollBar().maximum() == 0) == (size[1] > 1000)


@pytest.mark.parametrize(("width", "columns"), [(860, 1), (1280, 2), (1600, 2), (1920, 3)])
def test_the_cards_stand_in_as_many_columns_as_there_is_room_for(
    opened: Opened, width: int, columns: int
) -> None:
    page = opened.page
    for each in (1920, width, 1920, width):  # also on the way back
        page.resize(each, 1000)
    for _ in range(3):
        QApplication.processEvents()
    cards = (page.sound, page.headphones, page.look, page.laptops)
    assert len({card.mapTo(page, QPoint()).x() for card in cards}) == columns


@pytest.mark.parametrize(("width", "before"), [(1280, "look"), (1920, "headphones")])
def test_tab_goes_down_the_columns(opened: Opened, width: int, before: str) -> None:
    page = opened.page
    page.resize(1920, 1000)
    page.resize(width, 1000)
    QApplication.processEvents()
    shift_tab = Qt.KeyboardModifier.ShiftModifier
    page.laptops.choose.setFocus()
    QTest.keyClick(page.laptops.choose, Key.Key_Tab, shift_tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert getattr(page, before).isAncestorOf(focused)


def test_the_wheel_and_the_page_keys_scroll_and_change_nothing(opened: Opened) -> None:
    page, before = opened.page, opened.page.value()
    page.resize(760, 500)
    bar = page._scroll.verticalScrollBar()
    changed: list[QWidget] = [page.sound.volume.slider, page.headphones.delay, page.look.text_size]
    for widget in changed:
        turn_wheel(widget)
    for widget in (page.back, *changed):
        bar.setValue(0)
        widget.setFocus()
        QTest.keyClick(widget, Key.Key_PageDown)
        assert bar.value() > 0
        QTest.keyClick(widget, Key.Key_PageUp)
        assert bar.value() == 0
    assert page.value() == before
    assert opened.kept == []


def test_the_keyboard_begins_where_it_changes_nothing(opened: Opened) -> None:
    opened.page.take_focus()
    assert QApplication.focusWidget() is opened.page.back


def turn_wheel(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    up = QPoint(0, 120)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), up, *none, False)
    QApplication.sendEvent(widget, event)
