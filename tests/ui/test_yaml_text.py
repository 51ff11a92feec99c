"""The text side of the editor, with the keys and the clipboard of a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from midline.resources import resource
from midline.routine.fields import KEYS
from midline.routine.limits import BYTES_MOST
from midline.routine.writing.document import Document
from midline.ui.catalogue import Sentences, read_texts
from midline.ui.editor import key_tips
from midline.ui.editor.yaml_text import YamlText
from midline.ui.themes import Themes

TEXT = "name: x\nexercises:\n  - name: A\n    do: 30s\n"
# What Qt's own way out of its document would change.
ODD = "name: no\u00a0break\n# \u2028 \u2029 \ufdd0 \U0001f9d8 tab\t end\n\n  a"
KEY = Qt.Key
# All but what a text widget never gets: lines end in LF, and U+FDE0, E1, E9 are no characters.
ANY = st.characters(
    exclude_categories=["Cs"], exclude_characters="\r\ufde0\ufde1\ufde9", codec="utf-8"
)


class Desk(QWidget):
    """A text between two fields."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self.before, self.text, self.after = QLineEdit(), YamlText(themes), QLineEdit()
        column = QVBoxLayout(self)
        for each in (self.before, self.text, self.after):
            column.addWidget(each)
        self.resize(700, 600)


@pytest.fixture
def desk(qtbot: QtBot, themes: Themes) -> Desk:
    made = Desk(themes)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.text.setFocus()
    qtbot.waitUntil(made.text.hasFocus)
    return made


@pytest.fixture
def text(desk: Desk) -> YamlText:
    return desk.text


def at(text: YamlText, marked: str) -> None:
    """Sets the text, and the cursor to the ¦ in it."""
    text.set_value(marked.replace("¦", ""))
    before = marked.split("¦")[0]
    text.go_to(before.count("\n") + 1, len(before) - before.rfind("\n"))


def paste(text: YamlText, what: str) -> None:
    data = QMimeData()
    data.setText(what)
    text.insertFromMimeData(data)


def test_what_is_set_is_what_is_there(text: YamlText) -> None:
    for value in (TEXT, ODD, "", ODD + TEXT, TEXT + ODD, "\n", "a\n\nb"):
        text.set_value(value)
        assert text.value() == value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.text(ANY), min_size=1, max_size=5))
def test_whatever_is_set_one_after_the_other_is_there(text: YamlText, values: list[str]) -> None:
    for value in values:
        text.set_value(value)
        assert text.value() == value


def test_only_a_person_changes_its_value(qtbot: QtBot, text: YamlText, themes: Themes) -> None:
    told: list[str] = []
    text.value_changed.connect(told.append)
    text.set_value(ODD)
    text.set_problems(Document.of(ODD).reading.problems)
    themes.choose("light")
    assert told == []
    QTest.keyClicks(text, "z")
    assert told == ["z" + ODD]


def test_another_value_leaves_the_place_where_it_is_the_same(text: YamlText) -> None:
    at(text, TEXT.replace("30s", "30s¦"))
    text.set_value(TEXT.replace("30s", "45s"))
    assert text.place() == (4, 9)  # where it changed


def test_places_count_characters(text: YamlText) -> None:
    text.set_value("\U0001f9d8\U0001f9d8ab")
    text.go_to(1, 4)
    assert text.place() == (1, 4)
    assert text.textCursor().positionInBlock() == 5
    text.go_to(99, 1)
    assert text.place() == (1, 1)


def test_undo_is_the_pages(desk: Desk) -> None:
    undone: list[bool] = []
    action = QAction(desk)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: undone.append(True))
    desk.addAction(action)
    QTest.keyClicks(desk.text, "a")
    QTest.keyClick(desk.text, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, desk.text.value()) == ([True], "a")


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("name: x¦", (KEY.Key_Return,), "name: x\n¦"),
        ("exercises:¦", (KEY.Key_Return,), "exercises:\n  ¦"),
        ("  - name: A¦", (KEY.Key_Return,), "  - name: A\n    ¦"),
        ("    tips:  # two¦", (KEY.Key_Return,), "    tips:  # two\n      ¦"),
        ("    ¦", (KEY.Key_Return,), "    \n    ¦"),
        ("¦a", (KEY.Key_Tab,), "  ¦a"),
        ("    a¦", (KEY.Key_Backtab,), "  a¦"),
        (" a¦", (KEY.Key_Backtab,), "a¦"),
    ],
)
def test_lines_are_indented_as_yaml_wants(
    text: YamlText, before: str, keys: tuple[Qt.Key, ...], after: str
) -> None:
    at(text, before)
    for key in keys:
        QTest.keyClick(text, key)
    line, column = text.place()
    lines = text.value().split("\n")
    lines[line - 1] = lines[line - 1][: column - 1] + "¦" + lines[line - 1][column - 1 :]
    assert "\n".join(lines) == after


def test_tab_indents_all_lines_that_are_selected(text: YamlText) -> None:
    text.set_value("a\n\nb\nc")
    cursor = text.textCursor()
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)  # to the end of b
    text.setTextCursor(cursor)
    QTest.keyClick(text, KEY.Key_Tab)
    assert text.value() == "  a\n\n  b\nc"
    QTest.keyClick(text, KEY.Key_Backtab)
    assert text.value() == "a\n\nb\nc"


