"""Whole numbers and ranges of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.counts import parse_count_range
from midline.routine.problems import Misfit


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("15", (15, 15)),
        (" 15 ", (15, 15)),
        ("010", (10, 10)),
        ("15-20", (15, 20)),
        ("3 – 5", (3, 5)),
    ],
)
def test_a_count_is_one_number_or_a_range(text: str, ends: tuple[int, int]) -> None:
    assert parse_count_range(text) == ends


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("fifteen", "a whole number is needed, not `fifteen`", "did you mean 15?"),
        ("15 reps", "a whole number is needed, not `15 reps`", "did you mean 15?"),
        ("many", "a whole number is needed, not `many`", ""),
        ("-2", "`-2` is negative: a count cannot be", ""),
        ("9" * 20, f"a whole number is needed, not `{'9' * 20}`", ""),
        ("20-15", "the least (20) is more than the most (15)", "did you mean 15-20?"),
        (
            "3x15",
            "a whole number is needed, not `3x15`",
            "sets and work in one are written as `do: 3x15`",
        ),
    ],
)
def test_what_is_no_count_is_refused_with_a_hint(text: str, sentence: str, hint: str) -> None:
    with pytest.raises(Misfit) as refused:
        parse_count_range(text)
    assert (refused.value.text, refused.value.hint) == (sentence, hint)


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
def test_any_two_numbers_in_order_are_a_range(a: int, b: int) -> None:
    least, most = sorted((a, b))
    assert parse_count_range(f"{least}-{most}") == (least, most)
