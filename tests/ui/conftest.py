"""What the tests of the window share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.ui.themes import Themes
from tests.ui.playing import ROUTINE, Playing


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    return Themes(qapp, "dark", system_is_dark=True)


@pytest.fixture
def play(qtbot: QtBot, themes: Themes) -> Callable[..., Playing]:
    def begin(text: str = ROUTINE) -> Playing:
        return Playing(qtbot, themes, text)

    return begin
