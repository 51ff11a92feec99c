"""Shipped files are found in a checkout; test_packaging.py does the same in an installed wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from midline.resources import resource

CHECKOUT = Path(__file__).parent.parent


@pytest.mark.parametrize("parts", [("workouts",), ("assets",), ("workouts", "core-basics.yaml")])
def test_a_checkout_uses_the_files_of_its_own_root(parts: tuple[str, ...]) -> None:
    assert resource(*parts) == CHECKOUT.joinpath(*parts)


def test_a_missing_file_is_named_with_both_places() -> None:
    with pytest.raises(FileNotFoundError, match=r"data/assets/nothing or .*/assets/nothing"):
        resource("assets", "nothing")
