"""A list within a text, cut into the pieces that travel and the gaps that stay.

A piece is an entry with its own comments: those directly above it, the one on its last line, and
those under it that are indented more than its dash. Gaps are blank lines and comments that stand
alone. To move an entry exchanges pieces between gaps, so that moving it back gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from midline.routine.writing.lines import (
    block_comment,
    comment_on_line,
    comments_above,
    comments_of,
    end_of,
    last_blanks,
    lines_between,
    newline_of,
    next_token,
    owned_after,
    owned_before,
    shifted,
    with_newlines,
    without_first_blanks,
)
from midline.routine.writing.refusing import OTHERWISE, CannotEdit
from midline.routine.writing.said import BREAKS
from midline.routine.yaml_tree import Sequence


@dataclass(frozen=True, slots=True)
class Piece:
    """In a flow list the comma stands between ``item`` and ``tail``; it belongs to the place."""

    lead: str  # comments above, and the dash
    item: str
    tail: str = ""  # the comment on its last line, and those under it

    def shifted(self, by: int) -> Piece:
        return Piece(
            shifted(self.lead, by, is_line_start=True),
            shifted(self.item, by),
            shifted(self.tail, by),
        )

    def with_newlines(self, newline: str) -> Piece:
        return Piece(*(with_newlines(part, newline) for part in (self.lead, self.item, self.tail)))

    @property
    def text(self) -> str:
        return self.lead + self.item + self.tail


@dataclass(frozen=True, slots=True)
class Listing:
    """``gaps`` has one more than ``pieces``: the first and the last are the rest of the text."""

    pieces: tuple[Piece, ...]
    gaps: tuple[str, ...]
    commas: tuple[bool, ...]  # after which piece a comma stands; all False in a block list
    column: int  # of the dashes, from 0
    is_flow: bool

    @classmethod
    def of(cls, text: str, sequence: Sequence) -> Listing:
        """The list has an entry at least. Raises `CannotEdit` for a list with odd comments."""
        is_flow = text[sequence.start] == "["
        column = sequence.column - 1
        spans = _flow_spans(text, sequence) if is_flow else _block_spans(text, sequence, column)
        cuts = list(spans)
        edges = [0, *(edge for cut in cuts for edge in (cut.start, cut.end)), len(text)]
        return cls(
            pieces=tuple(cut.piece(text) for cut in cuts),
            gaps=tuple(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)),
            commas=tuple(cut.comma is not None for cut in cuts),
            column=column,
            is_flow=is_flow,
        )

    @property
    def text(self) -> str:
        parts = [self.gaps[0]]
        for piece, comma, gap in zip(self.pieces, self.commas, self.gaps[1:], strict=True):
            parts += (piece.lead, piece.item, "," if comma else "", piece.tail, gap)
        return "".join(parts)

    def piece(self, item: str) -> Piece:
        """A new one without comments."""
        return Piece("" if self.is_flow else " " * self.column + "- ", item)

    def as_block(self) -> tuple[tuple[Piece, ...], int]:
        """The pieces as they stand in a block list, and the column of their dashes."""
        if not self.is_flow:
            return self.pieces, self.column
        return tuple(Piece("- ", piece.item.rstrip(), piece.tail) for piece in self.pieces), 0

    def with_item(self, index: int, item: str) -> Listing:
        """Another text for one entry; its comments stay."""
        piece = replace(self.pieces[index], item=item)
        return replace(self, pieces=(*self.pieces[:index], piece, *self.pieces[index + 1 :]))

    def moved(self, index: int, to: int) -> Listing:
        pieces = list(self.pieces)
        pieces.insert(to, pieces.pop(index))
        return replace(self, pieces=tuple(pieces))

    def without(self, index: int) -> Listing:
        """One of several entries is left out, with the blank lines that parted it from the next."""
        before, after = self.gaps[index : index + 2]
        is_last = index == len(self.pieces) - 1
        if is_last and self.is_flow and "#" in self.pieces[index - 1].tail + before:
            gap = before + after  # the bracket may not come to stand behind a comment
        elif is_last:
            gap = before.removesuffix(self._parting(before)) + after
        else:
            gap = before + (after.lstrip() if self.is_flow else without_first_blanks(after))
        comma = index - 1 if is_last else index  # the place that goes
        return replace(
            self,
            pieces=(*self.pieces[:index], *self.pieces[index + 1 :]),
            gaps=(*self.gaps[:index], gap, *self.gaps[index + 2 :]),
            commas=(*self.commas[:comma], *self.commas[comma + 1 :]),
        )

    def cleared(self, index: int) -> Listing:
        """One of several entries is left out, and its comments stay where it was."""
        piece, gaps = self.pieces[index], self.gaps[index : index + 2]
        kept = (*comments_of(piece.lead), *block_comment(piece.item), *comments_of(piece.tail))
        shorter = self.without(index)
        if not kept:
            return shorter
        break_ = newline_of(self.text) + " " * self.column
        before, after = gaps[0], gaps[1].lstrip(" \t")
        if not self.is_flow:
            before += " " * self.column
        elif not after.startswith(tuple(BREAKS)):
            after = break_ + after
        gap = before + break_.join(kept) + after
        return replace(shorter, gaps=(*self.gaps[:index], gap, *self.gaps[index + 2 :]))

    def inserted(self, index: int, pieces: tuple[Piece, ...]) -> Listing:
        """More entries before the one at ``index``, or at the end; parted as those near them."""
        listing = self
        for n, piece in enumerate(pieces):
            listing = listing._with_one_more(index + n, piece)
        return listing

    def _with_one_more(self, index: int, piece: Piece) -> Listing:
        parting = self._parting_near(index)
        at_end = index == len(self.pieces)
        gaps = list(self.gaps)
        gaps.insert(index if at_end else index + 1, parting)
        commas = list(self.commas)
        commas.insert(index - 1 if at_end else index, self.is_flow)
        pieces = (*self.pieces[:index], piece, *self.pieces[index:])
        return replace(self, pieces=pieces, gaps=tuple(gaps), commas=tuple(commas))

    def _parting_near(self, index: int) -> str:
        if len(self.pieces) == 1:
            return " " if self.is_flow else newline_of(self.text)
        return self._parting(self.gaps[max(1, min(index, len(self.pieces) - 1))])

    def _parting(self, gap: str) -> str:
        """The part of a gap between two entries that an entry of its own would bring along."""
        return gap if self.is_flow and "#" not in gap else last_blanks(gap)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a piece is; ``comma`` is the place of the comma after its item, if there is one."""

    start: int
    item: int
    item_end: int
    end: int
    comma: int | None = None

    def piece(self, text: str) -> Piece:
        tail = self.item_end if self.comma is None else self.comma + 1
        between = text[self.item_end : tail - 1] if self.comma is not None else ""
        return Piece(
            text[self.start : self.item],
            text[self.item : self.item_end] + between,
            text[tail : self.end],
        )


