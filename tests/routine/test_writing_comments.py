"""A value that goes, or a list that gets shorter, leaves all its comments behind."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midline.routine.model import Hold
from midline.routine.writing.document import Document
from midline.routine.writing.refusing import CannotEdit

AROUND = "name: x\nexercises:\n  - name: A\n{}    do: 30s\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    tips: [One, Two]   # c\n", "    # c\n"),
        ("    tips:  # c\n", "    # c\n"),
        ("    tips: One\n      # under\n", "    # under\n"),
        ("    tips: [One]\n\n      # under\n        # more\n", "    # under\n        # more\n"),
        ("    tips: >-  # c\n      # no comment\n      One\n", "    # c\n"),
        ("    tips: [One, # a\n      Two # b\n      ] # c\n", "    # a\n    # b\n    # c\n"),
        (
            "    tips:  # t\n      # above\n      - One  # a\n      # between\n      - '# Two'\n"
            "      # under\n    # next\n",
            "    # t\n    # above\n    # a\n    # between\n      # under\n    # next\n",
        ),
        ("    tips:\n    - One  # a\n    - Two\n", "    # a\n"),
        (
            "    x-note: |\n     # text\n    tips: a\n        # b\n",
            "    x-note: |\n     # text\n    # b\n",
        ),
    ],
)
def test_a_value_goes_and_its_comments_stay(before: str, after: str) -> None:
    document = Document.of(AROUND.format(before))
    assert document.with_value((0, 0), "tips", ()).text == AROUND.format(after)


def test_the_value_of_the_first_key_goes_and_its_comments_stay() -> None:
    text = "name: x\nexercises:\n  - tips: [One] # c\n      # more\n    name: A\n    do: 30s\n"
    edited = Document.of(text).with_value((0, 0), "tips", None)
    assert edited.text == text.replace("tips: [One] ", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[One, # a\n      Two # b\n      ]", "[One # a\n      # b\n      ]"),
        ("[Two, # b\n      One]", "[# b\n      One]"),
        ("[One, # a\n      Two]", "[One # a\n      ]"),
        ("[\n      # b\n      Two, One, # a\n      ]", "[\n      # b\n          One, # a\n      ]"),
        ("\n    - One # a\n    # two\n    - Two # b", "\n    - One # a\n    # two\n    # b"),
        ("\n    - Two # b\n      # more\n\n    - One", "\n    # b\n    # more\n\n    - One"),
        ("\n    - One\n\n    - > # b\n     Two\n    # end", "\n    - One\n\n    # b\n    # end"),
    ],
)
def test_a_list_gets_shorter_and_its_comments_stay(before: str, after: str) -> None:
    text = AROUND.format("    tips: {}\n")
    document = Document.of(text.format(before)).with_value((0, 0), "tips", ("One",))
    assert document.text == text.format(after)


def test_between_brackets_nothing_is_taken_away_with_a_comment() -> None:
    document = Document.of("name: x\nexercises:\n  - {name: A, do: 30s, # c\n    rest: 5s}\n")
    for key in ("do", "rest"):
        with pytest.raises(CannotEdit, match="comments in these brackets"):
            document.with_value((0, 0), key, None)


def test_a_list_within_a_list_is_not_taken_away_with_its_comments() -> None:
    document = Document.of(AROUND.format("    tips: [One, [a, # c\n      b]]\n"))
    with pytest.raises(CannotEdit, match="comments"):
        document.with_value((0, 0), "tips", ("One",))


def test_a_text_becomes_a_list_with_its_comment_beside_it() -> None:
    document = Document.of(AROUND.format("    tips: >-  # c\n      One\n"))
    edited = document.with_value((0, 0), "tips", ("One", "Two"))
    assert edited.text == AROUND.format("    tips: [One, Two]  # c\n")


def test_held_reps_become_a_hold_and_their_comments_stay() -> None:
    text = "name: x\nexercises:\n  - name: A\n    reps: [6, 4, 2]  # a ladder\n    hold: 10s\n"
    edited = Document.of(text).with_values((0, 0), {"hold": "20s", "reps": None})
    assert edited.text == text.replace("reps: [6, 4, 2]  #", "#").replace("10s", "20s")
    assert edited.routine
    assert edited.routine.exercises[0].works == (Hold(20, 20),)


# Whatever is written: each `{}` is a place for a comment, or for none.
SIDE = ("", "", " # {}", "   #{}\t#")
LISTS = (
    "tips: [a, 'b # c', d]{}",
    "tips: [a,{}\n      b ,{}\n{}\n      d{}\n      ]{}",
    "tips: [a,{}\n{}\n      b,{}\n      d]{}",
    "tips:{}\n{}\n      - a{}\n{}\n      - 'b # c'{}\n\n{}\n      - d{}\n{}",
    "tips:{}\n    -   >-{}\n      a\n{}\n    - b{}\n{}\n    - |{}\n     # text\n{}",
)
VALUES = (
    *LISTS,
    "tips: One{}\n{}",
    "tips: >-{}\n      # text\n      One\n{}",
    'tips:{}\n      "One #\n      two"{}\n{}',
    "tips:{}",
)


@st.composite
def files(draw: st.DrawFn, values: tuple[str, ...]) -> str:
    """Files with a key `tips` that has comments all over; all comments differ."""
    before = draw(st.sampled_from(["name: A{}", "name: A\n    x-note: |{}\n     # text{}"]))
    lines = [draw(st.sampled_from(values)), "do: 30s{}", "rest: 5s"]
    shape = before.replace("# text{}", "# text") + "\n{}\n    " + "\n    ".join(lines)
    if draw(st.booleans()):
        shape = shape.replace("name: A", "name: A\n    sets: 2", 1)
    if draw(st.integers(0, 3)) == 0:
        shape = "\n    ".join((*lines, "name: A"))
    parts = ("name: x\nexercises:\n  - " + shape + "\n").split("{}")
    text = parts[0]
    for n, part in enumerate(parts[1:]):
        is_line = text.endswith("\n")
        lead = " " * draw(st.integers(0, 9)) + "# {}" if is_line else draw(st.sampled_from(SIDE))
        text += (lead if draw(st.booleans()) else "").format(f"c{n}") + part
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def comments(document: Document) -> list[str]:
    """Without what only looks like one: a line within a block of text."""
    inside = re.findall(r"c\d+", str(document.said))
    return sorted(name for name in re.findall(r"c\d+", document.text) if name not in inside)


def check(text: str, edit: Callable[[Document], Document]) -> None:
    document = Document.of(text)
    assert comments(edit(document)) == comments(document)


CASES = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(CASES, max_examples=5_000)


def clear(document: Document) -> Document:
    return document.with_value((0, 0), "tips", None)


def shorten(document: Document, which: list[bool]) -> Document:
    tips = document.values((0, 0))["tips"]
    left = tuple(tip for tip, stays in zip(tips, which, strict=True) if stays)
    return document.with_value((0, 0), "tips", left)


@CASES
@given(files(VALUES))
def test_all_comments_stay_when_a_value_goes(text: str) -> None:
    check(text, clear)


@CASES
@given(files(LISTS), st.lists(st.booleans(), min_size=3, max_size=3))
def test_all_comments_stay_when_a_list_gets_shorter(text: str, which: list[bool]) -> None:
    check(text, lambda document: shorten(document, which))


@pytest.mark.long
@LONG
@given(files(VALUES))
def test_all_comments_of_5_000_files_stay_when_a_value_goes(text: str) -> None:
    check(text, clear)


@pytest.mark.long
@LONG
@given(files(LISTS), st.lists(st.booleans(), min_size=3, max_size=3))
def test_all_comments_of_5_000_files_stay_when_a_list_gets_shorter(
    text: str, which: list[bool]
) -> None:
    check(text, lambda document: shorten(document, which))
