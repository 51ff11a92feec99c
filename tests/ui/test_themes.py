"""Colours can be told from their ground: computed as WCAG 2 does."""

from __future__ import annotations

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from midline.resources import resource
from midline.ui.stage.face import GROUND_SHARE
from midline.ui.theme import NAMES, name_of, named
from midline.ui.themes import Themes

TONES = ("work", "past_least", "rest", "get_ready", "switch", "paused")
TEXT, STAGE = 4.5, 7.0
PAIRS = [
    ("text", "background"), ("text", "surface"), ("text", "raised"),
    ("text_muted", "background"), ("text_muted", "surface"), ("text_muted", "raised"),
    ("accent", "surface"), ("on_accent", "accent"), ("get_ready", "surface"),
    ("danger", "background"), ("danger", "surface"), ("danger", "raised"),
    ("background", "text"), ("focus", "surface"),
]  # fmt: skip


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("role", "ground"), PAIRS)
def test_text_can_be_read(name: str, role: str, ground: str) -> None:
    theme = named(name)
    assert contrast(theme.color(role), theme.color(ground)) >= TEXT


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("role", ["text", "text_muted", "the tone"])
def test_the_stage_can_be_read_from_afar(name: str, tone: str, role: str) -> None:
    theme = named(name)
    ground = theme.mixed(tone, GROUND_SHARE)
    assert contrast(theme.color(tone if role == "the tone" else role), ground) >= STAGE


@pytest.mark.parametrize("name", NAMES)
def test_our_reading_of_a_theme_agrees_with_yaml(name: str) -> None:
    text = resource("assets", "themes", f"{name}.yaml").read_text("utf-8")
    assert vars(named(name)) == yaml.safe_load(text)


def test_the_choice_comes_before_the_system() -> None:
    assert name_of("light", system_is_dark=True) == "light"
    assert name_of("system", system_is_dark=True) == "dark"
    assert name_of("system", system_is_dark=False) == "light"


@pytest.mark.parametrize(
    ("system_is_dark", "order"),
    [(True, ["light", "dark", "system"]), (False, ["dark", "light", "system"])],
)
def test_the_first_press_of_the_theme_button_is_always_seen(
    qapp: QApplication, system_is_dark: bool, order: list[str]
) -> None:
    qapp.styleHints().setColorScheme(
        Qt.ColorScheme.Dark if system_is_dark else Qt.ColorScheme.Light
    )
    themes = Themes(qapp, "system", system_is_dark)
    chosen = []
    for _ in order:
        chosen.append(themes.next_choice())
        themes.choose(chosen[-1])
    qapp.styleHints().unsetColorScheme()
    assert chosen == order
