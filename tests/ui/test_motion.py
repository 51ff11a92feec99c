"""Quiet motion: what moves, that it ends where it should, and that nothing does when reduced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from midline.ui.motion import faded, is_reduced, set_reduced
from midline.ui.themes import Themes
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.toast import Toast
from midline.ui.widgets.turned import Room

DARK, LIGHT = "background: #000000", "background: #ffffff"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, themes: Themes) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    set_reduced(qapp, False)
    yield made
    set_reduced(qapp, False)


def running(window: QWidget) -> list[QAbstractAnimation]:
    return [
        each
        for each in window.findChildren(QAbstractAnimation)
        if each.state() is QAbstractAnimation.State.Running
    ]


def lightness(window: QWidget) -> float:
    return window.grab().toImage().pixelColor(300, 200).lightnessF()


def run_to_its_end(qtbot: QtBot, window: QWidget) -> None:
    for each in running(window):
        each.setCurrentTime(each.totalDuration())
    qtbot.waitUntil(lambda: not running(window))


def test_what_was_shown_fades_over_what_is_shown_now(qtbot: QtBot, window: QWidget) -> None:
    page = QLabel(window)
    page.resize(window.size())
    page.setStyleSheet(DARK)
    page.show()
    with faded(window):
        page.setStyleSheet(LIGHT)
    assert lightness(window) < 0.05
    (fading,) = running(window)
    fading.setCurrentTime(fading.totalDuration() // 2)
    assert 0.3 < lightness(window) < 0.7
    run_to_its_end(qtbot, window)
    assert lightness(window) > 0.95


def test_a_panel_slides_to_its_place(qtbot: QtBot, window: QWidget) -> None:
    panel = Panel(window, "Title", "Text")
    panel.open()
    begins = panel.card.y()
    run_to_its_end(qtbot, window)
    middle = QRect(window.rect()).center().y()
    assert panel.card.y() < begins
    assert abs(panel.card.geometry().center().y() - middle) <= 1


def test_news_slides_to_its_place(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window, lambda: [Room(window.rect())])
    toast.say("Saved")
    begins = toast.y()
    run_to_its_end(qtbot, window)
    assert toast.y() < begins


def test_nothing_moves_where_motion_is_reduced(
    qtbot: QtBot, qapp: QApplication, window: QWidget
) -> None:
    set_reduced(qapp, True)
    assert is_reduced()
    panel = Panel(window, "Title", "Text")
    with faded(window):
        panel.open()
    Toast(window, lambda: [Room(window.rect())]).say("Saved")
    panel.close_silently()
    assert running(window) == []
