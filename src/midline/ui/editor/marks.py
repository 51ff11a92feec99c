"""What is marked within a text: the line of the cursor, what was found, and every problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from midline.routine.problems import Problem, Severity
from midline.ui.editor import raw_text
from midline.ui.themes import Themes

if TYPE_CHECKING:
    from midline.ui.editor.yaml_text import YamlText

# The key that stands there, or all of a value up to its comment.
_EXTENT = re.compile(r"[\w-]+(?=\s*:(?:\s|$))|\S.*?(?=\s+#|\s*$)")
Selection = QTextEdit.ExtraSelection


class Marks:
    """Their problems, by line; and how all marks look in this theme."""

    def __init__(self, themes: Themes, text: YamlText) -> None:
        self._themes, self._text = themes, text
        self._problems: tuple[Problem, ...] = ()
        self._worst: dict[int, Problem] = {}  # of each line
        self._underlines: list[Selection] = []

    def set_problems(self, problems: Sequence[Problem]) -> None:
        self._problems = tuple(problems)
        worst_last = sorted(problems, key=lambda each: each.severity is Severity.ERROR)
        self._worst = {each.line: each for each in worst_last}
        self.underline()

    def underline(self) -> None:
        """Those that are seen: anew for others, elsewhere in the text, or in another theme."""
        self._underlines = list(self._underlined())
        self._text.show_marks()

    def problem_of(self, line: int) -> Problem | None:
        """The worst of a line."""
        return self._worst.get(line)

    def lines(self) -> dict[int, Severity]:
        """Each line with a problem, and how bad it is."""
        return {line: problem.severity for line, problem in self._worst.items()}

    def selections(self, found: Iterable[QTextCursor]) -> list[Selection]:
        return [*self._current_line(), *map(self._found, found), *self._underlines]

    def _current_line(self) -> Iterator[Selection]:
        if self._text.hasFocus():
            look = QTextCharFormat()
            look.setBackground(self._themes.theme.mixed("raised", 0.6, "surface"))
            look.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
            cursor = self._text.textCursor()
            cursor.clearSelection()
            yield _selection(cursor, look)

    def _found(self, cursor: QTextCursor) -> Selection:
        look = QTextCharFormat()
        look.setBackground(self._themes.theme.mixed("past_least", 0.35, "surface"))
        return _selection(cursor, look)

    def _underlined(self) -> Iterator[Selection]:
        theme = self._themes.theme
        seen = self._text.lines_seen()
        for each in (each for each in self._problems if each.line in seen):
            block = self._text.document().findBlockByNumber(each.line - 1)
            if block.isValid():
                look = QTextCharFormat()
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                is_error = each.severity is Severity.ERROR
                look.setUnderlineColor(theme.color("danger" if is_error else "get_ready"))
                yield _selection(_extent(block, each.column - 1), look)


def _extent(block: QTextBlock, column: int) -> QTextCursor:
    """From a place to the end of what stands there; the last character, where nothing does."""
    text = block.text()
    found = _EXTENT.match(text, column) or re.compile(r".\s*$").search(text)
    start, end = found.span() if found else (0, 0)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + raw_text.units(text[:start]))
    at_end = block.position() + raw_text.units(text[:end])
    cursor.setPosition(at_end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> Selection:
    made = Selection()
    made.cursor, made.format = cursor, look
    return made
