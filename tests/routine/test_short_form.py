"""Sets and work in one line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.model import Hold, Reps, Work
from midline.routine.problems import Misfit
from midline.routine.short_form import Sets, parse_short_form


@pytest.mark.parametrize(
    ("text", "least", "most", "work"),
    [
        ("3 x 15", 3, 3, Reps(15, 15)),
        ("3x15", 3, 3, Reps(15, 15)),
        ("3×15", 3, 3, Reps(15, 15)),
        ("3 X 15 reps", 3, 3, Reps(15, 15)),
        ("1 * 1 rep", 1, 1, Reps(1, 1)),
        ("3-5 x 15-20", 3, 5, Reps(15, 20)),
        ("15", 1, 1, Reps(15, 15)),
        ("15–20", 1, 1, Reps(15, 20)),
        ("45s", 1, 1, Hold(45, 45)),
        ("3 x 45-60s", 3, 3, Hold(45, 60)),
        ("3×45–60 s", 3, 3, Hold(45, 60)),
        ("2 x 1:30", 2, 2, Hold(90, 90)),
        ("2-3 x 1-2 min", 2, 3, Hold(60, 120)),
        ("2.5", 1, 1, Hold(2.5, 2.5)),
    ],
)
def test_the_short_form_says_sets_and_work(text: str, least: int, most: int, work: Work) -> None:
    assert parse_short_form(text) == Sets(least, (work,) * most)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("max", "write it as 3 x 15 or 3 x 45s"),
        ("3 sets of 15", "write it as 3 x 15 or 3 x 45s"),
        ("3 x", "write it as 3 x 15 or 3 x 45s"),
        ("x 15", "write it as 3 x 15 or 3 x 45s"),
        ("3 x 3 x 15", "write it as 3 x 15 or 3 x 45s"),
        ("3 x fifteen", "did you mean 15?"),
        ("3 x 15 each side", "say that it has sides with `sides: left-right`"),
    ],
)
def test_what_is_no_short_form_is_refused_with_a_hint(text: str, hint: str) -> None:
    with pytest.raises(Misfit) as refused:
        parse_short_form(text)
    assert (refused.value.text, refused.value.hint) == (f"`{text}` is not a short form", hint)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0 x 15", "an exercise has 1 to 50 sets, not `0`"),
        ("51 x 15", "an exercise has 1 to 50 sets, not `51`"),
        ("3 x 0", "a set has 1 to 1000 reps, not `0`"),
        ("3 x 1001", "a set has 1 to 1000 reps, not `1001`"),
        ("3 x 0s", "a hold lasts 1 s to 1 h, not `0s`"),
        ("3 x 2h", "a hold lasts 1 s to 1 h, not `2h`"),
    ],
)
def test_absurd_amounts_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(Misfit) as refused:
        parse_short_form(text)
    assert refused.value.text == sentence


@given(st.text("0123456789 x×-–:.smhrep") | st.text())
def test_any_text_is_sets_or_a_misfit(text: str) -> None:
    with suppress(Misfit):
        sets = parse_short_form(text)
        assert 1 <= sets.least <= len(sets.works) <= 50
