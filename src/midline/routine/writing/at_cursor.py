"""Which key a place in the text belongs to, by its lines alone: so also where the text is no YAML.

For completion and for tips, which may be wrong about an odd way of writing, but never in the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LINE = re.compile(r"(?P<lead> *(?:- +)*(?:-$)?)(?P<rest>.*)")
_KEY = re.compile(r"(?P<quote>['\"]?)(?P<key>[\w-]+)(?P=quote)\s*:(?:\s+(?P<value>.*))?$")
_WORD = re.compile(r"[\w-]*")
_FLOW = re.compile(r"(?:^|[{,]\s*)([^{},\[\]]*)$")
_OWNER_IN = {"sections": "section", "exercises": "exercise"}


class AtCursor(NamedTuple):
    """``owner`` is "routine", "section", "exercise" or, where no key is known, empty.

    ``key`` is the one whose value is written here, empty where a key is; ``word`` what stands of
    it before the cursor; ``given`` the other keys that are there already.
    """

    owner: str
    key: str
    word: str
    given: frozenset[str] = frozenset()


class _Line(NamedTuple):
    dash: int  # the column of its last dash, -1 without one
    column: int  # where its key or value begins
    key: str
    value: str


NOTHING = AtCursor("", "", "")


def at_cursor(lines: Sequence[str], row: int, column: int) -> AtCursor:
    """``row`` and ``column`` count from 0."""
    before = lines[row][:column]
    if _is_in_comment(before):
        return NOTHING
    lead, rest = _parts(before)
    if "{" in rest:
        flow = _FLOW.search(rest)
        key, word = _key_and_word(flow[1] if flow else "")
        owner = _OWNER_IN.get(_parent(lines, row, len(lead))[1], "")
        given = frozenset(re.findall(r"([\w-]+)\s*:", lines[row])) - {key}
        return AtCursor(owner, key, word, given)
    key, word = _key_and_word(rest)
    if not key and not _WORD.fullmatch(rest):
        return NOTHING
    owner = owner_at(lines, row, len(lead))
    return AtCursor(owner, key, word, frozenset(_given(lines, row, len(lead))))


def key_of_line(lines: Sequence[str], row: int) -> tuple[str, str]:
    """The owner and the key that a line has or, as one of a list, belongs to; empty otherwise."""
    line = _read(lines[row])
    if line is None:
        return "", ""
    if line.key:
        return owner_at(lines, row, line.column), line.key
    above, key = _parent(lines, row, line.column)
    if above < 0 or key in _OWNER_IN:
        return "", ""
    return owner_at(lines, above, _column(lines[above])), key


def owner_at(lines: Sequence[str], row: int, column: int) -> str:
    """Whose keys stand at this column of a line."""
    if column == 0:
        return "routine"
    return _OWNER_IN.get(_parent(lines, row, column)[1], "")


def _parent(lines: Sequence[str], row: int, column: int) -> tuple[int, str]:
    """The line that what begins at this column is under, and its key."""
    # Most lines of a long text, and need not be read.
    passed = (" " * column, " " * (column - 2) + "- ", "#")
    for n in range(row - 1, -1, -1):
        if lines[n] and not lines[n].startswith(passed):
            line = _read(lines[n])
            if line and line.column < column:
                return n, line.key
    return -1, ""


def _given(lines: Sequence[str], row: int, column: int) -> Iterator[str]:
    """The keys of the other lines of the same entry."""
    passed = (" " * (column + 1), "#")
    for n in range(row - 1, -1, -1) if "-" not in lines[row][:column] else ():
        line = None if lines[n].startswith(passed) else _read(lines[n])
        if line and line.column < column:
            break
        if line and line.column == column:
            yield line.key
            if line.dash >= 0:
                break
    for n in range(row + 1, len(lines)):
        line = None if lines[n].startswith(passed) else _read(lines[n])
        if line and (line.column < column or (line.column == column and line.dash >= 0)):
            break
        if line and line.column == column:
            yield line.key


def _read(text: str) -> _Line | None:
    """None for an empty line and one of comments."""
    lead, rest = _parts(text)
    if not (rest.strip() or "-" in lead) or rest.startswith("#"):
        return None
    found = _KEY.match(rest)
    key, value = (found["key"], found["value"] or "") if found else ("", rest)
    return _Line(lead.rfind("-"), len(lead), key, value)


def _parts(text: str) -> tuple[str, str]:
    found = _LINE.match(text)
    return (found["lead"], found["rest"]) if found else ("", text)


def _column(text: str) -> int:
    return len(_parts(text)[0])


def _key_and_word(text: str) -> tuple[str, str]:
    found = _KEY.match(text)
    return (found["key"], found["value"] or "") if found else ("", text.strip())


def _is_in_comment(before: str) -> bool:
    return bool(re.search(r"(^|\s)#", before)) and before.count('"') % 2 == 0
