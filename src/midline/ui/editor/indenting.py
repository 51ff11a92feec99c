"""Indentation of YAML while it is written: by two spaces, and on as the line before began."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

STEP = "  "
_LEAD = re.compile(r"( *)((?:- +)*-?)")
_OPENS = re.compile(r":\s*(?:[|>][-+0-9]*\s*)?(?:\s#.*)?$")


def indent(cursor: QTextCursor, way: int) -> None:
    """The selected lines, or the place of the cursor; ``way`` is 1 for more, -1 for less."""
    if way > 0 and not cursor.hasSelection():
        cursor.insertText(STEP)
        return
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
    cursor.beginEditBlock()
    block = first
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        _indent_line(QTextCursor(block), block.text(), way)
        block = block.next()
    cursor.endEditBlock()


def _indent_line(cursor: QTextCursor, text: str, way: int) -> None:
    if way > 0:
        cursor.insertText(STEP if text.strip() else "")
        return
    for _ in range(min(len(STEP), len(text) - len(text.lstrip(" ")))):
        cursor.deleteChar()


def new_line(cursor: QTextCursor) -> None:
    """A line break, and the spaces that the next line begins with."""
    before = cursor.block().text()[: cursor.positionInBlock()]
    cursor.insertText("\n" + next_indent(before))


def next_indent(before: str) -> str:
    """What follows a line goes under its first key, and further in under a key without a value."""
    found = _LEAD.match(before)
    if found is None or not before.strip():
        return before
    if before.strip() == "-":
        return found[1]
    lead = found[1] + " " * len(found[2])
    return lead + STEP if _OPENS.search(before) else lead
