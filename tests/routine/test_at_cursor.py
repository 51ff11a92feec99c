"""What can stand at the cursor is known by the lines alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.writing.at_cursor import at_cursor, key_of_line

# The cursor is at the ¦.
PLACES = [
    ("na¦", ("routine", "", "na")),
    ("name: x\nre¦", ("routine", "", "re")),
    ("name: Pla¦", ("routine", "name", "Pla")),
    ("exercises:\n  - ¦", ("exercise", "", "")),
    ("exercises:\n- n¦", ("exercise", "", "n")),
    ("exercises:\n  - name: Side pl¦", ("exercise", "name", "Side pl")),
    ("exercises:\n  - name: A\n    si¦", ("exercise", "", "si")),
    ("exercises:\n  - name: A\n    sides: le¦", ("exercise", "sides", "le")),
    ("sections:\n  - name: W¦", ("section", "name", "W")),
    ("sections:\n  - name: W\n    exercises:\n      - na¦", ("exercise", "", "na")),
    ("sections:\n  - name: W\n    exercises:\n      - name: A\n    or¦", ("section", "", "or")),
    ("exercises:\n  - {na¦", ("exercise", "", "na")),
    ("exercises:\n  - {name: A, do: 3¦", ("exercise", "do", "3")),
    ("exercises:\n  - name: A\n    tips:\n      - he¦", ("", "", "he")),
    ("exercises:\n  - name: A\n      si¦", ("", "", "si")),
    ("name: x  # na¦", ("", "", "")),
    ("# na¦", ("", "", "")),
    ("¦", ("routine", "", "")),
    ("name: x\nthis is text¦", ("", "", "")),
]


LINES = st.text(alphabet="ab:-#'\"{}[], \tdo", max_size=12)


def place(text: str) -> tuple[list[str], int, int]:
    before = text.split("¦")[0]
    row = before.count("\n")
    return text.replace("¦", "").split("\n"), row, len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_place_has_an_owner_a_key_and_a_word(text: str, expected: tuple[str, str, str]) -> None:
    assert at_cursor(*place(text))[:3] == expected


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("name: x\n¦\nrest: 5s\nexercises:\n  - name: A", {"name", "rest", "exercises"}),
        ("exercises:\n  - name: A\n    ¦\n    do: 9\n  - name: B\n    tips: x", {"name", "do"}),
        ("exercises:\n  - name: A\n  - ¦\n    do: 9", {"do"}),
        ("exercises:\n  - {name: A, d¦", {"name"}),
    ],
)
def test_keys_that_are_there_are_known(text: str, given: set[str]) -> None:
    assert at_cursor(*place(text)).given == given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rest: 30s¦", ("routine", "rest")),
        ("exercises:¦", ("routine", "exercises")),
        ("exercises:\n  - name: A¦", ("exercise", "name")),
        ("exercises:\n  - name: A\n    tips:\n      - Head up¦", ("exercise", "tips")),
        ("exercises:\n  - ¦", ("", "")),
        ("# rest: 30s¦", ("", "")),
        ("¦", ("", "")),
    ],
)
def test_a_line_has_a_key_or_belongs_to_one(text: str, expected: tuple[str, str]) -> None:
    lines, row, _ = place(text)
    assert key_of_line(lines, row) == expected


@given(st.lists(LINES, min_size=1, max_size=8), st.data())
def test_no_text_is_too_odd(lines: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    assert at_cursor(lines, row, column).owner in ("", "routine", "section", "exercise")
    assert key_of_line(lines, row)[0] in ("", "routine", "section", "exercise")
