"""News over the page: in turn, urgent news first; what is no longer true is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from midline.ui.widgets.toast import Toast


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    page = QWidget()
    page.resize(800, 600)
    qtbot.addWidget(page)
    page.show()
    return Toast(page, page.rect)


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
