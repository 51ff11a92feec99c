"""Colours can be told from their ground: computed as WCAG 2 does."""

from __future__ import annotations

from itertools import product

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from midline.resources import resource
from midline.ui.stage.face import GROUND_SHARE, PULSE_SHARE, TRACK_SHARE
from midline.ui.theme import NAMES, ROLES, name_of, named
from midline.ui.themes import Themes
from midline.ui.widgets.strip import AHEAD_SHARE

TONES = ("work", "past_least", "rest", "get_ready", "switch", "paused")
TEXT, GRAPHICS, STAGE = 4.5, 3.0, 7.0
HIGH_CONTRAST = ("high-contrast", "high-contrast-light")
GROUNDS = ("background", "surface", "raised")
WRITING = [
    *product(("text", "text_muted", "danger"), GROUNDS),
    ("accent", "background"), ("accent", "surface"), ("accent", "raised"),
    ("on_accent", "accent"),
    ("get_ready", "surface"),
    ("background", "text"),
]  # fmt: skip
GRAPHIC = [
    *product(("focus", "text", "accent"), GROUNDS),
    ("field", "background"), ("field", "surface"),
    ("surface", "field"), ("on_accent", "accent"),  # the knob of a switch, off and on
    ("danger", "surface"),
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
@pytest.mark.parametrize(("role", "ground"), WRITING)
def test_text_can_be_read(name: str, role: str, ground: str) -> None:
    theme = named(name)
    least = STAGE if name in HIGH_CONTRAST else TEXT
    assert contrast(theme.color(role), theme.color(ground)) >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("role", "ground"), GRAPHIC)
def test_what_is_drawn_can_be_seen(name: str, role: str, ground: str) -> None:
    theme = named(name)
    assert contrast(theme.color(role), theme.color(ground)) >= GRAPHICS


@pytest.mark.parametrize("name", NAMES)
def test_a_button_can_be_read_under_the_pointer_and_pressed(name: str) -> None:
    theme = named(name)
    assert contrast(theme.color("text"), theme.mixed("text", 0.08, "raised")) >= TEXT
    assert contrast(theme.color("text"), theme.mixed("text", 0.16, "raised")) >= TEXT
    assert contrast(theme.color("on_accent"), theme.mixed("text", 0.15, "accent")) >= TEXT
    assert contrast(theme.color("on_accent"), theme.mixed("text", 0.3, "accent")) >= TEXT


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("role", ["text", "text_muted", "the tone"])
def test_the_stage_can_be_read_from_afar(name: str, tone: str, role: str) -> None:
    theme = named(name)
    ground = theme.mixed(tone, GROUND_SHARE)
    assert contrast(theme.color(tone if role == "the tone" else role), ground) >= STAGE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONES)
def test_the_number_can_be_read_while_the_ring_beats(name: str, tone: str) -> None:
    theme = named(name)
    disc = theme.mixed(tone, GROUND_SHARE + PULSE_SHARE)
    assert contrast(theme.color("text"), disc) >= STAGE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONES)
def test_the_ring_stands_out_from_its_track(name: str, tone: str) -> None:
    theme = named(name)
    assert contrast(theme.color(tone), theme.mixed(tone, TRACK_SHARE)) >= GRAPHICS


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("ahead", ["work", "rest", "get_ready", "switch"])
def test_what_is_ahead_on_the_strip_can_be_seen(name: str, tone: str, ahead: str) -> None:
    theme = named(name)
    ground = theme.mixed(tone, GROUND_SHARE)
    shown = mixed(theme.color(ahead), ground, AHEAD_SHARE)
    assert contrast(shown, ground) >= GRAPHICS


@pytest.mark.parametrize("name", NAMES)
def test_our_reading_of_a_theme_agrees_with_yaml(name: str) -> None:
    text = resource("assets", "themes", f"{name}.yaml").read_text("utf-8")
    assert vars(named(name)) == yaml.safe_load(text)


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_theme_says_what_each_role_is(name: str) -> None:
    text = resource("assets", "themes", f"{name}.yaml").read_text("utf-8")
    told = [line.split()[1] for line in text.splitlines() if line.startswith("# ")]
    assert tuple(role for role in told if role in ROLES) == ROLES


def mixed(top: QColor, ground: QColor, share: float) -> QColor:
    red, green, blue = (
        share * a + (1 - share) * b
        for a, b in (
            (top.redF(), ground.redF()),
            (top.greenF(), ground.greenF()),
            (top.blueF(), ground.blueF()),
        )
    )
    return QColor.fromRgbF(red, green, blue)


def test_the_choice_comes_before_the_system() -> None:
    assert name_of("light", system_is_dark=True) == "light"
    assert name_of("system", system_is_dark=True) == "dark"
    assert name_of("system", system_is_dark=False) == "light"
    assert name_of("system", system_is_dark=True, more_contrast=True) == "high-contrast"
    assert name_of("system", system_is_dark=False, more_contrast=True) == "high-contrast-light"
    assert name_of("light", system_is_dark=True, more_contrast=True) == "light"


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


def test_a_chosen_theme_stays_when_the_system_changes(qapp: QApplication) -> None:
    themes = Themes(qapp, "high-contrast", system_is_dark=True)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Light)
    assert themes.theme == named("high-contrast")
    qapp.styleHints().unsetColorScheme()
