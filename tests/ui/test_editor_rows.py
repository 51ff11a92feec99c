"""What the outline shows of a text, also of one with mistakes; and where its parts go."""

from __future__ import annotations

import pytest

from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import CannotEdit
from midline.ui.editor import arranging
from midline.ui.editor.rows import at_fields, located, rows_of

PLAIN = """\
name: Plain
exercises:
  - name: Plank
    do: 3 x 45-60s
  - name: Bridge
    do: 12
"""
PARTS = """\
name: Parts
sections:
  - name: Warm-up
    exercises:
      - name: March
        do: 60s
      - name: Circles
        do: 10
  - name: Core
    order: circuit
    rounds: 3
    exercises:
      - name: Plank
        hold: 60-45s
      - name: Bridge
        do: 12
        pase: 2s
"""


def test_a_row_for_each_part() -> None:
    rows = [(row.at, row.name, row.facts) for row in rows_of(Document.of(PARTS))]
    assert rows == [
        ((), "Parts", ""),
        ((0,), "Warm-up", ""),
        ((0, 0), "March", "1 × 60 s"),
        ((0, 1), "Circles", "1 × 10 reps"),
        ((1,), "Core", "Circuit · 3 rounds"),
        ((1, 0), "Plank", "60-45s"),
        ((1, 1), "Bridge", "1 × 12 reps"),
    ]


def test_without_sections_the_exercises_are_the_routines() -> None:
    assert [row.at for row in rows_of(Document.of(PLAIN))] == [(), (0, 0), (0, 1)]


def test_problems_are_at_their_part_and_key() -> None:
    document = Document.of(PARTS)
    assert [(each.at, each.key) for each in located(document)] == [
        ((1, 0), "hold"),
        ((1, 1), "pase"),
    ]
    marked = {row.at: row.is_broken for row in rows_of(document) if row.problem}
    assert marked == {(1, 0): True, (1, 1): False}
    assert "did you mean" in at_fields(located(document), (1, 1))["pase"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"{PLAIN}  - nam\n", (0, 2)),
        (f"{PLAIN}  -\nrest: 5s\n", (0, 2)),
        (f"{PLAIN}  - [x]\n  - name: C\n    do: 5\n", (0, 2)),
        (f"{PARTS}  - Cool\n", (2,)),
    ],
)
def test_the_problem_of_an_entry_that_is_only_begun_is_its_own(text: str, at: Address) -> None:
    document = Document.of(text)
    (begun,) = (each for each in located(document) if "has keys" in each.problem.text)
    assert (begun.at, begun.key) == (at, "")
    assert {row.at for row in rows_of(document) if row.problem} >= {at}


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "name: [", "name: A\nsections: 3\n", "exercises: [1, {}, [x]]\n"]
)
def test_whatever_the_text_is_there_are_rows_or_none(text: str) -> None:
    document = Document.of(text)
    rows_of(document)
    assert located(document)


@pytest.mark.parametrize(
    ("at", "step", "to"),
    [
        ((0, 1), -1, (0, 0)),
        ((0, 0), -1, None),
        ((0, 1), 1, (1, 0)),
        ((1, 0), -1, (0, 2)),
        ((1, 1), 1, None),
        ((0,), 1, (1,)),
        ((1,), 1, None),
        ((), 1, None),
    ],
)
def test_a_step_up_or_down(at: Address, step: int, to: Address | None) -> None:
    assert arranging.moved_by(Document.of(PARTS), at, step) == to


@pytest.mark.parametrize(
    ("at", "before", "to"),
    [
        ((0, 0), 4, (0, 1)),  # above the second section: the end of the first
        ((0, 0), 5, (1, 0)),
        ((0, 0), 7, (1, 2)),
        ((1, 1), 2, (0, 0)),
        ((0, 0), 2, None),
        ((0, 0), 3, None),  # right after itself
        ((1, 0), 0, (0, 0)),
        ((0,), 7, (1,)),
        ((1,), 1, (0,)),
        ((0,), 4, None),
    ],
)
def test_where_a_part_goes_that_is_dropped(at: Address, before: int, to: Address | None) -> None:
    assert arranging.dropped(rows_of(Document.of(PARTS)), at, before) == to


@pytest.mark.parametrize(
    ("at", "before", "line"),
    [
        ((0, 0), 4, 4),  # the end of the first section
        ((0, 0), 5, 5),
        ((0, 0), 7, 7),
        ((1, 1), 0, 2),  # above all exercises: the first of them
        ((0, 0), 3, None),
        ((0,), 6, 7),  # a section goes between sections
        ((1,), 1, 1),
        ((1,), 0, 1),
        ((0,), 3, None),
    ],
)
def test_the_line_is_where_a_part_goes(at: Address, before: int, line: int | None) -> None:
    assert arranging.line_before(rows_of(Document.of(PARTS)), at, before) == line


@pytest.mark.parametrize(
    ("at", "name", "place"),
    [((0, 0), "New", (0, 1)), ((1,), "New", (1, 2)), ((), "New", (1, 2))],
)
def test_pasted_exercises_come_after_what_is_chosen(at: Address, name: str, place: Address) -> None:
    document, first = arranging.pasted(Document.of(PARTS), at, f"- name: {name}\n  do: 5\n")
    assert first == place
    assert document.values(first)["name"] == name


def test_a_pasted_section_stays_one() -> None:
    document = Document.of(PARTS)
    after, first = arranging.pasted(document, (0, 1), document.text_of((0,)))
    assert first == (1,)
    assert after.size(()) == 3


def test_a_section_pasted_where_there_are_none_gives_its_exercises() -> None:
    section = Document.of(PARTS).text_of((0,))
    after, first = arranging.pasted(Document.of(PLAIN), (0, 0), section)
    assert (first, after.size((0,))) == ((0, 1), 4)


def test_pasted_rubbish_is_refused() -> None:
    with pytest.raises(CannotEdit, match="not an exercise"):
        arranging.pasted(Document.of(PLAIN), (0, 0), "Dear doctor,\n\tthank you\n")
