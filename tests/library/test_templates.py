"""What new routines begin with."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from midline.library.figures import own_and_shipped
from midline.library.templates import Template, more_moves, new_text, templates
from midline.routine.known import known_moves
from midline.routine.model import Routine
from midline.routine.reading import read_routine

FIGURES = own_and_shipped(Path("none"))


def read(text: str) -> Routine:
    reading = read_routine(text.encode(), "new.yaml")
    assert reading.routine is not None
    assert reading.problems == ()
    return reading.routine


@pytest.mark.parametrize("begun", templates(), ids=lambda begun: begun.routine.name)
def test_a_template_is_a_routine_with_figures_and_an_explanation(begun: Template) -> None:
    routine = read(begun.text)
    assert routine.about
    assert [each.name for each in routine.exercises if FIGURES.of(each) is None] == []


@pytest.mark.parametrize("begun", templates(), ids=lambda begun: begun.routine.name)
def test_a_new_routine_is_the_template_with_its_comments_under_another_name(
    begun: Template,
) -> None:
    text = new_text(begun, 'Evening: "core"')
    schema, *lines = text.splitlines()
    before = begun.text.splitlines()
    assert read(text).name == 'Evening: "core"'
    assert [line for line in lines if line not in before] == [lines[0]]
    assert Path(unquote(urlsplit(schema.split("=")[1]).path)).name == "routine.schema.json"


def test_without_a_name_it_keeps_that_of_the_template() -> None:
    begun = templates()[0]
    assert read(new_text(begun, "  ")).name == begun.routine.name


def test_a_new_routine_of_all_that_is_known() -> None:
    routines = [*templates(), more_moves()]
    known = known_moves((each.routine, each.text) for each in routines)
    made = read(new_text(templates()[0], "All", known))
    assert [each.name for each in made.exercises] == [each.exercise.name for each in known]
    assert made.about == ""


def test_there_are_more_exercises_to_pick_than_the_shipped_routines_have() -> None:
    routine = read(more_moves().text)
    assert len(routine.exercises) > 30
    assert [each.name for each in routine.exercises if FIGURES.of(each) is None] == []
    assert [each.name for each in routine.exercises if not each.tips] == []
