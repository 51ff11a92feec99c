"""The list of a routine's problems: it leads to each of them, and mends what is obvious."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from midline.routine.writing.document import Document
from midline.ui.editor.problems import ROWS_MOST, Problems
from midline.ui.themes import Themes

TEXT = """name: x
exercises:
  - name: A
    hold: 60-45s
  - name: B
    reps: soon
"""


@pytest.fixture
def problems(qtbot: QtBot, themes: Themes) -> Problems:
    made = Problems(themes)
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    return made


def test_each_problem_has_a_row(problems: Problems) -> None:
    problems.set_value(Document.of(TEXT))
    assert problems.accessibleName() == "2 problems"
    assert [(row.go.text(), row.words.text()) for row in problems.rows()] == [
        ("Line 4", "The least (60 s) is more than the most (45 s) (did you mean 45-60s?)"),
        ("Line 6", "A whole number is needed, not `soon`"),
    ]
    assert problems.rows()[0].go.accessibleName().startswith("Line 4, error: The least")


def test_what_is_mended_goes(problems: Problems) -> None:
    problems.set_value(Document.of(TEXT))
    problems.set_value(Document.of("name: x\nexercises: [{name: A, do: 9}]"))
    assert problems.rows() == []


def test_a_row_leads_to_its_place(qtbot: QtBot, problems: Problems) -> None:
    problems.set_value(Document.of(TEXT))
    with qtbot.waitSignal(problems.go_wanted) as gone:
        QTest.keyClick(problems.rows()[1].go, Qt.Key.Key_Return)
    assert gone.args == [6, 11]


def test_what_is_obvious_has_a_button(qtbot: QtBot, problems: Problems) -> None:
    problems.set_value(Document.of(TEXT))
    assert not problems.rows()[0].mend.isVisible()  # not looked for while someone types
    qtbot.waitUntil(problems.rows()[0].mend.isVisible)
    assert problems.rows()[0].mend.text() == "Write `45-60s`"
    with qtbot.waitSignal(problems.mend_wanted) as mended:
        problems.rows()[0].mend.click()
    words, document = mended.args or ["", None]
    assert words == "Write `45-60s`"
    assert isinstance(document, Document)
    assert document.text == TEXT.replace("60-45s", "45-60s")


def test_a_mend_is_one_of_the_text_as_it_is_now(qtbot: QtBot, problems: Problems) -> None:
    problems.set_value(Document.of(TEXT))
    qtbot.waitUntil(problems.rows()[0].mend.isVisible)
    problems.set_value(Document.of(TEXT + "# mine\n"))
    with qtbot.waitSignal(problems.mend_wanted) as mended:
        problems.rows()[0].mend.click()
    document = (mended.args or ["", None])[1]
    assert isinstance(document, Document)
    assert document.text.endswith("# mine\n")


def test_many_problems_end_in_a_line(problems: Problems) -> None:
    wrong = "".join(f"  - {{name: A{n}, do: q}}\n" for n in range(60))
    problems.set_value(Document.of(f"name: x\nexercises:\n{wrong}"))
    assert len(problems.rows()) == ROWS_MOST
    assert problems.more.text() == "And 40 problems below."
