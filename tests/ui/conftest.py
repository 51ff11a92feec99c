"""What the tests of the window share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.ui.themes import Themes
from tests.ui.edited_window import TEXT, Editor
from tests.ui.playing import ROUTINE, Playing


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    return Themes(qapp, "dark", system_is_dark=True)


@pytest.fixture
def play(qtbot: QtBot, themes: Themes) -> Callable[..., Playing]:
    def begin(text: str = ROUTINE) -> Playing:
        return Playing(qtbot, themes, text)

    return begin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of an ``editor``, with a routine of the user's own."""
    (tmp_path / "settings.yaml").write_text("mute: yes\ntour_offered: yes\n", "utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Editor]:
    made = Editor(qtbot, qapp, folder)
    yield made
    made.midline.window.close()
