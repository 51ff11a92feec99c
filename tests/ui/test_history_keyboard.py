"""The history by keyboard alone, and its texts whole in every size and language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.settings import Language
from tests.ui.cut_off import cut_off
from tests.ui.history_window import HistoryWindow
from tests.ui.test_keyboard import controls, name, walk
from tests.ui.test_large_text import LANGUAGES, SIZES

OVERVIEW, EXERCISES, SESSIONS = 1, 2, 3
HEAD = ("View: {view}", "Back", "As tables", "Keys")
STOPS = {
    OVERVIEW: ("Each day of a year", "Sessions of the last weeks"),
    EXERCISES: ("Exercises", "Time: 1 year", "The exercise over time", "Search the exercises"),
    SESSIONS: (
        "Sessions",
        "Sets: target and what was done",
        "Note",
        "Delete set",
        "Delete session",
    ),
}


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> HistoryWindow:
    return HistoryWindow(qtbot, qapp, tmp_path, weeks=8)


@pytest.mark.parametrize("view", STOPS)
def test_tab_reaches_every_control_of_a_view(window: HistoryWindow, view: int) -> None:
    window.go_to(view)
    there = {name(each) for each in walk(window)}
    assert there == {name(each) for each in controls(window)}
    assert set(STOPS[view]) <= there


@pytest.fixture(
    params=[(*size, language) for size, language in product(SIZES, LANGUAGES)],
    ids=lambda size: "{}%-{}x{}-{}".format(*size),
)
def sized(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[HistoryWindow]:
    percent, width, height, language = request.param
    settings = f"text_size: {percent}\nlanguage: {language}\n"
    made = HistoryWindow(qtbot, qapp, tmp_path, 8, settings)
    made.midline.window.resize(width, height)
    yield made
    made.midline._look.languages.choose(Language.ENGLISH)


def test_nothing_is_cut_off(sized: HistoryWindow) -> None:
    found = {}
    for view in STOPS:
        sized.go_to(view)
        for _ in range(5):  # until everything has found its place
            QApplication.processEvents()
        if cut := cut_off(sized.page):
            found[view] = cut
    assert found == {}
