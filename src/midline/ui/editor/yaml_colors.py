"""Colours for a routine's text: keys, amounts, comments. By lines: it waits for no parser."""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from midline.routine.fields import KEYS
from midline.ui.themes import Themes

MOST_CHARACTERS = 200_000  # in larger texts it would be felt
AT_ONCE_CHARACTERS = 8000  # more that come together get their colours in steps
STEP_LINES, STEP_MS = 400, 10
_ALL = sys.maxsize
_KNOWN = frozenset(key for keys in KEYS.values() for key in keys)
_LEAD = re.compile(r" *((?:- +)*-?)")
_KEY = re.compile(r"(?:(?<=^)|(?<=[\s{,]))(['\"]?)([\w-]+)\1(?=\s*:(?:\s|$))")
_QUOTED = re.compile(r"""(?<![^\s\[{,:-])(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)(?=$|[\s,:\]}])""")
_AMOUNT = re.compile(r"(?<![\w.:-])\d[\d.:]*(?:\s*[x×*–-]\s*\d[\d.:]*)*\s?(?:[a-z]{1,7}\b)?")
_BLOCK = re.compile(r":\s+[|>][-+0-9]*\s*(?:#.*)?$")
_TEXTS = ("name", "about", "source", "caution", "tips", "needs", "figure")  # without amounts


class YamlColors(QSyntaxHighlighter):
    """A block's state is how far its keys are indented while a ``|`` or ``>`` text goes on, + 1.

    It is -1 for those that have no colours yet: they are at the line ``_end`` or below it.
    """

    def __init__(self, document: QTextDocument, themes: Themes) -> None:
        super().__init__(document)
        self._themes = themes
        self._end = _ALL
        self._steps = QTimer(self, singleShot=True, interval=STEP_MS)
        self._steps.timeout.connect(self._go_on)
        self._take_colors()
        themes.changed.connect(self._dress)
        self.setDocument(None)  # to hear of changes before Qt's own part
        document.contentsChange.connect(self._wait_if_much)
        self.setDocument(document)

    def _take_colors(self) -> None:
        theme = self._themes.theme
        self._key, self._own, self._amount, self._quiet = (QTextCharFormat() for _ in range(4))
        self._key.setForeground(theme.color("accent"))
        self._own.setForeground(theme.color("text"))
        self._amount.setForeground(theme.color("rest"))
        self._quiet.setForeground(theme.color("text_muted"))
        for each in (self._key, self._own):
            each.setFontWeight(QFont.Weight.DemiBold)
        self._comment = QTextCharFormat(self._quiet)
        self._comment.setFontItalic(True)

    def _dress(self) -> None:
        self._take_colors()
        self.rehighlight()

    def _wait_if_much(self, place: int, removed: int, added: int) -> None:
        if added - removed > AT_ONCE_CHARACTERS:
            first = self.document().findBlock(place).blockNumber()
            self._end = min(self._end, first + STEP_LINES)
            self._steps.start()

    def _go_on(self) -> None:
        """Qt goes on by itself from a line whose state changes to the next, up to ``_end``."""
        if self.document().characterCount() > MOST_CHARACTERS:
            self._end = _ALL  # there is nothing to do, and much of it
            return
        block = self.document().findBlockByNumber(self._end)
        self._end += STEP_LINES
        for _ in range(STEP_LINES):
            if not block.isValid():
                self._end = _ALL
                return
            if block.userState() < 0:
                self.rehighlightBlock(block)
            block = block.next()
        self._steps.start()

    def highlightBlock(self, text: str) -> None:
        if self._end != _ALL and self.currentBlock().blockNumber() >= self._end:
            return
        self.setCurrentBlockState(0)
        if self.document().characterCount() > MOST_CHARACTERS:
            return
        indent = len(text) - len(text.lstrip(" "))
        before = self.previousBlockState()
        if before > 0 and (indent >= before or not text.strip()):
            self.setCurrentBlockState(before)  # a text on lines of its own
            return
        self._color_line(text)

    def _color_line(self, text: str) -> None:
        comment_at = self._color_comment(text)
        body = text[:comment_at]
        lead = _LEAD.match(body)
        if lead and lead[1]:
            self.setFormat(lead.start(1), len(lead[1].rstrip()), self._quiet)
        key = ""
        end = lead.end() if lead else 0
        for found in _KEY.finditer(body):
            if found.start() > end and "{" not in body[: found.start()]:
                break  # a colon in a text
            key, end = found[2], found.end()
            self.setFormat(found.start(), end - found.start(), self._key_format(key))
            self._color_amounts(body, end, key)
        if _BLOCK.search(text):
            self.setCurrentBlockState(indent_of_key(text) + 1)

    def _key_format(self, key: str) -> QTextCharFormat:
        return self._key if key in _KNOWN else self._own

    def _color_amounts(self, body: str, start: int, key: str) -> None:
        if key in _TEXTS:
            return
        stop = _KEY.search(body, start + 1)
        for found in _AMOUNT.finditer(body, start, stop.start() if stop else len(body)):
            self.setFormat(found.start(), found.end() - found.start(), self._amount)

    def _color_comment(self, text: str) -> int:
        """Where it begins."""
        if "#" not in text:
            return len(text)
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        for found in re.finditer(r"(?:^|(?<=\s))#", text):
            if not any(start < found.start() < end for start, end in quoted):
                self.setFormat(found.start(), len(text) - found.start(), self._comment)
                return found.start()
        return len(text)


def indent_of_key(text: str) -> int:
    """The column of the first key of a line, behind its dashes."""
    lead = _LEAD.match(text)
    return lead.end() if lead else 0
