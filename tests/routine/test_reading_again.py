"""What is known of the texts before makes reading quicker, and nothing else of it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from midline.routine import reading_again
from midline.routine.model import Exercise
from midline.routine.reading import read_tree
from midline.routine.reading_again import KNOWN_MOST, LENGTH_MOST
from midline.routine.writing.document import Document
from tests.routine.fuzz_reading import TOKENS
from tests.routine.test_writing_properties import CASES, CORPUS, files

MANY = "name: x\nexercises:\n" + "  - {name: a, do: 3, tempoo: 1}\n" * 98


def assert_read_the_same(text: str) -> None:
    """As by who never saw a text before."""
    document = Document.of(text)
    if document.root is not None:
        assert document.reading == read_tree(document.root, "")


@st.composite
def edits(draw: st.DrawFn) -> list[str]:
    """A file, and what comes of it as someone types, cuts and pastes."""
    text = draw(files() | st.sampled_from([*CORPUS, MANY]))
    texts = [text]
    for _ in range(draw(st.integers(1, 4))):
        at, gone = draw(st.integers(0, len(text))), draw(st.sampled_from([0, 0, 1, 7, 60]))
        again = draw(st.integers(0, len(text)))
        pasted = text[again : again + draw(st.integers(0, 200))]
        comes = draw(st.sampled_from([*TOKENS, "a", "\n", "  ", "- ", "rest: 9s\n", pasted]))
        text = text[:at] + comes + text[at + gone :]
        texts.append(text)
    return texts


@CASES
@given(edits())
def test_a_text_that_was_edited_reads_as_one_that_is_new(texts: list[str]) -> None:
    for text in texts:
        assert_read_the_same(text)


def test_lines_that_were_moved_read_as_new_ones() -> None:
    """Whole lines are what people move: exercises go up and down, in and out of others."""
    rng = random.Random(7)
    for text in CORPUS:
        lines = text.splitlines(keepends=True)
        for _ in range(20):
            a, b = sorted(rng.choices(range(len(lines) + 1), k=2))
            to = rng.randint(0, len(lines))
            lines[to:to] = lines[a:b]
            assert_read_the_same("".join(lines[:400]))


def test_warnings_move_with_their_exercise() -> None:
    text = "name: x\nexercises:\n  - name: a\n    do: 3\n    tempoo: 1-1-1-1\n"
    (problem,) = Document.of(text).reading.problems
    (moved,) = Document.of("\n# more\n" + text).reading.problems
    assert (moved.line, moved.column, moved.text) == (problem.line + 2, 5, problem.text)


def test_an_exercise_that_is_written_as_before_is_not_read_again() -> None:
    text = "name: {}\nexercises:\n  - name: Only once\n    do: 3\n"
    assert the_only_one(text.format("x")) is the_only_one(text.format("longer\nabout: y"))
    assert the_only_one(text.format("x")) is not the_only_one(text.format("x\nrest: 7s"))


def the_only_one(text: str) -> Exercise:
    routine = Document.of(text).routine
    assert routine
    (exercise,) = routine.exercises
    return exercise


def test_exercises_that_are_alike_are_two() -> None:
    """The session tells them apart by what they are, not by what they say."""
    text = "name: x\nexercises:\n" + "  - name: a\n    do: 3\n    sides: left-right\n" * 2
    for _ in range(2):
        routine = Document.of(text).routine
        assert routine
        one, other = routine.exercises
        assert one == other
        assert one is not other


def test_not_everything_is_remembered() -> None:
    for n in range(KNOWN_MOST // 100 + 2):
        entries = (f"  - {{name: a{n}-{i}, do: 3}}\n" for i in range(100))
        assert Document.of("name: x\nexercises:\n" + "".join(entries)).routine
    assert len(reading_again._known) == KNOWN_MOST
    long = "name: x\nexercises:\n  - name: a\n    do: 3\n    x-more: " + "b" * LENGTH_MOST
    assert Document.of(long).routine
    assert max(len(written) for written, *_ in reading_again._known) <= LENGTH_MOST
