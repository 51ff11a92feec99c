"""Two texts line by line: for looking at a version, a conflict, or a file written anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"
    SKIPPED = "skipped"  # same lines that are not shown; ``text`` is empty


@dataclass(frozen=True, slots=True)
class DiffLine:
    """``before`` and ``after`` are its line numbers, from 1; None where it is not in that text."""

    kind: Kind
    text: str
    before: int | None
    after: int | None


def difference(before: str, after: str, context: int = 3) -> tuple[DiffLine, ...]:
    """The lines that differ, with those around them. Empty where only line endings differ."""
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    lines: list[DiffLine] = []
    end = 0  # of the last group in the old text
    for group in matcher.get_grouped_opcodes(context):
        if group[0][1] > end:
            lines.append(DiffLine(Kind.SKIPPED, "", None, None))
        for opcode in group:
            lines.extend(_lines(opcode, old, new))
        end = group[-1][2]
    if lines and end < len(old):
        lines.append(DiffLine(Kind.SKIPPED, "", None, None))
    return tuple(lines)


def _lines(
    opcode: tuple[str, int, int, int, int], old: list[str], new: list[str]
) -> Iterator[DiffLine]:
    name, i, i_end, j, j_end = opcode
    if name == "equal":
        for n in range(i_end - i):
            yield DiffLine(Kind.SAME, old[i + n], i + n + 1, j + n + 1)
        return
    for n in range(i, i_end):
        yield DiffLine(Kind.GONE, old[n], n + 1, None)
    for n in range(j, j_end):
        yield DiffLine(Kind.NEW, new[n], None, n + 1)