def _block_spans(text: str, sequence: Sequence, column: int) -> Iterator[_Cut]:
    start = comments_above(text, sequence.start)
    for n, item in enumerate(sequence.items):
        item_end = end_of(item, text)
        dash = next_token(text, item_end)  # of the next entry
        below = lines_between(text, item_end, dash)
        owned = owned_after(below, column)
        yield _Cut(start, item.start, item_end, below[owned - 1].end)
        if n < len(sequence.items) - 1:
            above = below[owned:]
            if not above or text[dash] != "-":
                raise CannotEdit(OTHERWISE)
            start = above[-1 - owned_before(above)].start


def _flow_spans(text: str, sequence: Sequence) -> Iterator[_Cut]:
    begin = sequence.start + 1
    for item in sequence.items:
        above = lines_between(text, begin, item.start)
        owned = owned_before(above)
        lead = above[len(above) - 1 - owned]
        start = lead.start + lead.indent if owned else item.start
        item_end = end_of(item, text)
        token = next_token(text, item_end)
        comma = token if text[token] == "," else None
        if comma is not None and "#" in text[item_end:comma]:
            raise CannotEdit(OTHERWISE)
        begin = comment_on_line(text, item_end if comma is None else comma + 1)
        yield _Cut(start, item.start, item_end, begin, comma)
