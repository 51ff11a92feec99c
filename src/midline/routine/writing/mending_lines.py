"""Obvious mends of text that is no YAML, by its lines: tabs, quotes, a space after a colon.

Each proposal gives words for a button and the whole text, or None; mending.py reads what
comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from midline.routine.fields import KEYS
from midline.routine.problems import Problem, quoted
from midline.routine.writing.refusing import CannotEdit
from midline.routine.writing.scalars import scalar

Proposal = tuple[str, str]

_KNOWN = "|".join(sorted({key for keys in KEYS.values() for key in keys}))
_TABBED = re.compile(r"(?m)^[ ]*(?:- *)*\t[\t ]*")
_VALUE = re.compile(r"(\s*(?:- +)*(?:[\w-]+:[ ]+|- +))(.+?)(\s+#.*)?(\r?\n?)", re.DOTALL)
_NO_SPACE = re.compile(rf"(?m)^(\ufeff?\s*(?:- +)*(?:{_KNOWN})):(?=[^\s:])")
_NO_COLON = re.compile(rf"(\ufeff?\s*(?:- +)*)({_KNOWN}) +([^\s:].*?)(\s*)", re.DOTALL)
_OPEN = re.compile(r"""(.*?)(\s+#[^"']*)?(\r?\n?)""", re.DOTALL)


def _tabs(text: str, problem: Problem) -> Proposal | None:
    if problem.hint != "indent with spaces":
        return None
    return "Indent with spaces", _TABBED.sub(lambda found: found[0].replace("\t", "  "), text)


def _quotes(text: str, problem: Problem) -> Proposal | None:
    """Round all of a line's value, up to its comment."""
    line = _line(text, problem)
    found = _VALUE.fullmatch(line)
    is_meant = "in quotes" in problem.hint or problem.text.startswith("this is not YAML")
    if not is_meant or found is None or found[2][0] in "\"'[{|>":
        return None
    try:
        value = scalar(found[2], in_flow=False, old='"')
    except CannotEdit:
        return None
    new = found[1] + value + (found[3] or "") + found[4]
    return "Put it in quotes", _with_line(text, problem, new)


def _closed(text: str, problem: Problem) -> Proposal | None:
    """A quote that goes on to the end of the file was to end on its line."""
    line = _line(text, problem)
    found = _OPEN.fullmatch(line)
    if "quote that begins here" not in problem.text or found is None:
        return None
    quote = line[problem.column - 1 : problem.column]
    new = found[1] + quote + (found[2] or "") + found[3]
    return "Close the quote", _with_line(text, problem, new)


def _spaces(text: str, problem: Problem) -> Proposal | None:
    """``rest:30s`` is one word to YAML."""
    if ":" not in problem.hint or not _NO_SPACE.search(text):
        return None
    return "Put a space after each `:`", _NO_SPACE.sub(r"\1: ", text)


def _colon(text: str, problem: Problem) -> Proposal | None:
    """``rest 30s``"""
    found = _NO_COLON.fullmatch(_line(text, problem))
    if "`:`" not in problem.text or found is None:
        return None
    new = f"{found[2]}: {found[3]}"
    return f"Write {quoted(new)}", _with_line(text, problem, found[1] + new + found[4])


PROPOSALS: tuple[Callable[[str, Problem], Proposal | None], ...] = (
    _tabs, _spaces, _colon, _closed, _quotes,
)  # fmt: skip


def _line(text: str, problem: Problem) -> str:
    """With its line break."""
    lines = text.splitlines(keepends=True)
    return lines[problem.line - 1] if problem.line <= len(lines) else ""


def _with_line(text: str, problem: Problem, new: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join((*lines[: problem.line - 1], new, *lines[problem.line :]))
