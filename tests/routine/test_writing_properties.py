"""Whatever is edited, in whatever file: only that changes, and comments stay with their own."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from midline.resources import resource
from midline.routine.fields import KEYS
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address, list_at, mapping_at
from midline.routine.writing.refusing import CannotEdit
from midline.routine.yaml_tree import Scalar

CORPUS = [
    path.read_text(encoding="utf-8")
    for folder in (Path(__file__).parent / "corpus" / "good", resource("workouts"))
    for path in sorted(folder.iterdir())
] + [(Path(__file__).parents[1] / "golden/edits/full-of-comments.yaml").read_text("utf-8")]

LISTS = ("exercises", "sections")
CASES = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text("abc é:#-'\"[]{},&*!|>%@`?~\\", min_size=1, max_size=12).map(str.strip).filter(bool)
PLAIN = st.sampled_from(["45s", "3 x 10", "6-8", "left-right", "1:30", "Hip bridge", "2-1-2-0"])
VALUES = (
    PLAIN
    | WORDS
    | st.text(max_size=20)
    | st.lists(PLAIN | WORDS, min_size=1, max_size=4).map(tuple)
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Routines by hand: every exercise has comments that name it, and odd spaces and breaks."""
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    step = draw(st.sampled_from(["", "  ", "    "]))
    dash = draw(st.sampled_from(["- ", "-   "]))
    blanks = draw(st.integers(0, 2))
    sections = [
        [_exercise(draw, f"s{s}e{e}", dash) for e in range(draw(st.integers(1, 4)))]
        for s in range(draw(st.integers(1, 3)))
    ]
    if len(sections) == 1 and draw(st.booleans()):
        lines = ["exercises:", *_listed(sections[0], step, blanks, draw)]
    else:
        entries = [
            [
                *_comments(draw, f"s{s}"),
                f"- name: s{s}" + draw(st.sampled_from(["", f"  # s{s} side"])),
                "  exercises:",
                *("  " + line for line in _listed(exercises, step, blanks, draw)),
            ]
            for s, exercises in enumerate(sections)
        ]
        lines = ["sections:", *_listed(entries, step, blanks, draw)]
    top = draw(st.sampled_from([["name: x"], ["# top", "name: x  # of it", "rest: 5s", ""]]))
    text = newline.join([*top, *lines]) + draw(st.sampled_from(["", newline, newline + "# end"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text


def _listed(entries: list[list[str]], step: str, blanks: int, draw: st.DrawFn) -> list[str]:
    lines: list[str] = []
    for n, entry in enumerate(entries):
        if n:
            lines += [""] * blanks
            if blanks and draw(st.integers(0, 5)) == 0:
                lines += [step + "# alone", ""]
        lines += [step + line if line else line for line in entry]
    return lines


def _comments(draw: st.DrawFn, name: str) -> list[str]:
    return [f"# {name} above {n}\t#" for n in range(draw(st.integers(0, 2)))]


def _exercise(draw: st.DrawFn, name: str, dash: str) -> list[str]:
    side = draw(st.sampled_from(["", f"   # {name} side"]))
    if draw(st.integers(0, 3)) == 0:
        return [*_comments(draw, name), f"- {{name: {name}, do: 3 x 10}}{side}"]
    inside = " " * len(dash)
    lines = [
        draw(st.sampled_from([f"name: {name}{side}", f"'name': \"{name}\"{side}"])),
        *draw(st.sampled_from([["do: 3"], [f"# {name} within", "reps: [6, 4]", "hold: 5s"]])),
        *draw(
            st.sampled_from(
                [
                    [],
                    [f"tips: [a, 'b, c']  # {name} tips"],
                    [
                        "tips:",
                        f"  # {name} tip",
                        "  - >-",
                        "    folded and",
                        "    long",
                        "",
                        "  - b",
                    ],
                    ["x-note: |", "  # no comment", "", "  two"],
                    ["needs: mat", f"    # {name} under"],
                ]
            )
        ),
    ]
    body = [dash + lines[0], *(inside + line if line else line for line in lines[1:])]
    return [*_comments(draw, name), *body]


def exercises(document: Document) -> list[Address]:
    return [(s, e) for s in range(document.size()) for e in range(document.size((s,)))]


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"(?m)(?:^|(?<=[ \t]))#[ \t].*?(?=\r?$)", text))


def lines(text: str) -> list[str]:
    """All lines in no order; in a list in brackets the commas stay where they are."""
    return sorted(line.rstrip(",") for line in text.splitlines())


def own_comments(document: Document, at: Address) -> Counter[str]:
    return comments(document.text_of(at))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    document = Document.of(draw(files() | st.sampled_from(CORPUS)))
    assert document.routine, document.reading.problems
    return document


@CASES
@given(documents(), st.data())
def test_a_value_changes_the_lines_of_its_key_only(document: Document, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([(), *exercises(document)]))
    key = data.draw(
        st.sampled_from([k for k in KEYS["exercise" if at else "routine"] if k not in LISTS])
    )
    value = data.draw(VALUES)
    try:
        edited = document.with_value(at, key, value)
    except CannotEdit:
        assert isinstance(value, str)
        assert "#" in document.text  # in a list that would go
        return
    others = {k: v for k, v in document.values(at).items() if k != key}
    assert {k: v for k, v in edited.values(at).items() if k != key} == others
    changed = changed_lines(document.text, edited.text)
    span = key_lines(document, at, key)
    if span:
        assert changed <= span
    else:
        assert len(changed) <= 1  # one entry in brackets; else a line that was not there


def changed_lines(old: str, new: str) -> set[int]:
    """Which of the old lines, from 0, are not in the new text."""
    matcher = difflib.SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    ops = [op for op in matcher.get_opcodes() if op[0] in ("replace", "delete")]
    return {n for op in ops for n in range(op[1], op[2])}


def key_lines(document: Document, at: Address, key: str) -> set[int]:
    """The lines of a key and its value, from 0."""
    assert document.root
    body = document.text.removeprefix("\ufeff")
    for name, value in mapping_at(document.root, at).entries:
        if name.text == key:
            count = len(body[name.start : value.end].rstrip().splitlines())
            return set(range(name.line - 1, name.line - 1 + count))
    return set()


@CASES
@given(documents(), st.data())
def test_a_value_set_and_set_back_gives_the_same_bytes(
    document: Document, data: st.DataObject
) -> None:
    assert document.root
    at = data.draw(st.sampled_from([(), *exercises(document)]))
    body = document.text.removeprefix("\ufeff")
    simple = [
        (name.text, value.text)
        for name, value in mapping_at(document.root, at).entries
        if isinstance(value, Scalar) and body[value.start : value.end] == value.text != ""
    ]
    assume(simple)
    key, old = data.draw(st.sampled_from(simple))
    edited = document.with_value(at, key, data.draw(PLAIN))
    assert edited.with_value(at, key, old).text == document.text


@CASES
@given(documents(), st.data())
def test_a_key_added_and_removed_gives_the_same_bytes(
    document: Document, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([(), *exercises(document)]))
    known = KEYS["exercise" if at else "routine"]
    new = [k for k in known if k not in LISTS and not key_lines(document, at, k)]
    assume(new)
    key = data.draw(st.sampled_from(new))
    edited = document.with_value(at, key, data.draw(VALUES.filter(bool)))
    assert edited.with_value(at, key, None).text == document.text
    assert comments(edited.text) >= comments(document.text)


@CASES
@given(documents(), st.data())
def test_a_move_carries_the_comments_and_back_gives_the_same_bytes(
    document: Document, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(exercises(document)))
    to = (at[0], data.draw(st.integers(0, document.size(at[:1]) - 1)))
    moved = document.moved(at, to)
    assert own_comments(moved, to) == own_comments(document, at)
    assert comments(moved.text) == comments(document.text)
    assert lines(moved.text) == lines(document.text)
    assert moved.moved(to, at).text == document.text


@CASES
@given(documents(), st.data())
def test_a_section_moves_with_its_comments_and_back(
    document: Document, data: st.DataObject
) -> None:
    assume(document.has_sections)
    places = st.integers(0, document.size() - 1)
    at, to = (data.draw(places),), (data.draw(places),)
    moved = document.moved(at, to)
    assert own_comments(moved, to) == own_comments(document, at)
    assert moved.moved(to, at).text == document.text


@CASES
@given(documents(), st.data())
def test_duplicate_and_delete_are_each_others_opposite(
    document: Document, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(exercises(document)))
    twice = document.duplicated(at)
    copy = (at[0], at[1] + 1)
    assert own_comments(twice, copy) == own_comments(document, at)
    assert comments(twice.text) == comments(document.text) + own_comments(document, at)
    assert twice.without(copy).text == document.text


@CASES
@given(documents(), documents(), st.data())
def test_a_copy_is_pasted_with_its_comments(
    document: Document, other: Document, data: st.DataObject
) -> None:
    copied = other.text_of(data.draw(st.sampled_from(exercises(other))))
    s, e = data.draw(st.sampled_from(exercises(document)))
    if _is_in_brackets(document, s) and comments(copied):
        with pytest.raises(CannotEdit, match="in brackets"):
            document.with_exercises((s, e), copied)
        return
    pasted = document.with_exercises((s, e), copied)
    assert comments(pasted.text) == comments(document.text) + comments(copied)
    assert pasted.without((s, e)).said == document.said
    if pasted.size((s,)) > 2:
        assert pasted.without((s, e)).text == document.text


@CASES
@given(documents(), st.data())
def test_an_exercise_goes_to_another_section_with_its_comments(
    document: Document, data: st.DataObject
) -> None:
    assume(document.size() > 1)
    at = data.draw(st.sampled_from(exercises(document)))
    assume(document.size(at[:1]) > 1)
    s = data.draw(st.sampled_from([s for s in range(document.size()) if s != at[0]]))
    to = (s, data.draw(st.integers(0, document.size((s,)))))
    if _is_in_brackets(document, s) and own_comments(document, at):
        with pytest.raises(CannotEdit, match="in brackets"):
            document.moved(at, to)
        return
    moved = document.moved(at, to)
    assert own_comments(moved, to) == own_comments(document, at)
    assert comments(moved.text) == comments(document.text)
    assert moved.moved(to, at).said == document.said


def _is_in_brackets(document: Document, section: int) -> bool:
    assert document.root
    sequence = list_at(document.root, (section,))
    return document.text.removeprefix("\ufeff")[sequence.start] == "["


@CASES
@given(documents(), st.data())
def test_any_edits_one_after_another_keep_the_file_readable(
    document: Document, data: st.DataObject
) -> None:
    step = document
    for _ in range(data.draw(st.integers(1, 8))):
        step = _any_edit(step, data)
        assert Document.of(step.text) == step
        assert step.text.startswith("\ufeff") == document.text.startswith("\ufeff")
        if "\r\n" in document.text and document.text.count("\r\n") == document.text.count("\n"):
            assert step.text.count("\r\n") == step.text.count("\n")


def _any_edit(document: Document, data: st.DataObject) -> Document:
    at = data.draw(st.sampled_from(exercises(document)))
    to = data.draw(st.sampled_from(exercises(document)))
    key = data.draw(st.sampled_from(KEYS["exercise"]))
    value = data.draw(st.none() | VALUES)
    edits: tuple[Callable[[], Document], ...] = (
        lambda: document.with_value(at, key, value),
        lambda: document.moved(at, to),
        lambda: document.duplicated(at),
        lambda: document.without(at),
        lambda: document.with_exercises(to, "# new\n- name: New\n  do: 3"),
        lambda: document.in_sections("All"),
    )
    try:
        return data.draw(st.sampled_from(edits))()
    except CannotEdit:
        return document


@CASES
@given(
    st.text() | st.builds(lambda text, n: text[:n], st.sampled_from(CORPUS), st.integers(0, 2000))
)
def test_any_text_is_a_document(text: str) -> None:
    document = Document.of(text)
    assert document.text == text
    assert document.reading.routine or document.reading.problems
    assert document.with_shown(document.shown).text == text
