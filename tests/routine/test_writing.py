"""Edits of files that are written in every possible way; and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from midline.resources import resource
from midline.routine.model import Hold, Sides
from midline.routine.problems import Spot
from midline.routine.writing import document as documents
from midline.routine.writing.document import Document
from midline.routine.writing.refusing import CannotEdit
from midline.routine.writing.rendering import routine_text
from midline.routine.yaml_tree import Node, parse_tree

Edit = Callable[[Document], Document]

TWO = "name: Two\nexercises:\n  - name: A\n    do: 3 x 10\n  - name: B\n    do: 30s\n"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("about: Short", "Longer", "about: Longer"),
        ("about: 'It''s'", "It's so", "about: 'It''s so'"),
        ('about: "One"', "Two", 'about: "Two"'),
        ("about: One", "a: b", 'about: "a: b"'),
        ("about: One", "a #b", 'about: "a #b"'),
        ("about: One", "[a]", 'about: "[a]"'),
        ("about: One", "yes", "about: yes"),
        ("about: One", "", 'about: ""'),
        ("about: One", "a\nb", 'about: "a\\nb"'),
        ("about: One", "a\u2028b\x07", 'about: "a\\u2028b\\u0007"'),
        ("about: One", "Plänk 🏋", "about: Plänk 🏋"),
        ("about:", "New", "about: New"),
        ("about:   # why", "New", "about: New   # why"),
        ("about: |\n  One\n  two", "One\nthree", "about: |\n  One\n  three"),
        ("about: >+  # why\n   One\n   two\n", "One three", "about: >+  # why\n   One three\n"),
        ("about: |2-\n  One", "Two", "about: |2-\n  Two"),
        ("about: One\n  and two  # why", "One", "about: One  # why"),
        ('about:\n  "One\n  and two"', "One", 'about:\n  "One"'),
    ],
)
def test_a_value_is_written_as_the_old_one_was_if_that_can_say_it(
    before: str, value: str, after: str
) -> None:
    document = Document.of(f"{before}\n{TWO}").with_value((), "about", value)
    assert document.text == f"{after}\n{TWO}"
    assert document.values(())["about"] == value


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def test_line_endings_and_the_byte_order_mark_stay() -> None:
    before = Document.of("\ufeff" + crlf(TWO))
    after = before.with_value((0, 0), "rest", "5s").duplicated((0, 0)).moved((0, 2), (0, 0))
    after = after.with_exercises((0, 3), "- name: C\n  do: 5\n")
    assert after.text == "\ufeff" + crlf(
        "name: Two\nexercises:\n"
        "  - name: B\n    do: 30s\n"
        "  - name: A\n    do: 3 x 10\n    rest: 5s\n"
        "  - name: A\n    do: 3 x 10\n    rest: 5s\n"
        "  - name: C\n    do: 5\n"
    )


def test_a_file_without_a_final_line_break_stays_so() -> None:
    before = Document.of(TWO.rstrip("\n"))
    assert before.moved((0, 1), (0, 0)).text == (
        "name: Two\nexercises:\n  - name: B\n    do: 30s\n  - name: A\n    do: 3 x 10"
    )
    assert before.without((0, 1)).text == "name: Two\nexercises:\n  - name: A\n    do: 3 x 10"
    assert before.with_value((0, 1), "rest", "5s").text.endswith("do: 30s\n    rest: 5s")


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("rest", "    rest: 30s  # mine\n", "    # mine\n"),
        ("rest", "    rest:  # mine\n", "    # mine\n"),
        ("rest", "    rest: 30s  # mine\n      # more\n", "    # mine\n      # more\n"),
        ("rest", "    rest: '# 3'\n", ""),
        ("tips", "    tips: |\n      # no comment\n", ""),
    ],
)
def test_a_key_goes_and_its_comment_stays(key: str, before: str, after: str) -> None:
    text = "name: x\nexercises:\n  - name: A\n{}    do: 30s\n"
    document = Document.of(text.format(before)).with_value((0, 0), key, None)
    assert document.text == text.format(after)


def test_the_first_key_goes_and_its_comment_stays() -> None:
    text = "name: x\nexercises:\n  - do: 30s  # slowly\n    name: A\n"
    document = Document.of(text).with_value((0, 0), "do", None)
    assert document.text == "name: x\nexercises:\n  - # slowly\n    name: A\n"
    again = document.with_value((0, 0), "do", "20s")
    assert again.text == "name: x\nexercises:\n  - # slowly\n    name: A\n    do: 20s\n"


def test_tabs_in_comments_stay() -> None:
    text = TWO.replace("do: 3 x 10", "do: 3 x 10\t#\ttabbed").replace(
        "  - name: B", "  # B\tand so on\n  - name: B"
    )
    document = Document.of(text)
    assert document.with_value((0, 0), "do", "5").text == text.replace("3 x 10", "5")
    assert document.moved((0, 0), (0, 1)).moved((0, 1), (0, 0)).text == text


def test_dashes_under_their_key_and_wide_ones_are_followed() -> None:
    text = "name: x\nexercises:\n-   name: A\n    do: 3\n-   name: B\n    do: 4\n"
    document = Document.of(text).with_value((0, 0), "tips", ("a", "b"))
    assert document.text == text.replace("do: 3\n", "do: 3\n    tips: [a, b]\n")
    pasted = Document.of(text).with_exercises((0, 1), "  - name: C\n    do: 5\n")
    assert "\n- name: C\n  do: 5\n-   name: B\n" in pasted.text


def test_json_stays_json() -> None:
    import json

    text = json.dumps(
        {"name": "x", "exercises": [{"name": "A", "do": "3"}, {"name": "B", "do": "4"}]}
    )
    document = Document.of(text).with_values((0, 0), {"do": "5", "tips": ("a", "b"), "rest": "5s"})
    said = json.loads(document.moved((0, 0), (0, 1)).text)
    assert said["exercises"][1] == {"name": "A", "do": "5", "rest": "5s", "tips": ["a", "b"]}


def test_an_exercise_goes_from_brackets_to_lines_but_not_back_with_a_comment() -> None:
    text = (
        "sections:\n- name: S\n  exercises: [{name: A, do: 3}, {name: B, do: 4}]\n"
        "- name: T\n  exercises:\n  - {name: C, do: 5}  # c\n  - {name: D, do: 6}\nname: x\n"
    )
    document = Document.of(text)
    assert "  exercises: [{name: B, do: 4}]\n" in document.moved((0, 0), (1, 0)).text
    assert (
        "  - {name: A, do: 3}\n  - {name: C, do: 5}  # c\n" in document.moved((0, 0), (1, 0)).text
    )
    assert "[{name: A, do: 3}, {name: D, do: 6}, {name: B" in document.moved((1, 1), (0, 1)).text
    with pytest.raises(CannotEdit, match="with comments"):
        document.moved((1, 0), (0, 0))


def test_a_file_gets_sections() -> None:
    document = Document.of("# top\n" + TWO + "# end\n").in_sections("All: of it")
    assert document.text == (
        '# top\nname: Two\nsections:\n  - name: "All: of it"\n    exercises:\n'
        "      - name: A\n        do: 3 x 10\n      - name: B\n        do: 30s\n# end\n"
    )
    assert document.routine
    assert document.routine.sections[0].name == "All: of it"


@pytest.mark.parametrize("path", sorted(resource("workouts").iterdir()), ids=lambda path: path.stem)
def test_shipped_routines_can_be_edited_everywhere(path: Path) -> None:
    document = Document.of(path.read_text(encoding="utf-8"))
    assert document.routine
    for s in range(document.size()):
        for e in range(document.size((s,))):
            edited = document.with_value((s, e), "sides", "alternate").routine
            assert edited
            assert edited.sections[s].exercises[e].sides is Sides.ALTERNATE


def test_what_the_form_shows_is_what_is_written() -> None:
    text = (
        "name: x\nexercises:\n  - {name: A, do: 3 × 1:00–90s, tips: [a, b], x-y: {z: 1}, rest: }\n"
    )
    values = Document.of(text).values((0, 0))
    assert values == {"name": "A", "do": "3 × 1:00–90s", "tips": ("a", "b")}


def test_an_edit_may_leave_a_mistake_for_its_field_to_show() -> None:
    document = Document.of(TWO).with_value((0, 1), "do", "60-45s")
    assert document.routine is None
    problem = document.reading.problems[0]
    assert document.key_at(Spot(problem.line, problem.column)) == ((0, 1), "do")
    mended = document.with_value((0, 1), "do", "45-60s").routine
    assert mended
    assert mended.exercises[1].works == (Hold(45, 60),)


REFUSED: dict[str, tuple[str, Edit]] = {
    "a broken file": ("name: [", lambda d: d.with_value((), "name", "x")),
    "an empty file": ("", lambda d: d.with_value((), "name", "x")),
    "exercises that are none": ("name: x\nexercises: 3\n", lambda d: d.without((0, 0))),
    "no such exercise": (TWO, lambda d: d.with_value((0, 2), "name", "x")),
    "no such section": (TWO, lambda d: d.with_value((1, 0), "name", "x")),
    "moved to nowhere": (TWO, lambda d: d.moved((0, 0), (0, 2))),
    "moved from nowhere": (TWO, lambda d: d.moved((0, -1), (0, 0))),
    "duplicate of nothing": (TWO, lambda d: d.duplicated((0, 7))),
    "text of nothing": (TWO, lambda d: Document.of(d.text_of((0, 7)))),
    "the last exercise": (TWO, lambda d: d.without((0, 0)).without((0, 0))),
    "the only key": (
        "name: x\nexercises:\n  - name: A\n",
        lambda d: d.with_value((0, 0), "name", None),
    ),
    "half a character": (TWO, lambda d: d.with_value((), "name", "\ud800")),
    "a list with comments to one value": (
        "name: x\nexercises:\n  - name: A\n    hold:\n      - 5  # five\n      - 6\n",
        lambda d: d.with_value((0, 0), "hold", "5s"),
    ),
    "rubbish": (TWO, lambda d: d.with_exercises((0, 0), "\x00\x01")),
    "prose": (TWO, lambda d: d.with_exercises((0, 0), "Dear all, do planks.")),
    "a list of words": (TWO, lambda d: d.with_exercises((0, 0), "- a\n- b\n")),
    "nothing": (TWO, lambda d: d.with_exercises((0, 0), "")),
    "an exercise with a mistake": (TWO, lambda d: d.with_exercises((0, 0), "name: A\ndo: 3 y")),
    "too much": (TWO, lambda d: d.with_exercises((0, 0), "- name: A\n  do: 3\n" * 100_000)),
    "a section without exercises": (TWO, lambda d: d.with_sections((0,), "- name: S\n")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_refused_in_a_sentence(case: str) -> None:
    text, edit = REFUSED[case]
    with pytest.raises(CannotEdit) as refused:
        edit(Document.of(text))
    assert str(refused.value)[-1] == "."


@pytest.mark.parametrize(
    "text",
    [
        "name: C\ndo: 5 # why",
        "# why\nname: C\ndo: 5",
        "  - name: C\n    do: 5",
        "[{name: C, do: 5}]",
        "{name: C, do: 5}",
        "name: R\nexercises:\n  - name: C\n    do: 5\n",
        "name: R\nsections:\n  - name: S\n    exercises:\n      - name: C\n        do: 5\n",
    ],
)
def test_exercises_can_be_pasted_from_many_texts(text: str) -> None:
    pasted = Document.of(TWO).with_exercises((0, 1), text).routine
    assert pasted
    assert [exercise.name for exercise in pasted.exercises] == ["A", "C", "B"]


def test_what_was_refused_can_be_written_anew() -> None:
    document = Document.of(
        "name: x\nexercises:\n  - name: A\n    hold:\n      - 5  # five\n      - 6\n"
    )
    with pytest.raises(CannotEdit) as refused:
        document.with_value((0, 0), "hold", "7s")
    anew = Document.of(routine_text(refused.value.intended))
    assert anew.said == refused.value.intended
    assert anew.text == "name: x\nexercises:\n  - name: A\n    hold: 7s\n"


@pytest.mark.parametrize("path", sorted(resource("workouts").iterdir()), ids=lambda path: path.stem)
def test_a_routine_written_anew_says_the_same(path: Path) -> None:
    document = Document.of(path.read_text(encoding="utf-8"))
    assert Document.of(routine_text(document.said)).said == document.said


def test_typing_in_the_text_keeps_the_line_endings_of_the_other_lines() -> None:
    file = "\ufeffname: x\r\nrest: 5s\nexercises:\r\n- {name: A, do: 3}\r\n- {name: B, do: 3}"
    document = Document.of(file)
    typed = document.shown.replace("do: 3}\n", "do: 4}\n# new\n")
    assert document.with_shown(document.shown).text == file
    assert document.with_shown(typed).text == file.replace("do: 3}\r\n", "do: 4}\r\n# new\r\n")


def test_an_edit_of_500_exercises_parses_the_file_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is most of what an edit takes."""
    exercise = (
        "  # comment\n  - name: Move {n}\n    do: 3 x 15\n    tips:\n      - one\n      - two\n"
    )
    whole = Document.of("name: x\nexercises:\n" + "".join(exercise.format(n=n) for n in range(500)))
    parsed: list[int] = []

    def counted(text: str) -> Node | None:
        parsed.append(len(text))
        return parse_tree(text)

    monkeypatch.setattr(documents, "parse_tree", counted)
    moved = whole.moved((0, 499), (0, 0))
    assert sum(parsed) <= 1.1 * len(moved.text)
    edited = moved.with_value((0, 250), "do", "5")
    assert edited.routine
    assert sum(parsed) <= 2.2 * len(moved.text)
