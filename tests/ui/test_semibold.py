"""Names stand out in each language, also where its font has one weight only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from midline.settings import Language
from midline.ui.fonts import BOLD, SEMIBOLD, font, has_bold_chinese, semibold, steady_font
from midline.ui.languages import Languages
from midline.ui.stylesheet import stylesheet
from midline.ui.theme import named
from midline.ui.type_scale import TypeScale


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Languages]:
    languages = Languages(qapp, Language.CHINESE)
    yield languages
    languages.choose(Language.ENGLISH)


def test_in_english_names_are_semibold(qapp: QApplication) -> None:
    assert font(15, SEMIBOLD).weight() == QFont.Weight.DemiBold
    assert f"font-weight: {SEMIBOLD}" in stylesheet(named("dark"), TypeScale())


def test_in_chinese_they_are_bold_where_the_font_has_no_weights(chinese: Languages) -> None:
    expected = SEMIBOLD if has_bold_chinese() else BOLD
    assert semibold() == font(15, SEMIBOLD).weight() == expected
    assert f"QLabel#option {{ font-weight: {expected}; }}" in stylesheet(named("dark"), TypeScale())
    assert font(15).weight() == QFont.Weight.Normal
    assert steady_font(15, SEMIBOLD).weight() == SEMIBOLD  # digits are as on the stage in English
