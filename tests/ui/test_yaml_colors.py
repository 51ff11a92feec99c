"""Keys, amounts and comments of a routine's text have colours, by lines alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from midline.resources import resource
from midline.ui.editor.yaml_colors import MOST_CHARACTERS, STEP_LINES, YamlColors
from midline.ui.themes import Themes


def colored(text: str, themes: Themes) -> list[list[tuple[str, str]]]:
    """The words with a colour of each line, with its role."""
    document = QTextDocument()
    document.setPlainText(text)
    colors = YamlColors(document, themes)
    colors.rehighlight()
    roles = {
        themes.theme.color(role).name(): role for role in ("text", "text_muted", "rest", "accent")
    }
    found = []
    block = document.begin()
    while block.isValid():
        found.append(_of_block(block, roles))
        block = block.next()
    return found


def _of_block(block: QTextBlock, roles: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (
            block.text()[each.start : each.start + each.length],
            roles[each.format.foreground().color().name()],
        )
        for each in block.layout().formats()
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("name: Plank 2", [("name", "accent")]),
        ("rest: 30s  # so", [("rest", "accent"), ("30s", "rest"), ("# so", "text_muted")]),
        ("  - do: 3 x 45-60s", [("-", "text_muted"), ("do", "accent"), ("3 x 45-60s", "rest")]),
        ("x-mine: 5", [("x-mine", "text"), ("5", "rest")]),
        ("reps: [6, 4]", [("reps", "accent"), ("6", "rest"), ("4", "rest")]),
        ("tempo: 2-1-2-0", [("tempo", "accent"), ("2-1-2-0", "rest")]),
        ("hold: 1:30", [("hold", "accent"), ("1:30", "rest")]),
        ('name: "a # b"', [("name", "accent")]),
        ("about: see page 3: there", [("about", "accent")]),
        ("# name: x", [("# name: x", "text_muted")]),
        ("- Breathe in", [("-", "text_muted")]),
        (
            "- {name: A, do: 9}",
            [("-", "text_muted"), ("name", "accent"), ("do", "accent"), ("9", "rest")],
        ),
        ('"do": 9', [('"do"', "accent"), ("9", "rest")]),
        ("", []),
    ],
)
def test_a_line_has_its_colours(themes: Themes, line: str, expected: list[tuple[str, str]]) -> None:
    assert colored(line, themes) == [expected]


def test_a_text_on_lines_of_its_own_has_none(themes: Themes) -> None:
    lines = "about: >  # why\n  rest: 30s\n\n  # more\nrest: 5s"
    found = colored(lines, themes)
    assert found[1:4] == [[], [], []]
    assert found[4] == [("rest", "accent"), ("5s", "rest")]


def test_what_is_too_large_has_none(themes: Themes) -> None:
    assert not any(colored("rest: 5s\n" * (MOST_CHARACTERS // 9 + 1), themes))


@pytest.mark.parametrize("before", ["", "rest: 1s\n" * (2 * STEP_LINES)])
def test_much_at_once_has_its_colours_soon(qtbot: QtBot, themes: Themes, before: str) -> None:
    """What is seen first at once: the window would wait for the others."""
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    colors = YamlColors(document, themes)
    QTextCursor(document).insertText(before)
    colors.rehighlight()
    lines = "about: |\n" + "  rest: 5s\n" * (2 * STEP_LINES) + "rest: 5s\n" * STEP_LINES
    QTextCursor(document).insertText(lines)

    def with_colors() -> int:
        blocks = map(document.findBlockByNumber, range(document.blockCount()))
        return sum(bool(block.layout().formats()) for block in blocks)

    count = before.count("\n")
    assert 1 <= with_colors() < count + 1 + STEP_LINES
    qtbot.waitUntil(lambda: with_colors() == count + 1 + STEP_LINES)


def test_all_shipped_routines_have_theirs(qtbot: QtBot, themes: Themes) -> None:
    for path in resource("workouts").glob("*.yaml"):
        text = path.read_text("utf-8")
        keys = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
        assert sum(map(bool, colored(text, themes))) >= len(keys)
