"""The tour: offered once, taken or left at any time, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline import settings
from midline.ui.tour.card import beside
from midline.ui.tour.tour import STOPS
from midline.ui.widgets.panel import open_panels
from tests.ui.whole_window import Window

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Callable[[], Window]:
    return lambda: Window(qtbot, qapp, tmp_path)


def test_who_is_new_is_offered_the_tour_and_sees_it_card_by_card(
    opened: Callable[[], Window],
) -> None:
    window = opened()
    offer = window.midline.library.offer
    assert offer.isVisible()
    QTest.mouseClick(offer.take, Qt.MouseButton.LeftButton)
    assert not offer.isVisible()
    for stop in STOPS:
        assert window.panel() == stop.title
        window.press(Key.Key_Return)
    assert window.panel() == ""
    assert window.midline.library.list.hasFocus()


def test_the_tour_goes_back_a_card_and_esc_leaves_it(opened: Callable[[], Window]) -> None:
    window = opened()
    QTest.mouseClick(window.midline.library.offer.take, Qt.MouseButton.LeftButton)
    window.press(Key.Key_Return)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert window.panel() == STOPS[0].title
    window.press(Key.Key_Escape)
    assert window.panel() == ""


@pytest.mark.parametrize("button", ["take", "decline"])
def test_what_was_answered_is_not_asked_again(opened: Callable[[], Window], button: str) -> None:
    window = opened()
    offer = window.midline.library.offer
    QTest.mouseClick(getattr(offer, button), Qt.MouseButton.LeftButton)
    known, problems = settings.load(window.data.settings)
    assert (known.tour_offered, problems) == (True, ())
    assert not opened().midline.library.offer.isVisible()


def test_the_keys_panel_of_the_library_has_the_tour(opened: Callable[[], Window]) -> None:
    window = opened()
    window.press(Key.Key_Question)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert window.panel() == STOPS[0].title


def test_a_card_follows_what_it_tells_of_when_the_window_gets_another_size(
    opened: Callable[[], Window], tmp_path: Path
) -> None:
    (tmp_path / "settings.yaml").write_text("text_size: 200\n")
    window = opened()
    QTest.mouseClick(window.midline.library.offer.take, Qt.MouseButton.LeftButton)
    window.press(Key.Key_Return)
    start = window.midline.library.card.start
    for width, height in ((1920, 1080), (1280, 800)):
        window.midline.window.resize(width, height)
        for _ in range(5):
            QApplication.processEvents()
        card = open_panels(window.midline.window)[0].card
        place = QRect(start.mapTo(window.midline.window, QPoint(0, 0)), start.size())
        assert not card.geometry().intersects(place)


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1280, 800), (200, 1280, 800)])
def test_no_card_hides_what_it_tells_of(
    opened: Callable[[], Window], tmp_path: Path, percent: int, width: int, height: int
) -> None:
    (tmp_path / "settings.yaml").write_text(f"text_size: {percent}\n")
    window = opened()
    window.midline.window.resize(width, height)
    library = window.midline.library
    QTest.mouseClick(library.offer.take, Qt.MouseButton.LeftButton)
    for part in (library.card, library.card.start, None, library.folder):
        (panel,) = open_panels(window.midline.window)
        for _ in range(5):
            QApplication.processEvents()
        if part is not None:
            place = QRect(part.mapTo(window.midline.window, QPoint(0, 0)), part.size())
            assert not panel.card.geometry().intersects(place)
        window.press(Key.Key_Return)


@pytest.mark.parametrize(
    ("light", "place"),
    [
        (QRect(452, 70, 800, 700), QPoint(32, 70)),  # the large card: left of it
        (QRect(20, 700, 400, 60), QPoint(439, 559)),  # at the bottom on the left: right of it
        (QRect(20, 20, 1240, 60), QPoint(439, 99)),  # across the top: below it
        (QRect(300, 20, 960, 760), QPoint(20, 20)),  # nowhere: where it hides the least
    ],
)
def test_a_card_stands_beside_what_it_tells_of(light: QRect, place: QPoint) -> None:
    size, window = QSize(400, 220), QRect(0, 0, 1280, 800)
    got = beside(light, size, window)
    assert got == place
    assert light.left() == 300 or not QRect(got, size).intersects(light)
