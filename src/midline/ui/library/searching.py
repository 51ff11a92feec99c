"""What a search finds in the rows of the library. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midline.ui.library.rows import Row

Moves = tuple[str, ...]  # names


def search(rows: Mapping[str, Row], text: str) -> dict[str, Moves]:
    """By key, the rows that have every word of the text, and the moves it was found in.

    Those that have it in their own name, facts or file come first, and name no moves.
    """
    words = text.casefold().split()
    found = {key: found_in(row, words) for key, row in rows.items()}
    hits = [(key, moves) for key, moves in found.items() if moves is not None]
    return dict(sorted(hits, key=lambda hit: bool(hit[1])))


def found_in(row: Row, words: Iterable[str]) -> Moves | None:
    """The moves that have what the row itself does not; None if the row is not meant."""
    text = _of_itself(row)
    left = [word for word in words if word not in text]
    moves = {name: name.casefold() for name in row.move_names}
    if not all(any(word in move for move in moves.values()) for word in left):
        return None
    whole = tuple(n for n, move in moves.items() if left and all(w in move for w in left))
    return whole or tuple(n for n, move in moves.items() if any(w in move for w in left))


def _of_itself(row: Row) -> str:
    """Of a broken file not what is wrong with it."""
    facts = "" if row.is_broken else row.facts
    return f"{row.name} {facts} {row.file.path.name}".casefold()
