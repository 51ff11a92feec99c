"""Every change is a step: undone, the text is the same byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.routine.writing.document import Document
from midline.ui.editor.editing import AT_ONCE_MOST, Editing

TEXT = """\
name: Mine  # what it is called
rest: 30s
exercises:
  # the first
  - name: Plank
    do: 3 x 45s   # slowly
  - name: Bridge
    do: 2 x 12
"""
Change = Callable[[Document], Document]


@pytest.fixture
def editing(qapp: QApplication) -> Editing:
    return Editing(TEXT)


def put(key: str, value: str | None) -> Change:
    return lambda document: document.with_value((0, 0), key, value)


def test_an_edit_is_a_step_with_a_name(editing: Editing) -> None:
    assert editing.edit("Rename", put("name", "Long plank")) == ""
    assert "- name: Long plank\n" in editing.document.text
    assert editing.stack.undoText() == "Rename"
    editing.undo()
    assert editing.document.text == TEXT
    editing.redo()
    assert "- name: Long plank\n" in editing.document.text


def test_what_cannot_be_done_is_told_and_changes_nothing(editing: Editing) -> None:
    one = Editing("name: A\nexercises:\n  - name: Plank\n    do: 45s\n")
    assert one.edit("Delete", lambda document: document.without((0, 0))) == (
        "A section needs at least one exercise."
    )
    assert one.stack.count() == 0
    assert one.is_saved


def test_an_edit_that_changes_nothing_is_no_step(editing: Editing) -> None:
    editing.edit("Rename", put("name", "Plank"))
    assert editing.stack.count() == 0


def test_letters_typed_in_a_field_are_one_step(editing: Editing) -> None:
    for name in ("P", "Pl", "Pli", "Plié"):
        editing.edit("Rename", put("name", name), goes_on="name")
    assert editing.stack.count() == 1
    editing.undo()
    assert editing.document.text == TEXT


def test_a_field_that_is_empty_for_a_moment_keeps_its_comment(editing: Editing) -> None:
    for work in (None, "4", "4 x 60s"):
        editing.edit("Work", put("do", work), goes_on="do")
    assert "    do: 4 x 60s   # slowly\n" in editing.document.text


def test_typed_back_to_what_it_was_it_is_no_step_at_all(editing: Editing) -> None:
    for name in ("Plan", "Plank"):
        editing.edit("Rename", put("name", name), goes_on="name")
    assert (editing.stack.count(), editing.document.text) == (0, TEXT)


def test_another_field_is_another_step(editing: Editing) -> None:
    editing.edit("Rename", put("name", "A"), goes_on="name")
    editing.edit("Work", put("do", "2 x 30s"), goes_on="do")
    editing.settle()
    editing.edit("Work", put("do", "2 x 40s"), goes_on="do")
    assert editing.stack.count() == 3


def type_in(editing: Editing, at: int, letters: str) -> int:
    for n, letter in enumerate(letters):
        shown = editing.document.shown
        editing.type_text(shown[: at + n] + letter + shown[at + n :])
    return at + len(letters)


def test_typing_in_one_place_is_one_step(editing: Editing) -> None:
    end = type_in(editing, TEXT.index("Mine") + 4, " own")
    shown = editing.document.shown
    editing.type_text(shown[: end - 1] + shown[end:])  # Backspace
    type_in(editing, end - 1, "e")
    assert editing.document.text.startswith("name: Mine owe ")
    assert editing.stack.count() == 1


def test_typing_elsewhere_or_on_another_line_is_another_step(editing: Editing) -> None:
    type_in(editing, TEXT.index("Mine"), "Ab")
    type_in(editing, editing.document.text.index("Plank"), "Cd")
    assert editing.stack.count() == 2
    type_in(editing, len(editing.document.text), "#a\n#b")
    assert editing.stack.count() == 5


def test_whether_it_is_saved_is_what_the_file_has(editing: Editing) -> None:
    type_in(editing, 6, "x")
    saved = [editing.is_saved]
    editing.mark_saved()
    saved.append(editing.is_saved)
    editing.undo()
    saved.append(editing.is_saved)
    type_in(editing, 6, "x")
    saved.append(editing.is_saved)
    assert saved == [False, True, False, True]


def test_a_new_text_from_disk_can_be_undone(editing: Editing) -> None:
    type_in(editing, 6, "My")
    mine = editing.document.text
    editing.reset("name: Theirs\n")
    assert editing.is_saved
    editing.undo()
    assert (editing.document.text, editing.is_saved) == (mine, False)


def test_every_change_is_told(editing: Editing) -> None:
    told: list[str] = []
    editing.changed.connect(lambda: told.append(editing.document.text))
    editing.edit("Rename", put("name", "A"))
    editing.undo()
    editing.redo()
    editing.mark_saved()
    assert len(told) == 4
    assert told[1] == TEXT


def test_line_breaks_and_the_byte_order_mark_outlive_typing(qapp: QApplication) -> None:
    editing = Editing("\ufeff" + TEXT.replace("\n", "\r\n"))
    type_in(editing, 6, "My\n  ")
    assert editing.document.text.startswith("\ufeffname: My\r\n  Mine")
    assert "\n" not in editing.document.text.replace("\r\n", "")


VALUES = st.sampled_from(("A", "Plank: long", "# no", "3 x 15", "", "'", "é\u3000x"))
EDITS: st.SearchStrategy[tuple[str, Change, str]] = st.one_of(
    st.tuples(
        st.sampled_from(("name", "do", "rest")), VALUES, st.sampled_from(("", "one", "two"))
    ).map(lambda edit: ("Set", put(edit[0], edit[1] or None), edit[2])),
    st.just(("Duplicate", lambda document: document.duplicated((0, 0)), "")),
    st.just(("Move", lambda document: document.moved((0, 0), (0, 1)), "")),
    st.just(("Delete", lambda document: document.without((0, 1)), "")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(edits=st.lists(EDITS, max_size=12), newline=st.sampled_from(("\n", "\r\n")))
def test_any_edits_undone_give_the_same_bytes_and_redone_the_edited_ones(
    qapp: QApplication, edits: list[tuple[str, Change, str]], newline: str
) -> None:
    start = TEXT.replace("\n", newline)
    editing = Editing(start)
    for words, change, goes_on in edits:
        editing.edit(words, change, goes_on)
    edited = editing.document.text
    while editing.stack.canUndo():
        editing.undo()
    assert editing.document.text == start
    while editing.stack.canRedo():
        editing.redo()
    assert editing.document.text == edited


LARGE = TEXT + "# so\n" * (AT_ONCE_MOST // 5)


def test_a_large_text_is_read_when_typing_pauses(qtbot: QtBot, editing: Editing) -> None:
    editing.reset(LARGE)
    with qtbot.assertNotEmitted(editing.changed), qtbot.waitSignal(editing.waiting):
        for name in ("Plan", "Pla", "Plow"):
            editing.type_text(LARGE.replace("Plank", name))
    assert editing.is_waiting
    with qtbot.waitSignal(editing.changed):
        pass
    assert editing.document.values((0, 0))["name"] == "Plow"
    assert editing.stack.count() == 2


@pytest.mark.parametrize(
    ("do", "name"),
    [
        (lambda editing: editing.edit("Rename", put("do", "9")), "Plow"),
        (lambda editing: editing.undo(), "Plank"),
        (lambda editing: editing.mark_saved(), "Plow"),
        (lambda editing: editing.redo(), "Plow"),
    ],
    ids=["edit", "undo", "save", "redo"],
)
def test_nothing_is_done_before_what_was_typed_is_read(
    editing: Editing, do: Callable[[Editing], object], name: str
) -> None:
    editing.reset(LARGE)
    editing.type_text(LARGE.replace("Plank", "Plow"))
    do(editing)
    assert not editing.is_waiting
    assert editing.document.values((0, 0))["name"] == name
    editing.undo()
    editing.redo()
    assert editing.document.values((0, 0))["name"] == ("Plow" if name == "Plow" else "Plank")


def test_letters_that_are_taken_back_at_once_are_no_step(qtbot: QtBot, editing: Editing) -> None:
    editing.reset(LARGE)
    editing.type_text(LARGE + "#")
    editing.type_text(LARGE)
    with qtbot.waitSignal(editing.changed):  # whoever waits is told
        pass
    assert editing.stack.count() == 1
