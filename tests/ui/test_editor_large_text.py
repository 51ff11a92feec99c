"""The editor with large text: nothing is cut off, and the page asks for no more than a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.routine.writing.places import Address
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from tests.ui.cut_off import cut_off
from tests.ui.editor_page import TEXT, Editor
from tests.ui.test_large_text import SIZES


@pytest.mark.parametrize("at", [(), (1,), (1, 0)])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}%-{}x{}".format(*size))
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("45-60s", "60-45s")], ids=["good", "wrong"])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, text: str, size: tuple[int, int, int], at: Address
) -> None:
    percent, width, height = size
    themes = Themes(qapp, "dark", system_is_dark=True, type_scale=TypeScale(percent))
    page = Editor(qtbot, themes, text).page
    page.resize(width, height)
    page.select(at)
    is_small = page.pane.isVisible()
    qtbot.waitUntil(lambda: page.problems.isVisible() == (text != TEXT and not is_small))
    for name in page.pane.buttons if is_small else (page.pane.value(),):
        page.pane.buttons[name].click()
        for _ in range(5):
            QApplication.processEvents()  # what came is laid out
        assert cut_off(page) == []
    assert (page.width(), page.height()) == (width, height)
    assert is_small == (size == (200, 860, 600))
