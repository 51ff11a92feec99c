"""The text between two nodes: blank lines, comments, and whose comments they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from midline.routine.writing.said import BREAKS
from midline.routine.yaml_tree import Node, Scalar, Sequence

_BREAK = re.compile(f"\r\n|[{BREAKS}]")
_COMMENT = f"#[^{BREAKS}]*"
_COMMENTS = re.compile(_COMMENT)
_NOTHING = re.compile(f"(?:[ \t{BREAKS}]|{_COMMENT})*")
_TO_COMMENT = re.compile(f"[ \t]*({_COMMENT})?")
_BLANKS_FIRST = re.compile(f"(?:[ \t]*(?:\r\n|[{BREAKS}]))*")
_BLANKS_LAST = re.compile(f"(?:\r\n|[{BREAKS}])(?:[ \t]*(?:\r\n|[{BREAKS}]))*\\Z")
_BLOCK_COMMENT = re.compile(f"[|>][-+0-9]*[ \t]+({_COMMENT})")
_SPACES = " \t"


class Line(NamedTuple):
    """A line of the text; ``end`` is where its line break begins."""

    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(_SPACES)

    @property
    def is_comment(self) -> bool:
        return self.text.lstrip(_SPACES).startswith("#")

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(_SPACES))


def end_of(node: Node, text: str) -> int:
    """Where a node ends, without the blank lines that a block of text takes with it."""
    return node.start + len(text[node.start : node.end].rstrip(_SPACES + BREAKS))


def next_token(text: str, at: int) -> int:
    """Where something stands that is neither space nor comment; the text's end if nothing does."""
    found = _NOTHING.match(text, at)
    return found.end() if found else at


def comment_on_line(text: str, at: int) -> int:
    """The end of what stands after a value on its line: spaces and a comment, or nothing."""
    found = _TO_COMMENT.match(text, at)
    return found.end() if found and found[1] else at


def has_comment(text: str, node: Node) -> bool:
    """True where a comment stands within a node."""
    return next(comments_in(text, node, node.start, node.end), None) is not None


def comments_in(text: str, node: Node, start: int, end: int) -> Iterator[str]:
    """The comments of a span that a node stands in: between its values each ``#`` begins one."""
    for scalar_start, scalar_end in _scalars(node):
        yield from comments_of(text, start, scalar_start)
        yield from block_comment(text, scalar_start)
        start = scalar_end
    yield from comments_of(text, start, end)


def comments_of(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The comments of a span without values."""
    return _COMMENTS.findall(text, start, len(text) if end is None else end)


def block_comment(text: str, start: int = 0) -> list[str]:
    """The one behind the sign that begins a block of text, if there is one."""
    found = _BLOCK_COMMENT.match(text, start)
    return [found[1]] if found else []


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    """From where to where each value within a node stands."""
    if isinstance(node, Scalar):
        yield node.start, node.end
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.entries:
            yield from _scalars(key)
            yield from _scalars(value)


def lines_between(text: str, start: int, end: int) -> list[Line]:
    """All lines of a span: the first and the last may be parts of lines."""
    lines = []
    for found in _BREAK.finditer(text, start, end):
        lines.append(Line(start, found.start(), text[start : found.start()]))
        start = found.end()
    return [*lines, Line(start, end, text[start:end])]


def owned_after(lines: list[Line], column: int) -> int:
    """How many of the lines after an entry are its own; the first is the rest of its own line.

    Its own are the comments that are indented more than the entry, which begins at ``column``.
    """
    count = 1
    for n, line in enumerate(lines[1:], 1):
        if line.is_comment and line.indent > column:
            count = n + 1
        elif not line.is_blank:
            break
    return count


def owned_before(lines: list[Line]) -> int:
    """How many of the lines are comments directly above the next; the last is a part of its own."""
    count = 0
    for line in reversed(lines[:-1]):
        if not line.is_comment:
            break
        count += 1
    return count


def comments_above(text: str, at: int) -> int:
    """Where the comments directly above a line begin; else where the line does."""
    start = line_start(text, at)
    while start > 0:
        above = line_start(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        if not text[above:start].lstrip(_SPACES).startswith("#"):
            break
        start = above
    return start


def line_start(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in BREAKS) + 1


def next_line(text: str, at: int) -> int | None:
    """The start of the next line, where ``at`` is the end of one; None at the end of the text."""
    found = _BREAK.match(text, at)
    return found.end() if found else None


def without_last_break(text: str) -> str:
    return re.sub(f"(?:\r\n|[{BREAKS}])\\Z", "", text)


def newline_of(text: str) -> str:
    """The line break that the text uses first."""
    found = re.search("\r\n|\n|\r", text)
    return found[0] if found else "\n"


def with_newlines(text: str, newline: str) -> str:
    return re.sub("\r\n|\n|\r", newline, text)


def without_first_blanks(gap: str) -> str:
    """A gap after an entry that goes: without its break and the blank lines after that."""
    found = _BLANKS_FIRST.match(gap)
    return gap[found.end() :] if found else gap


def last_blanks(gap: str) -> str:
    """The break and the blank lines that stand at the end of a gap."""
    found = _BLANKS_LAST.search(gap)
    return found[0] if found else ""


def shifted(text: str, by: int, is_line_start: bool = False) -> str:
    """The lines with ``by`` more spaces before them, or fewer; empty lines stay so."""
    parts = re.split(f"(\r\n|[{BREAKS}])", text)
    first = 0 if is_line_start else 1
    for n in range(first * 2, len(parts), 2):
        line = parts[n]
        if line:  # with spaces only, it may belong to a block of text
            spaces = len(line) - len(line.lstrip(" "))
            parts[n] = " " * max(0, spaces + by) + line[spaces:]
    return "".join(parts)
