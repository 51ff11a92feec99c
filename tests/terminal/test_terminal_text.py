"""Text and tables that fit a terminal, whatever script the names are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.model import Cluster, Hold, Reps, Work
from midline.session.plan import compile_plan
from midline.terminal import words
from midline.terminal.digits import HEIGHT, big
from midline.terminal.text import columns, fit, printable, table
from tests.session.scenario import exercise, routine


@pytest.mark.parametrize(
    ("text", "width"),
    [("plank", 5), ("プランク", 8), ("שלום", 4), ("e\u0301", 1), ("🏃", 2), ("", 0)],
)
def test_the_width_is_counted_in_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "·[31mred"),
        ("two\nlines\ttab", "two·lines·tab"),
        ("\u202eturned", "·turned"),
        ("🏋️‍♀️ שלום", "🏋️‍♀️ שלום"),
    ],
)
def test_nothing_in_a_name_moves_the_cursor(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(text=st.text(max_size=50), most=st.integers(1, 30))
def test_what_is_cut_fits_and_begins_as_it_did(text: str, most: int) -> None:
    cut = fit(text, most)
    assert columns(cut) <= most
    assert cut == text or text.startswith(cut.removesuffix("…"))


def test_columns_line_up_for_wide_and_long_names() -> None:
    rows = [("move", "s"), ("プランク", "5"), ("שלום 🏃", "10"), ("x" * 300, "2")]
    assert table(rows, right=" r", widest=12).splitlines() == [
        "move           s",
        "プランク       5",
        "שלום 🏃       10",
        "xxxxxxxxxxx…   2",
    ]


@pytest.mark.parametrize(
    ("work", "target", "actual", "done"),
    [
        (Hold(45, 60), "45-60 s", 52.5, "52.5 s"),
        (Hold(30, 30), "30 s", 30, "30 s"),
        (Reps(15, 15), "15 reps", 1, "1 rep"),
        (Reps(8, 12), "8-12 reps", 12, "12 reps"),
        (Cluster(6, 10, 3), "6 × 10 s", 6, "6 holds"),
    ],
)
def test_amounts_are_said_in_words(work: Work, target: str, actual: float, done: str) -> None:
    [planned] = compile_plan(routine(exercise("Move", work))).sets
    assert words.target(planned) == target
    assert words.done(planned, actual) == done


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00"), (59.9, "00:59"), (725, "12:05"), (3725, "1:02:05")]
)
def test_times_are_shown_as_on_a_clock(seconds: float, shown: str) -> None:
    assert words.clock(seconds) == shown


@pytest.mark.parametrize("number", ["0123456789", "12:05", "", "1:00:00"])
def test_every_number_can_be_written_large(number: str) -> None:
    lines = big(number)
    assert len(lines) == HEIGHT
    assert len({len(line) for line in lines}) == 1