def test_escape_and_tab_leave_the_text(desk: Desk) -> None:
    QTest.keyClick(desk.text, KEY.Key_Tab)
    assert desk.text.hasFocus()
    QTest.keyClick(desk.text, KEY.Key_Escape)
    assert desk.text.tip.text() == "Tab leaves the text now."
    QTest.keyClick(desk.text, KEY.Key_Tab)
    assert desk.after.hasFocus()
    desk.text.setFocus()
    QTest.keyClick(desk.text, KEY.Key_Escape)
    QTest.keyClick(desk.text, KEY.Key_Backtab)
    assert desk.before.hasFocus()
    desk.text.setFocus()
    QTest.keyClick(desk.text, KEY.Key_Escape)
    QTest.keyClicks(desk.text, "a")  # whoever goes on writing stays
    QTest.keyClick(desk.text, KEY.Key_Tab)
    assert desk.text.value() == "  a  "


def test_a_problem_is_told_at_its_line(text: YamlText) -> None:
    wrong = TEXT.replace("30s", "soon")
    text.set_value(wrong)
    text.set_problems(Document.of(wrong).reading.problems)
    assert "Line 4, error: `soon` is not a short form" in text.accessibleDescription()
    assert text.tip.text().startswith("name: What the routine is called")
    text.go_to(4, 1)
    assert text.tip.text().startswith("`soon` is not a short form")
    underlined = [each.cursor.selectedText() for each in text.extraSelections()]
    assert underlined[-1] == "soon"
    text.set_problems(())
    assert text.tip.text().startswith("do: Sets and work in one")


def test_problems_anywhere_can_be_shown(text: YamlText) -> None:
    for path in sorted((Path(__file__).parents[1] / "routine" / "corpus" / "bad").iterdir()):
        document = Document.of(path.read_bytes().decode("utf-8", "replace"))
        text.set_value(document.shown)
        text.set_problems(document.reading.problems)
        for each in document.reading.problems:
            text.go_to(each.line, each.column)
        assert text.value() == document.shown


@pytest.mark.parametrize("owner", KEYS)
def test_every_key_has_its_tip_in_chinese_too(owner: str) -> None:
    told = Sentences(read_texts(resource("assets", "i18n", "zh") / "told.yaml"))
    tips = [key_tips.about(owner, key) for key in KEYS[owner]]
    assert all(tips)
    assert [tip for tip in tips if told.shown(tip) is None] == []


def test_keys_are_completed_as_they_are_typed(text: YamlText) -> None:
    at(text, "exercises:\n  - name: A\n    do: 9\n    ¦")
    QTest.keyClicks(text, "s")
    assert text.completing.offered() == ["sets", "sides", "switch"]
    QTest.keyClicks(text, "i")
    assert text.completing.offered() == ["sides"]
    assert text.tip.text().startswith("left-right or right-left")
    QTest.keyClick(text.completing.popup, KEY.Key_Return)
    QTest.keyClicks(text, "al")
    QTest.keyClick(text.completing.popup, KEY.Key_Tab)
    assert text.value() == "exercises:\n  - name: A\n    do: 9\n    sides: alternate"


def test_names_of_known_exercises_are_completed(text: YamlText) -> None:
    text.set_known(["Side plank", "Plank", "Plank: hard"])
    at(text, "exercises:\n  - name: ¦")
    QTest.keyClicks(text, "pl")
    assert text.completing.offered() == ["Plank", "Plank: hard", "Side plank"]
    QTest.keyClick(text.completing.popup, KEY.Key_Down)
    QTest.keyClick(text.completing.popup, KEY.Key_Return)
    assert text.value() == 'exercises:\n  - name: "Plank: hard"'


def test_escape_closes_the_completions_only(text: YamlText) -> None:
    at(text, "¦")
    QTest.keyClick(text, KEY.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert text.completing.offered() == list(KEYS["routine"])
    QTest.keyClick(text.completing.popup, KEY.Key_Escape)
    assert not text.completing.is_open()
    QTest.keyClick(text, KEY.Key_Tab)
    assert text.value() == "  "


def test_find_goes_round(text: YamlText) -> None:
    text.set_value("Plank\nSide plank\nPLANK\n")
    QTest.keyClick(text, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = text.find_bar
    QTest.keyClicks(bar.sought, "plank")
    assert (bar.count.text(), text.place()[0]) == ("1 of 3", 1)
    QTest.keyClick(bar.sought, KEY.Key_Return)
    assert (bar.count.text(), text.place()[0]) == ("2 of 3", 2)
    QTest.keyClick(bar.sought, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.sought, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (bar.count.text(), text.place()[0]) == ("3 of 3", 3)
    QTest.keyClicks(bar.sought, "s")
    assert bar.count.text() == "Not found"
    QTest.keyClick(bar.sought, KEY.Key_Escape)
    assert text.hasFocus()
    assert not bar.isVisible()


def test_what_was_pasted_is_there_character_by_character(text: YamlText) -> None:
    paste(text, "a\u00a0b\r\nc")
    assert text.value() == "a\u00a0b\nc"


@pytest.mark.parametrize("much", ["x: y\n" * 400_000, "é" * (BYTES_MOST // 2), "y" * 100_000])
def test_too_much_is_not_pasted(text: YamlText, much: str) -> None:
    text.set_value(TEXT)
    paste(text, much)
    assert text.value() == TEXT
    assert text.tip.text().endswith("not pasted.")


def test_files_are_dropped_on_the_page(text: YamlText) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///tmp/a.yaml")])
    assert not text.canInsertFromMimeData(data)
