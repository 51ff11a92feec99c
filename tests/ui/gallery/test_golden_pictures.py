"""Every page of the gallery looks as in ``tests/ui/golden``.

After a change that is meant: ``make test ARGS="tests/ui/gallery --refresh"``, then look at the
pictures that git shows as changed. They are drawn in the font that comes with Midline, so that
every machine draws the same.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from midline.ui.gallery.page import file_name, picture_of
from midline.ui.gallery.pages import PAGES
from midline.ui.themes import Themes
from tests.ui.gallery.pictures import (
    STAND_INS,
    difference,
    difference_picture,
    read,
    small,
    write,
)

GOLDEN = Path(__file__).parents[1] / "golden"
KB_MOST = 500
COLORFUL = (
    "Colors", "Button", "Choice", "Switch", "Percent slider", "Scale", "Key button", "Fields",
    "Ring", "Strip", "Figure", "Panel", "Card", "Sections", "Year calendar", "Exercise line",
    "Routine text",
)  # fmt: skip
OTHER_SCRIPTS = ("Fit label", "Sections")
PICTURES = [
    *((page, "dark") for page in PAGES),
    *((page, "light") for page in COLORFUL),
    *((page, "high-contrast") for page in COLORFUL[:2]),
]


@pytest.mark.parametrize(("page", "theme"), PICTURES)
def test_a_page_looks_as_it_did(
    steady_themes: Themes, page: str, theme: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    if page in OTHER_SCRIPTS:
        ask_for_fonts()
    if theme != steady_themes.choice:
        steady_themes.choose(theme)
    actual = small(picture_of(page, steady_themes).toImage())
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
