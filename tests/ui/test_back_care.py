"""The Back care page: one column, at every size of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.ui.back_care import WIDTH_PX, BackCarePage
from midline.ui.themes import Themes


@pytest.mark.parametrize("width", [860, 1280, 1920])
def test_back_stands_above_the_beginning_of_the_text(
    qtbot: QtBot, themes: Themes, width: int
) -> None:
    page = BackCarePage(themes)
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    QApplication.processEvents()
    back, text = (part.mapTo(page, QPoint()) for part in (page.back, page.text))
    assert back.x() == text.x()
    assert page.text.width() <= WIDTH_PX
    assert abs(2 * text.x() + page.text.width() - width) <= 2  # in the middle
