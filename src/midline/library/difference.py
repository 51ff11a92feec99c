"""Two texts line by line: for looking at a version, a conflict, or a file written anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

COMPARED_MOST = 800  # lines, of both, that are not alike; more would keep the window waiting


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


SKIPPED = DiffLine(Kind.SKIPPED, "", None, None)


def difference(before: str, after: str, context: int = 3) -> tuple[DiffLine, ...]:
    """The lines that differ, with those around them. Empty where only line endings differ."""
    lines = list(_all_lines(before.splitlines(), after.splitlines()))
    changed = [n for n, line in enumerate(lines) if line.kind is not Kind.SAME]
    shown = {n for at in changed for n in range(at - context, at + context + 1)}
    found: list[DiffLine] = []
    for n, line in enumerate(lines):
        if n in shown:
            found.append(line)
        elif changed and (not found or found[-1] is not SKIPPED):
            found.append(SKIPPED)
    return tuple(found)


def _all_lines(old: list[str], new: list[str]) -> Iterator[DiffLine]:
    """What is alike at the beginning and the end is not compared with all the rest."""
    start, end = _alike(old, new)
    i, j = len(old) - end, len(new) - end
    yield from _same(old, 0, 0, start)
    if i - start + j - start > COMPARED_MOST:
        yield from _other(old, new, (start, i), (start, j))
    else:
        matcher = SequenceMatcher(None, old[start:i], new[start:j], autojunk=False)
        for name, a, b, c, d in matcher.get_opcodes():
            if name == "equal":
                yield from _same(old, a + start, c + start, b - a)
            else:
                yield from _other(old, new, (a + start, b + start), (c + start, d + start))
    yield from _same(old, i, j, end)


def _alike(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many lines are the same at the beginning, and how many of the others at the end."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    most -= start
    end = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return start, end


def _same(old: list[str], i: int, j: int, many: int) -> Iterator[DiffLine]:
    for n in range(many):
        yield DiffLine(Kind.SAME, old[i + n], i + n + 1, j + n + 1)


def _other(
    old: list[str], new: list[str], gone: tuple[int, int], come: tuple[int, int]
) -> Iterator[DiffLine]:
    for n in range(*gone):
        yield DiffLine(Kind.GONE, old[n], n + 1, None)
    for n in range(*come):
        yield DiffLine(Kind.NEW, new[n], None, n + 1)
