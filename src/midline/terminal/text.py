"""Text for a terminal: nothing in it moves the cursor, and its width is known in columns."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

# Joiners that scripts and emoji need; every other invisible character is shown as a dot.
_JOINERS = "\u200c\u200d"
_NO_COLUMN = (*_JOINERS, "\ufe0e", "\ufe0f")


def printable(text: str) -> str:
    return "".join(c if c.isprintable() or c in _JOINERS else "·" for c in text)


def columns(text: str) -> int:
    """How many columns a terminal gives it, near enough for every script."""
    return sum(_columns_of(c) for c in text)


def _columns_of(character: str) -> int:
    if combining(character) or character in _NO_COLUMN:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def fit(text: str, most: int) -> str:
    """At most so many columns of it, closed with an ellipsis where something is left out."""
    if columns(text) <= most:
        return text
    kept = ""
    for character in text:
        if columns(kept + character) > most - 1:
            break
        kept += character
    return kept + "…"


def table(rows: Sequence[Sequence[str]], *, right: str = "", widest: int = 40) -> str:
    """Rows in aligned columns, two spaces apart; each cell is cut at ``widest`` columns.

    ``right`` has an ``r`` at the place of each column that is aligned to the right.
    """
    cells = [[fit(printable(cell), widest) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths, right) for row in cells)


def _line(cells: Sequence[str], widths: Sequence[int], right: str) -> str:
    padded = []
    for i, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (width - columns(cell))
        padded.append(space + cell if right[i : i + 1] == "r" else cell + space)
    return "  ".join(padded).rstrip()
