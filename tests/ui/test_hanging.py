"""A line that is too long for the window goes on below its own beginning."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from midline.routine.writing.document import Document
from midline.ui.editor.yaml_text import YamlText
from midline.ui.themes import Themes

WORDS = " is long enough to be broken" * 6


@pytest.fixture
def text(qtbot: QtBot, themes: Themes) -> YamlText:
    made = YamlText(themes)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


def columns(text: YamlText, block: QTextBlock) -> list[int]:
    """How far in each part of a line begins."""
    text.blockBoundingGeometry(block)
    layout, column_px = block.layout(), text.fontMetrics().horizontalAdvance("0")
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    return [round((line.x() - lines[0].x()) / column_px) for line in lines]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("about:" + WORDS, 2),
        ("    - Tip" + WORDS, 6),
        ("  - name:" + WORDS, 6),
        ("  # it" + WORDS, 4),
        ("so it" + WORDS, 0),
        (" " * 200 + "deep" + WORDS, 18),
    ],
)
def test_it_goes_on_below_its_words(text: YamlText, line: str, expected: int) -> None:
    text.set_value(line)
    first, *others = columns(text, text.document().firstBlock())
    assert first == 0
    assert len(others) >= 2
    assert {min(each, 18) for each in others} == {expected}
    assert text.value() == line


def test_a_line_from_right_to_left_goes_on_at_its_own_margin(text: YamlText) -> None:
    text.set_value("    קו ארוך מאוד" * 12)
    assert len(set(columns(text, text.document().firstBlock()))) == 1


def test_it_hangs_when_it_becomes_too_long_and_when_the_window_does(text: YamlText) -> None:
    text.set_value("    - Tip" + " so" * 3)
    block = text.document().firstBlock()
    assert columns(text, block) == [0]
    text.moveCursor(text.textCursor().MoveOperation.End)
    QTest.keyClicks(text, " and on" * 12)
    few = columns(text, block)
    assert set(few) == {0, 6}
    text.resize(300, 500)
    many = columns(text, block)
    assert len(many) > len(few)
    assert set(many) == {0, 6}
    assert block.lineCount() == len(many)  # for the scroll bar


def test_marks_and_broken_lines_go_along_when_the_text_is_scrolled(
    qtbot: QtBot, text: YamlText
) -> None:
    """Marks that Qt is told of while it scrolls ended the program once."""
    document = Document.of("name: x\nexercises:\n" + f"  - name: A{WORDS}\n    hold: 0s\n" * 90)
    text.set_value(document.shown)
    text.set_problems(document.reading.problems)

    def underlined() -> list[int]:
        selections = text.extraSelections()
        return [each.cursor.blockNumber() + 1 for each in selections if each.cursor.hasSelection()]

    assert underlined()[0] == 4
    for line in (181, 90, 4):
        text.go_to(line, 1)
        qtbot.waitUntil(lambda line=line: line + line % 2 in underlined())  # type: ignore[misc]
        assert len(underlined()) < 30
