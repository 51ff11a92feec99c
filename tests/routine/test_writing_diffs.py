"""Each kind of edit on a file full of comments, as the difference that it makes."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from midline.routine.writing.document import Document

FOLDER = Path(__file__).parents[1] / "golden" / "edits"
TEXT = (FOLDER / "full-of-comments.yaml").read_text(encoding="utf-8")

HOLLOW_HOLD = """\
# From the other routine.
- name: Hollow hold
  do: 3 x 20s   # knees bent at first
"""
STRETCHES = """\
- name: Stretches
  exercises:
    - {name: Toe touch, do: 30s}
"""
EDITS: dict[str, Callable[[Document], Document]] = {
    "value-in-quotes": lambda d: d.with_value((), "name", "Evening core: short"),
    "value-with-comment": lambda d: d.with_value((1, 0), "hold", "60s"),
    "value-folded": lambda d: d.with_value((), "about", "Twenty minutes. " + "Stop in time. " * 9),
    "value-in-brackets": lambda d: d.with_value((0, 0), "pace", "5s"),
    "value-of-section": lambda d: d.with_value((1,), "rounds", "3"),
    "key-added": lambda d: d.with_value((1, 0), "sides", "left-right"),
    "key-added-in-brackets": lambda d: d.with_value((0, 1), "rest", "10s"),
    "key-removed": lambda d: d.with_value((1, 1), "sides", None),
    "first-key-removed": lambda d: d.with_value((2, 0), "name", None),
    "list-entry-changed": lambda d: d.with_value(
        (1, 0), "tips", ("Head to heels in one line", "Squeeze the hips: softly")
    ),
    "list-entry-added": lambda d: d.with_value((1, 0), "needs", ("mat", "towel")),
    "list-entry-removed": lambda d: d.with_value((1, 0), "tips", ("Squeeze the hips: hard",)),
    "list-entry-with-comments-removed": lambda d: d.with_value((1, 0), "tips", ("Head high",)),
    "list-removed": lambda d: d.with_value((1, 0), "tips", ()),
    "list-with-comment-removed": lambda d: d.with_value((1, 2), "reps", None),
    "list-added": lambda d: d.with_value((1, 2), "tips", ("Low back on the floor", "Breathe")),
    "long-form-to-short": lambda d: d.with_values(
        (1, 1), {"do": "3 x 20-30s", "sets": None, "hold": None}
    ),
    "exercise-inserted": lambda d: d.with_exercises((1, 1), HOLLOW_HOLD),
    "exercise-duplicated": lambda d: d.duplicated((1, 1)),
    "exercise-deleted": lambda d: d.without((1, 1)),
    "exercise-moved": lambda d: d.moved((1, 0), (1, 1)),
    "exercise-moved-to-section": lambda d: d.moved((1, 2), (0, 1)),
    "section-inserted": lambda d: d.with_sections((3,), STRETCHES),
    "section-deleted": lambda d: d.without((0,)),
    "section-moved": lambda d: d.moved((0,), (1,)),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_what_is_meant_and_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    edited = EDITS[name](Document.of(TEXT))
    lines = (TEXT.splitlines(keepends=True), edited.text.splitlines(keepends=True))
    diff = "".join(difflib.unified_diff(*lines, "before.yaml", "after.yaml", n=2))
    golden = FOLDER / f"{name}.diff"
    if request.config.getoption("--refresh"):
        golden.write_text(diff, encoding="utf-8")
    assert diff == golden.read_text(encoding="utf-8")


def test_every_edit_can_be_read() -> None:
    problems = [edit(Document.of(TEXT)).reading.problems for edit in EDITS.values()]
    warned = {problem.text for found in problems for problem in found}
    # The one was there before, the other is what the edit without a name asks for.
    assert warned == {"`about-me` is not a key of an exercise", "an exercise needs `name`"}
