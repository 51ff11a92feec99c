"""Digits that stand still while they count, in the font that comes with Midline."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.resources import resource
from midline.ui.fonts import CHINESE, STEADY, steady_font
from midline.ui.widgets.big_number import BigNumber
from midline.ui.widgets.fit_label import FitLabel

WEIGHTS = (500, 600, 700)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_digit_is_as_wide_as_another(qapp: QApplication, weight: int) -> None:
    made = steady_font(300, weight)
    assert QFontInfo(made).family() == STEADY
    assert QFontInfo(made).weight() == weight
    assert len({QFontMetricsF(made).horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_what_the_stage_writes_is_in_the_font(qapp: QApplication) -> None:
    raw = QRawFont.fromFont(steady_font(40, 600))
    assert [c for c in "0123456789:+−-–.×·…→éßÅ" if not raw.supportsCharacter(ord(c))] == []


@pytest.mark.parametrize("texts", [range(10, 100), range(10), [f"1:{s:02}" for s in range(60)]])
def test_the_boxes_of_the_digits_do_not_move_while_it_counts(
    qapp: QApplication, texts: list[object]
) -> None:
    number = BigNumber()
    number.resize(600, 300)
    number.set_height_px(200, 150)
    places = set()
    for text in texts:
        number.set_text(str(text))
        places.add((number.text_left_px(), number.digit_height_px()))
    assert len(places) == 1


def test_the_fonts_are_small_and_their_licence_lies_beside_them() -> None:
    folder = resource("assets", "fonts")
    assert sum(path.stat().st_size for path in folder.glob("*.otf")) <= 150 * 1024
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("size_px", [40, 90])
def test_chinese_names_are_bold_whatever_their_size(qtbot: QtBot, size_px: int) -> None:
    if not set(CHINESE) & set(QFontDatabase.families()):
        pytest.skip("no Chinese font")

    def ink(weight: int) -> int:
        label = FitLabel(weight=weight)
        qtbot.addWidget(label)
        label.resize(500, 120)
        label.set_text("平板支撑")
        label.set_size_px(size_px)
        picture = label.grab().toImage()
        ground = picture.pixel(499, 119)
        points = ((x, y) for x in range(0, 500, 2) for y in range(120))
        return sum(picture.pixel(*point) != ground for point in points)

    assert ink(QFont.Weight.DemiBold) > 1.1 * ink(QFont.Weight.Normal)
