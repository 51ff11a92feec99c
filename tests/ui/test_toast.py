"""News over the page: in turn, urgent news first; what is no longer true is taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from midline.audio.ways import NO_DEVICE
from midline.routine.view import View
from midline.settings import Language
from midline.ui.stage.stage import Stage
from midline.ui.themes import Themes
from midline.ui.translate import told
from midline.ui.widgets.toast import Toast
from midline.ui.widgets.turned import Room, lying
from midline.window_sound import SILENT
from tests.ui.whole_window import Window

ROUTINE = (
    "name: Test\nget_ready: 5s\nexercises:\n"
    "  - name: A move with a name that takes two lines\n    do: 2 x 40s\n    tip: Breathe.\n"
)


@pytest.fixture
def toast(qtbot: QtBot, themes: Themes) -> Toast:
    page = QWidget()
    page.resize(800, 600)
    qtbot.addWidget(page)
    page.show()
    return Toast(page, lambda: [Room(page.rect())])


def shown_in_turn(toast: Toast) -> list[str]:
    texts = []
    while toast.isVisible():
        texts.append(toast.text())
        toast.show_next()
    return texts


def test_news_is_shown_in_its_order_and_once(toast: Toast) -> None:
    for text in ("one", "two", "two", "one"):
        toast.say(text)
    assert shown_in_turn(toast) == ["one", "two"]


def test_what_cannot_wait_comes_first_and_what_it_covered_comes_again(toast: Toast) -> None:
    toast.say("one")
    toast.say("two")
    toast.say("at once", at_once=True)
    assert shown_in_turn(toast) == ["at once", "one", "two"]


def test_what_is_no_longer_true_is_taken_back_while_it_is_shown(toast: Toast) -> None:
    toast.say("off")
    toast.say("on", instead_of="off")
    assert shown_in_turn(toast) == ["on"]


def test_what_is_taken_back_makes_room_for_what_waits_already(toast: Toast) -> None:
    toast.say("one")
    toast.say("two")
    toast.say("hint", at_once=True)
    toast.say("two", instead_of="hint")
    assert shown_in_turn(toast) == ["one", "two"]


def test_what_can_be_undone_has_a_button_that_undoes_it_once(toast: Toast) -> None:
    undone: list[str] = []
    toast.say("It is deleted.", undo=lambda: undone.append("it"))
    assert toast.button.isVisible()
    assert toast.rect().contains(toast.button.geometry())
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == ["it"]
    assert not toast.isVisible()
    toast.say("It is deleted.")
    assert not toast.button.isVisible()


def test_only_the_last_change_is_offered(toast: Toast) -> None:
    undone: list[str] = []
    for what in ("one", "two", "two"):
        toast.say("It is deleted.", at_once=True, undo=partial(undone.append, what))
    toast.button.click()
    assert undone == ["two"]
    assert not toast.isVisible()


def test_an_offer_that_is_void_goes_and_other_news_follows(toast: Toast) -> None:
    toast.say("It is deleted.", undo=list)
    toast.say("Saved")
    toast.forget_undo()
    assert shown_in_turn(toast) == ["Saved"]
    toast.say("Saved")
    toast.say("It is deleted.", undo=list)
    toast.forget_undo()
    assert shown_in_turn(toast) == ["Saved"]


def test_an_offer_comes_again_after_what_could_not_wait(toast: Toast) -> None:
    toast.say("It is deleted.", undo=list)
    toast.say("The disk is full.", at_once=True)
    assert not toast.button.isVisible()
    toast.show_next()
    assert toast.text() == "It is deleted."
    assert toast.button.isVisible()


def test_what_can_be_undone_stays_longer(toast: Toast) -> None:
    toast.say("It is deleted.")
    usual_ms = toast._timer.interval()
    toast.show_next()
    toast.say("It is deleted.", undo=list)
    assert toast._timer.interval() > usual_ms + 3000


LONG = "It is gone. " + "Look for it in the folder that is named in the settings. " * 4


@pytest.mark.parametrize("high", [40, 80, 200])
def test_where_there_is_little_room_nothing_of_it_is_lost(toast: Toast, high: int) -> None:
    place = QRect(300, 300 - high, 300, high)
    toast._places = lambda: [Room(place)]
    toast.say(LONG)
    assert toast.text() == LONG
    assert toast.heightForWidth(toast.width()) <= toast.height()
    assert QRect(0, 0, 800, 600).contains(toast.geometry())
    assert place.contains(toast.geometry()) or high < 200


def test_it_takes_the_first_place_that_has_room_for_it(toast: Toast) -> None:
    low, high = QRect(300, 0, 300, 60), QRect(300, 100, 300, 500)
    toast._places = lambda: [Room(low), Room(high)]
    toast.say("It is gone.")
    assert low.contains(toast._placed)
    toast.say(LONG, instead_of="It is gone.")
    assert high.contains(toast._placed)


@pytest.mark.parametrize("view", View)
def test_it_lies_as_the_words_around_it(toast: Toast, view: View) -> None:
    place = QRect(300, 50, 300, 500)
    toast._places = lambda: [Room(place, view)]
    toast.say("It is gone.")
    assert place.contains(toast.geometry())
    is_sideways = toast.height() > toast.width()
    assert is_sideways == (view.turn in (View.LEFT, View.RIGHT))
    assert not toast.grab().toImage().isNull()


def test_news_waits_as_long_as_a_panel_is_open(toast: Toast, qtbot: QtBot) -> None:
    places: list[Room] = []
    toast._places = lambda: places
    toast.say("one")
    assert not toast.isVisible()
    places.append(Room(QRect(0, 0, 800, 600)))
    toast.follow()
    assert toast.isVisible()
    places.clear()
    toast.follow()
    assert not toast.isVisible()
    toast.say("two")
    places.append(Room(QRect(0, 0, 800, 600)))
    toast.follow()
    assert shown_in_turn(toast) == ["one", "two"]


@pytest.mark.parametrize(("left_ms", "is_again"), [(60_000, True), (500, False)])
def test_what_a_panel_hid_is_shown_again_for_the_rest_of_its_time(
    toast: Toast, left_ms: int, is_again: bool
) -> None:
    places = [Room(QRect(0, 0, 800, 600))]
    toast._places = lambda: places
    toast.say("one")
    toast._timer.start(left_ms)
    whole, places = places, []
    toast.follow()
    places = whole
    toast.follow()
    assert toast.isVisible() == is_again
    assert toast._timer.interval() <= left_ms


def test_what_is_of_the_page_goes_with_it_and_what_is_not_stays(toast: Toast) -> None:
    toast.say("There is nothing to go back to.", is_of_page=True)
    toast.say("The disk is full.")
    toast.say("Space pauses.", is_tip=True)
    toast.leave_page()
    assert shown_in_turn(toast) == ["The disk is full."]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(860, 600), (1280, 800)])
@pytest.mark.parametrize("view", View)
def test_on_the_stage_it_hides_nothing_that_is_needed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, size: tuple[int, int], percent: int,
    view: View,
) -> None:  # fmt: skip
    settings = f"mute: yes\ntext_size: {percent}\nview: {view.value}\nsound_checked: yes\n"
    (tmp_path / "settings.yaml").write_text(settings, "utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(ROUTINE, "utf-8")
    window = Window(qtbot, qapp, tmp_path)
    whole = window.midline.window
    whole.resize(*size)
    window.midline.library.select("user/test.yaml")
    window.start(qtbot)
    window.pass_s(10)
    stage, toast = whole.page(), whole.toast()
    assert isinstance(stage, Stage)
    assert toast is not None
    window.press(Qt.Key.Key_J)
    whole.say(NO_DEVICE, at_once=True)
    assert not toast.isVisible()
    window.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(toast.isVisible)
    column = stage.column
    assert toast.text() == NO_DEVICE
    upright = lying(toast.size(), view)
    assert toast.heightForWidth(upright.width()) <= upright.height()
    for part in (
        stage.ring, stage.strip, stage.elapsed, stage.left, stage.control_bar, stage.window_bar,
        column.word, column.name, column.count, column.target, stage.coming,
    ):  # fmt: skip
        assert not part.geometry().intersects(toast.geometry()), part
    assert whole.rect().contains(toast.geometry())
    whole.close()


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    ("size", "routine"),
    [
        ((860, 600), "core-basics"),
        ((1280, 800), "core-basics"),
        ((1280, 800), "after-run-stretch"),  # with a figure as high as there is room
        ((1280, 800), "desk-break"),  # with one beside the words
    ],
)
def test_that_there_is_no_sound_hides_neither_the_figure_nor_the_tip(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, size: tuple[int, int], routine: str,
    percent: int, language: Language,
) -> None:  # fmt: skip
    looks = f"text_size: {percent}\nlanguage: {language}\n"
    (tmp_path / "settings.yaml").write_text(f"mute: yes\nsound_checked: yes\n{looks}", "utf-8")
    window = Window(qtbot, qapp, tmp_path)
    whole = window.midline.window
    whole.resize(*size)
    window.want_start(qtbot, f"shipped/{routine}.yaml")
    whole.say(SILENT)  # which ends the tip about the keys
    for _ in range(5):  # until it has found its place
        qapp.processEvents()
    stage, toast = whole.page(), whole.toast()
    assert isinstance(stage, Stage)
    assert toast is not None
    assert toast.text() == told(SILENT)
    column = stage.column
    figure = column.figure.geometry()
    figure.setTop(figure.top() + column.figure.empty_above())
    assert not toast.geometry().intersects(figure)
    assert not (column.tip.text() and toast.geometry().intersects(column.tip.geometry()))
    window.midline._look.languages.choose(Language.ENGLISH)
    whole.close()
