"""Where things lie on the stage, and how large they are in millimetres on real screens."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect

from midline.routine.view import View
from midline.ui.stage.sizes import LINE_SHARE, stage_sizes, true_dpi

SCREENS = [
    # name, pixels of the layout, inches of the diagonal
    ('13" 1280×800', 1280, 800, 13.3),
    ('14" 1920×1080', 1920, 1080, 14.0),
    ('15.6" 1366×768', 1366, 768, 15.6),
    ('24" 1920×1080', 1920, 1080, 24.0),
    ('27" 4K', 3840, 2160, 27.0),
    ('27" 4K, ratio 2', 1920, 1080, 27.0),
    ('14" 2880×1800, ratio 2', 1440, 900, 14.0),
]
TURNS = (View.UPRIGHT, View.LEFT)
WINDOWS = [(1280, 800), (1920, 1080), (860, 600), (3840, 2160), (1080, 1920), (2560, 1080)]


@pytest.mark.parametrize("view", TURNS)
@pytest.mark.parametrize(("name", "width", "height", "inches"), SCREENS)
def test_digits_and_the_next_move_are_read_from_three_metres(
    name: str, width: int, height: int, inches: float, view: View
) -> None:
    dpi = (width**2 + height**2) ** 0.5 / inches
    sizes = stage_sizes(width, height, dpi, view)
    assert sizes.digits_px / dpi * 25.4 >= 49.9
    assert sizes.coming_px * LINE_SHARE / dpi * 25.4 >= 18.9


def test_at_96_dpi_a_longer_number_is_as_large() -> None:
    sizes = stage_sizes(1920, 1080)
    assert min(sizes.long_digits_px, sizes.long_number.height()) / 96 * 25.4 >= 50


@pytest.mark.parametrize(
    ("physical", "logical", "width_mm", "dpi"),
    [
        (91.8, 96, 531, 91.8),
        (157.4, 96, 310, 157.4),
        (96, 96, 0, 96),  # a projector that has no size
        (1280, 96, 25, 96),  # or says 25 mm
        (10, 96, 16000, 96),
        (0, 0, 0, 96),
        (450, 120, 100, 120),
    ],
)
def test_a_screen_is_believed_only_where_it_may_be_true(
    physical: float, logical: float, width_mm: float, dpi: float
) -> None:
    assert true_dpi(physical, logical, width_mm) == dpi


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("dpi", [60.0, 96.0, 160.0, 300.0])
@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_nothing_lies_on_anything_else_or_outside(
    width: int, height: int, dpi: float, view: View
) -> None:
    sizes = stage_sizes(width, height, dpi, view)
    room = sizes.room
    apart = [room.place(p) for p in (sizes.ring, sizes.side, sizes.coming, sizes.strip)]
    apart += [room.place(sizes.elapsed), room.place(sizes.left), sizes.header, sizes.controls]
    for one, other in combinations(apart, 2):
        assert not one.intersects(other)
    assert all(QRect(0, 0, width, height).contains(place) for place in apart)
    assert sizes.side.height() > 0.2 * min(width, height)


@pytest.mark.parametrize("dpi", [60.0, 96.0, 160.0, 300.0])
@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_number_never_paints_over_its_ring(width: int, height: int, dpi: float) -> None:
    sizes = stage_sizes(width, height, dpi)
    inner = sizes.ring.width() * (0.5 - 0.044) - 1
    for number in (sizes.number, sizes.long_number):
        half = number.width() / 2, number.height() / 2
        assert (half[0] ** 2 + half[1] ** 2) ** 0.5 <= inner + 1
    assert sizes.digits_px <= sizes.number.height()


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_bars_are_targets_for_a_thumb_and_never_turn(width: int, height: int) -> None:
    places = {
        (s.header.getRect(), s.controls.getRect())
        for view in View
        for s in [stage_sizes(width, height, 96, view)]
    }
    assert len(places) == 1
    sizes = stage_sizes(width, height)
    assert sizes.header.height() >= 44
    assert sizes.controls.height() >= 44
