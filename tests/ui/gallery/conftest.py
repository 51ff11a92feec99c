"""Every machine draws letters alike. Read before the first window, so it holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from midline.ui import fonts, motion
from midline.ui.themes import Themes
from tests.ui.gallery.pictures import STAND_INS

os.environ.setdefault("FONTCONFIG_FILE", str(Path(__file__).with_name("fonts.conf")))


@pytest.fixture(scope="module")
def steady_themes(qapp: QApplication) -> Iterator[Themes]:
    """In the font that comes with Midline, and with nothing on its way to its place."""
    fonts.steady_font(12)  # loads it
    was_reduced = motion.is_reduced()
    motion.set_reduced(qapp, True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "FAMILIES", [fonts.STEADY, *STAND_INS])
        patch.setattr(fonts, "EVEN", [fonts.STEADY, *STAND_INS])
        made = Themes(qapp, "dark", system_is_dark=True)
        yield made
    made.choose("dark")  # with the fonts of the other tests
    motion.set_reduced(qapp, was_reduced)
