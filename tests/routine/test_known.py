"""Exercises that are known from routines, and put into others with all that belongs to them."""

from __future__ import annotations

import pytest

from midline.routine.known import KnownMove, known_moves, of_moves, with_moves
from midline.routine.reading import read_routine
from midline.routine.writing.document import Document
from midline.routine.writing.refusing import CannotEdit

MINE = """\
name: Mine
exercises:
  # the one of the spring
  - name: plank   # slowly
    do: 2 x 30s
  - {name: Squat, do: 3 x 12}
"""
SHIPPED = """\
name: Shipped
rest: 20s
sections:
  - name: Core
    exercises:
      - name: Plank
        do: 3 x 45-60s
      - name: Bird dog
        do: 2 x 8
        tips:
          - Reach long
"""
EMPTY = "name: New\nexercises:\n\n  - name: First\n    do: 10s\n"


def known(*texts: str) -> tuple[KnownMove, ...]:
    pairs = ((read_routine(text.encode(), "").routine, text) for text in texts)
    return known_moves([(routine, text) for routine, text in pairs if routine])


def test_each_exercise_is_known_once_as_the_first_routine_has_it() -> None:
    found = [(each.exercise.name, each.routine) for each in known(MINE, SHIPPED)]
    assert found == [("Bird dog", "Shipped"), ("plank", "Mine"), ("Squat", "Mine")]


def test_its_text_has_its_comments_and_tips() -> None:
    bird_dog, plank, squat = known(MINE, SHIPPED)
    assert plank.text == "# the one of the spring\n- name: plank   # slowly\n  do: 2 x 30s\n"
    assert bird_dog.text == "- name: Bird dog\n  do: 2 x 8\n  tips:\n    - Reach long\n"
    assert squat.text == "- {name: Squat, do: 3 x 12}\n"


def test_they_are_put_before_an_exercise_in_the_order_of_picking() -> None:
    bird_dog, plank, _ = known(MINE, SHIPPED)
    document = with_moves(Document.of(SHIPPED), (0, 1), (plank, bird_dog))
    assert document.routine is not None
    names = [each.name for each in document.routine.exercises]
    assert names == ["Plank", "plank", "Bird dog", "Bird dog"]
    assert "# the one of the spring" in document.text


def test_a_routine_of_picked_exercises_has_no_others() -> None:
    document = of_moves(Document.of(EMPTY), known(MINE, SHIPPED))
    assert document.routine is not None
    assert [each.name for each in document.routine.exercises] == ["Bird dog", "plank", "Squat"]


def test_what_cannot_be_put_there_is_left_out() -> None:
    bird_dog, plank, _ = known(MINE, SHIPPED)
    brackets = Document.of("name: New\nexercises: [{name: First, do: 10s}]\n")
    with pytest.raises(CannotEdit):
        of_moves(brackets, (plank,))  # it has a comment
    document = of_moves(brackets, (plank, bird_dog))
    assert document.routine is not None
    assert [each.name for each in document.routine.exercises] == ["Bird dog"]
