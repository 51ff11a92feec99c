"""Whatever a file holds, an edit is made or refused: nothing else is raised."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from midline.routine.fields import KEYS
from midline.routine.writing.document import Document
from midline.routine.writing.mending import mend
from midline.routine.writing.refusing import CannotEdit
from tests.routine.fuzz_reading import CORPUS, TOKENS

ADDRESSES = ((), (0,), (0, 0), (0, 1), (1, 0), (1, 1), (5, 0), (0, -1))
VALUES = ("a", "3 x 10", "- x", "# y", "", ("a", "b"), (), None, "a\nb", "{", "'", '"', "x: y", "*")
PASTED = (
    "name: x\ndo: 3",
    "- {name: y, do: 3}  # c",
    "a",
    "- name: s\n  exercises: [{name: y, do: 3}]",
)
WHOLE = [data for data in CORPUS if Document.of(data.decode("utf-8", "replace")).routine]


def edits(document: Document, rng: random.Random) -> tuple[Callable[[], object], ...]:
    at, to = rng.choice(ADDRESSES), rng.choice(ADDRESSES[2:])
    entry = at or (0, 0)
    key = rng.choice([*KEYS["exercise"], *KEYS["routine"]])
    return (
        lambda: document.with_value(at, key, rng.choice(VALUES)),
        lambda: document.moved(entry, to),
        lambda: document.duplicated(entry),
        lambda: document.without(entry),
        lambda: document.with_exercises(to, rng.choice(PASTED)),
        lambda: document.with_sections(entry[:1], rng.choice(PASTED)),
        lambda: document.in_sections("A: b"),
        lambda: document.text_of(entry),
        lambda: document.values(at),
        lambda: document.size(at[:1]),
    )


def edit_something(seed: int) -> int:
    """How many edits were made in a file that was spoilt a little, one after the other."""
    rng = random.Random(seed)
    data = bytearray(rng.choice(WHOLE))
    for _ in range(rng.choice([0, 1, 2])):
        at = rng.randint(0, len(data))
        data[at : at + rng.choice([0, 0, 1, 5])] = rng.choice(TOKENS).encode()
    document = Document.of(data.decode("utf-8", "replace"))
    made = 0
    for _ in range(6):
        with suppress(CannotEdit):
            after = rng.choice(edits(document, rng))()
            if isinstance(after, Document):
                document = after
                made += 1
        for problem in document.reading.problems[:3]:
            mend(document, problem)
    return made


def test_400_odd_files_are_edited_or_not() -> None:
    assert sum(map(edit_something, range(400))) > 100


@pytest.mark.long
def test_20_000_odd_files_are_edited_or_not() -> None:
    assert sum(map(edit_something, range(400, 20_400)))
