"""Every page of the gallery looks as in ``tests/ui/golden``.

After a change that is meant: ``make test ARGS="tests/ui/gallery --refresh"``, then look at the
pictures that git shows as changed. They are drawn in the font that comes with Midline, so that
every machine draws the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from midline.ui import fonts, motion
from midline.ui.gallery.page import file_name, picture_of
from midline.ui.gallery.pages import PAGES
from midline.ui.themes import Themes
from tests.ui.gallery.pictures import difference, difference_picture, read, small, write

GOLDEN = Path(__file__).parents[1] / "golden"
KB_MOST = 500
COLORFUL = (
    "Colors", "Button", "Choice", "Switch", "Percent slider", "Scale", "Key button", "Fields",
    "Ring", "Strip", "Figure", "Panel", "Card", "Sections", "Year calendar", "Exercise line",
    "Routine text",
)  # fmt: skip
STAND_INS = ("DejaVu Sans", "WenQuanYi Micro Hei", "Noto Color Emoji")  # for other scripts
OTHER_SCRIPTS = ("Fit label", "Sections")
PICTURES = [
    *((page, "dark") for page in PAGES),
    *((page, "light") for page in COLORFUL),
    *((page, "high-contrast") for page in COLORFUL[:2]),
]


@pytest.fixture(scope="module")
def themes(qapp: QApplication) -> Iterator[Themes]:
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


@pytest.mark.parametrize(("page", "theme"), PICTURES)
def test_a_page_looks_as_it_did(
    themes: Themes, page: str, theme: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    if page in OTHER_SCRIPTS:
        ask_for_fonts()
    if theme != themes.choice:
        themes.choose(theme)
    actual = small(picture_of(page, themes).toImage())
    path = golden(page, theme)
    is_new = not path.exists() or difference(read(path), actual).is_seen()
    if is_new and pytestconfig.getoption("--refresh"):
        write(actual, path)
    assert path.exists(), f"{path.name} is not there yet: run this test with --refresh, and look"
    found = difference(read(path), actual)
    if found.is_seen():
        write(actual, tmp_path / "actual.png")
        write(difference_picture(read(path), actual), tmp_path / "difference.png")
        pytest.fail(
            f"{page} looks different in {theme}: {found}. See actual.png and difference.png in "
            f"{tmp_path}, beside {path}. If it is meant, run this test with --refresh."
        )


def ask_for_fonts() -> None:
    """A missing one skips on a laptop, and fails in CI."""
    missing = set(STAND_INS) - set(QFontDatabase.families())
    if missing:
        reason = f"{missing} not found (tools/system-packages.txt names the packages)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def golden(page: str, theme: str) -> Path:
    return GOLDEN / f"{file_name(page)}-{theme}.png"


def test_there_is_no_picture_too_many() -> None:
    assert set(GOLDEN.glob("*.png")) <= {golden(page, theme) for page, theme in PICTURES}


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.png")) <= KB_MOST * 1024
