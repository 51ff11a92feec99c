"""More work is a stronger shade, and the number on each can be read."""

from __future__ import annotations

import pytest

from midline.ui.theme import NAMES, named
from midline.ui.widgets.charts.line_painting import BAND_SHARE, style_of
from midline.ui.widgets.charts.shades import STEPS, lettering, shade, shade_step, usual_range
from tests.ui.test_themes import GRAPHICS, HIGH_CONTRAST, STAGE, TEXT, contrast

GROUNDS = ("background", "surface")


@pytest.mark.parametrize(
    ("amounts", "usual"),
    [
        ([], (0, 0)),
        ([0.0], (0, 0)),
        ([600.0], (480, 600)),
        ([0.0, 0.0, 300.0], (240, 300)),
        ([600.0] * 19 + [9000.0], (480, 600)),
        ([60.0] + [300.0] * 10 + [600.0] * 9, (300, 600)),
        ([60.0] * 3 + [300.0] * 8 + [600.0] * 9, (0, 600)),
    ],
)
def test_one_odd_day_does_not_shade_the_others(
    amounts: list[float], usual: tuple[float, float]
) -> None:
    assert usual_range(amounts) == usual


def test_days_of_somebody_regular_can_be_told_apart_but_not_by_seconds() -> None:
    usual = usual_range([600.0, 660.0, 720.0] * 9)
    assert [shade_step(each, usual) for each in (600.0, 660.0, 720.0)] == [1, 2, 3]
    usual = usual_range([700.0, 705.0, 710.0] * 9)
    assert {shade_step(each, usual) for each in (700.0, 705.0, 710.0)} == {3}


@pytest.mark.parametrize(
    ("amount", "step"), [(0, 0), (1, 1), (400, 1), (401, 2), (500, 2), (501, 3), (5000, 3)]
)
def test_the_shade_grows_with_the_work(amount: float, step: int) -> None:
    assert shade_step(amount, (300.0, 600.0)) == step


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("step", range(STEPS + 1))
def test_a_number_can_be_read_on_its_shade(name: str, step: int) -> None:
    theme = named(name)
    least = STAGE if name in HIGH_CONTRAST else TEXT
    assert contrast(lettering(theme, step), shade(theme, step)) >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", [None, "left", "right"])
def test_a_line_can_be_seen_on_its_ground_and_on_the_band(name: str, side: str | None) -> None:
    theme = named(name)
    color = style_of(theme, side).color
    for ground in GROUNDS:
        assert contrast(color, theme.color(ground)) >= GRAPHICS
    assert contrast(color, theme.mixed("text_muted", BAND_SHARE)) >= GRAPHICS


@pytest.mark.parametrize("name", NAMES)
def test_the_line_of_the_goal_can_be_seen(name: str) -> None:
    theme = named(name)
    for ground in GROUNDS:
        assert contrast(theme.color("past_least"), theme.color(ground)) >= GRAPHICS


def test_left_and_right_differ_in_more_than_colour() -> None:
    left, right = style_of(named("dark"), "left"), style_of(named("dark"), "right")
    assert left.dash is not right.dash
    assert left.is_diamond is not right.is_diamond
