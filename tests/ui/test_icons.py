"""The icons are one family, and each can be told at the size of a line of text."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from midline.resources import resource
from midline.ui.icons import APP_ICON_SIZES, app_icon, pixmap

FOLDER = resource("assets", "icons")
APP = "midline"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem != APP)
ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
    'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
)
BOX = 24
EDGE = 1.8  # the box that everything lies within, strokes and all, and some antialiasing
LIGHTEST, HEAVIEST = 0.05, 0.36  # of the box, inked


def inked(image: QImage) -> list[tuple[int, int, float]]:
    return [
        (x, y, alpha)
        for y in range(image.height())
        for x in range(image.width())
        if (alpha := QColor(image.pixelColor(x, y)).alphaF()) > 0
    ]


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_with_the_strokes_of_the_family(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert text.startswith(ROOT)
    inside = text.removeprefix(ROOT)
    assert "stroke-width" not in inside
    assert set(re.findall(r'fill="(\w+)"', inside)) <= {"currentColor"}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_lies_within_the_box_and_has_its_weight(qapp: QApplication, name: str) -> None:
    side = 4 * BOX
    ink = inked(pixmap(name, "#000000", side).toImage())
    least, most = EDGE * side / BOX, side - EDGE * side / BOX
    assert all(least <= x <= most and least <= y <= most for x, y, alpha in ink if alpha > 0.5)
    weight = sum(alpha for *_, alpha in ink) / side**2
    assert LIGHTEST < weight < HEAVIEST


@pytest.mark.parametrize("size", [16, 20, 32])
def test_no_two_icons_look_the_same(qapp: QApplication, size: int) -> None:
    drawn = {name: pixmap(name, "#000000", size).toImage() for name in NAMES}
    for i, one in enumerate(NAMES):
        for other in NAMES[i + 1 :]:
            assert difference(drawn[one], drawn[other]) > 0.04, (one, other)


def difference(one: QImage, other: QImage) -> float:
    pixels = [(x, y) for x in range(one.width()) for y in range(one.height())]
    apart = (abs(one.pixelColor(*p).alphaF() - other.pixelColor(*p).alphaF()) for p in pixels)
    return sum(apart) / len(pixels)


@pytest.mark.parametrize("side", APP_ICON_SIZES)
def test_the_programs_icon_is_there_in_every_size_and_as_it_is_drawn(
    qapp: QApplication, side: int
) -> None:
    shown = app_icon().pixmap(QSize(side, side)).toImage()
    assert shown.size() == QSize(side, side)
    drawn = pixmap(APP, "#000000", side).toImage()
    middle = side // 2
    for x in (middle, round(side * 0.19), round(side * 0.8)):
        assert shown.pixelColor(x, middle).name() == drawn.pixelColor(x, middle).name()


def test_the_programs_icon_can_be_told_at_16_px(qapp: QApplication) -> None:
    """Two arcs and the line between them stay apart."""
    shown = app_icon().pixmap(QSize(16, 16)).toImage()
    row = [shown.pixelColor(x, 8).lightnessF() > 0.35 for x in range(16)]
    changes = sum(a != b for a, b in pairwise(row))
    assert changes == 6


def test_the_desktop_file_is_valid(needs: Callable[..., None]) -> None:
    needs("desktop-file-validate")
    path = resource("assets", "midline.desktop")
    run = subprocess.run(
        ["desktop-file-validate", "--no-hints", path], capture_output=True, text=True
    )
    assert (run.stdout + run.stderr, run.returncode) == ("", 0)


def test_the_desktop_file_names_what_there_is() -> None:
    lines = Path(resource("assets", "midline.desktop")).read_text("utf-8").splitlines()
    assert {"Exec=midline", "Icon=midline", "StartupWMClass=midline"} <= set(lines)
