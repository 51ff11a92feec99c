"""A routine file's text that is being edited, and every edit that a form can make in it.

Each edit gives a new `Document`, or raises `CannotEdit` and changes nothing. It patches the text,
reads it again, and compares what it says now with what it should say: so nothing else can change.
Undo is to go back to the `Document` before. What is edited is named by its address (places.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard, cast

from midline.routine.decoding import decode
from midline.routine.fields import KEYS
from midline.routine.model import Routine
from midline.routine.problems import Findings, Misfit, Place, Problem, Spot
from midline.routine.reading import Reading, read_tree
from midline.routine.reading_again import ReadingAgain
from midline.routine.writing import keys, places
from midline.routine.writing.lines import has_comment, newline_of
from midline.routine.writing.listing import Listing, Piece
from midline.routine.writing.pasting import Pasted, exercises_in, sections_in
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import GONE, MEND_FIRST, OTHERWISE, TOO_LONG, CannotEdit
from midline.routine.writing.rendering import flow_text
from midline.routine.writing.said import Said, SaidKeys, SaidList, changed, says, without_key
from midline.routine.writing.sections import in_sections
from midline.routine.writing.shown import BOM, shown, unshown
from midline.routine.yaml_tree import Mapping, Node, Sequence, parse_tree

Value = keys.Value
SHOWN_MOST = 20_000  # characters of a value; a longer one is none that a routine may have
_LAST = {
    1: "A routine needs at least one section.",
    2: "A section needs at least one exercise.",
}


@dataclass(frozen=True)
class Document:
    """``text`` is the whole file, its byte order mark too; ``root`` is None where it is no YAML."""

    text: str
    root: Node | None
    refusal: Problem | None = None

    @classmethod
    def of(cls, text: str) -> Document:
        """Never raises, whatever the text is."""
        try:
            body = decode(text.encode("utf-8", "surrogatepass"), "a routine")
            return cls(text, parse_tree(body))
        except Misfit as misfit:
            findings = Findings("")
            findings.misfit(misfit, Spot(1, 1))
            return cls(text, None, findings.sorted()[0])

    @cached_property
    def reading(self) -> Reading:
        """What the reader makes of it. The problems name no file."""
        if self.refusal:
            return Reading(None, (self.refusal,))
        return read_tree(self.root, "", ReadingAgain(self.body))

    @property
    def routine(self) -> Routine | None:
        return self.reading.routine

    @cached_property
    def said(self) -> Said:
        return says(self._root)

    @cached_property
    def shown(self) -> str:
        """The text as a text widget holds it: without a byte order mark, lines end in LF."""
        return shown(self.text)

    def with_shown(self, text: str) -> Document:
        """What was typed in a text widget; lines that did not change keep their line breaks."""
        return Document.of(unshown(text, self.text))

    # What a form shows. Each raises `CannotEdit` where a mistake in the text is in the way.

    @property
    def has_sections(self) -> bool:
        return places.has_sections(self._root)

    def values(self, at: Address) -> dict[str, Value]:
        """The values of the routine, a section or an exercise, as they are written."""
        mapping = places.mapping_at(self._root, at)
        nodes = {key.text: node for key, node in mapping.entries}  # saying parts takes its time
        said = {key: says(node) for key, node in nodes.items() if not _has_parts(node)}
        values = {key: value for key, value in said.items() if _is_value(value)}
        if max(map(_length, values.values()), default=0) > SHOWN_MOST:
            raise CannotEdit(TOO_LONG)
        return values

    def size(self, at: Address = ()) -> int:
        """How many sections the routine has, or how many exercises the section."""
        if not at and not self.has_sections:
            return 1
        return len(places.list_at(self._root, at).items)

    def key_at(self, place: Place) -> tuple[Address, str]:
        """Whose key stands at a place, such as a problem's."""
        return places.key_at(self._root, place)

    def text_of(self, at: Address) -> str:
        """An exercise or a section with its own comments, as a list's entry: to be pasted."""
        piece, column = self._piece(at)
        return piece.shifted(-column).with_newlines("\n").text + "\n"

    # Edits of keys.

    def with_value(self, at: Address, key: str, value: Value | None) -> Document:
        """A key set to a value, added where it belongs, or left out where it is None or ``()``.

        Spaces around a value do not count, as in reading.
        """
        value = _stripped(value)
        mapping, path = places.mapping_at(self._root, at), places.path_to(self._root, at)
        if value is not None and value != ():
            style = keys.Style(KEYS[places.OWNERS[len(at)]], self._list_step(key))
            return self._checked(
                lambda text: keys.with_value(text, mapping, key, value, style),
                changed(self.said, (*path, key), lambda _: value),
            )
        if places.value_of(mapping, key) is None:
            return self
        return self._checked(
            lambda text: keys.without(text, mapping, key), without_key(self.said, path, key)
        )

    def with_values(self, at: Address, values: dict[str, Value | None]) -> Document:
        """Several keys of one thing at once: those to set first, so that it never is empty."""
        document = self
        for key, value in sorted(values.items(), key=lambda pair: not pair[1]):
            document = document.with_value(at, key, value)
        return document

    # Edits of lists.

    def with_exercises(self, at: Address, text: str) -> Document:
        """Exercises, given as YAML text, put before the one at the address, or at the end."""
        return self._pasted(at, exercises_in(text))

    def with_sections(self, at: Address, text: str) -> Document:
        """Sections, given as YAML text, put before the one at the address, or at the end."""
        return self._pasted(at, sections_in(text))

    def duplicated(self, at: Address) -> Document:
        """Another one of an exercise or a section, with its comments, right after it."""
        listing, n = self._entry(at)
        return self._with_list(
            at[:-1],
            lambda: listing.inserted(n + 1, (listing.pieces[n],)).text,
            lambda said: (*said[: n + 1], *said[n:]),
        )

    def without(self, at: Address) -> Document:
        """An exercise or a section left out, with its own comments."""
        listing, n = self._entry(at)
        if len(listing.pieces) == 1:
            raise CannotEdit(_LAST[len(at)])
        return self._with_list(
            at[:-1], lambda: listing.without(n).text, lambda said: said[:n] + said[n + 1 :]
        )

    def moved(self, at: Address, to: Address) -> Document:
        """An exercise or a section put elsewhere: ``to`` is its address afterwards."""
        if at[:-1] != to[:-1]:
            piece, column = self._piece(at)
            said = says(places.node_at(self._root, at))
            return self.without(at)._inserted(to, ((piece, said),), column)
        (listing, n), m = self._entry(at), to[-1]
        if not 0 <= m < len(listing.pieces):
            raise CannotEdit(GONE)

        def move(said: SaidList) -> SaidList:
            others = said[:n] + said[n + 1 :]
            return (*others[:m], said[n], *others[m:])

        return self._with_list(at[:-1], lambda: listing.moved(n, m).text, move)

    def in_sections(self, name: str) -> Document:
        """A file without sections gets one of this name, with all its exercises."""
        root = places.mapping_at(self._root, ())
        said = cast(SaidKeys, self.said)
        if "sections" in said or "exercises" not in said:
            raise CannotEdit(OTHERWISE)
        section: Said = {"name": name, "exercises": said["exercises"]}
        others = {key: value for key, value in said.items() if key != "exercises"}
        return self._checked(
            lambda text: in_sections(text, root, name), {**others, "sections": (section,)}
        )

    # How it is done.

    def _pasted(self, at: Address, pasted: tuple[Pasted, ...]) -> Document:
        newline = newline_of(self.text)
        return self._inserted(at, tuple((p.with_newlines(newline), said) for p, said in pasted))

    def _inserted(self, at: Address, pasted: tuple[Pasted, ...], column: int = 0) -> Document:
        """``column`` is that of the dashes of what is put there."""
        listing, n = self._listing(at[:-1]), at[-1]
        if not 0 <= n <= len(listing.pieces):
            raise CannotEdit(GONE)
        come = tuple(said for _, said in pasted)
        pieces = tuple(_fitting(each, listing, column) for each in pasted)
        return self._with_list(
            at[:-1],
            lambda: listing.inserted(n, pieces).text,
            lambda said: (*said[:n], *come, *said[n:]),
        )

    def _with_list(
        self,
        at: Address,
        edit: Callable[[], str],
        change: Callable[[SaidList], SaidList],
    ) -> Document:
        path = places.list_path(self._root, at)
        intended = changed(self.said, path, lambda said: change(cast(SaidList, said)))
        return self._checked(lambda _: edit(), intended)

    def _checked(self, edit: Callable[[str], str], intended: Said) -> Document:
        """The edited document, if it says what is meant."""
        body = self.body
        try:
            new = edit(body)
        except CannotEdit as refused:
            raise CannotEdit(str(refused), intended) from None
        document = Document.of(self.text[: len(self.text) - len(body)] + new)
        if document.root is None or document.said != intended:
            raise CannotEdit(OTHERWISE, intended)
        return document

    @property
    def body(self) -> str:
        """The text that the places of the nodes count in."""
        return self.text.removeprefix(BOM)

    @property
    def _root(self) -> Node:
        if self.root is None:
            raise CannotEdit(MEND_FIRST)
        return self.root

    def _listing(self, at: Address) -> Listing:
        return Listing.of(self.body, places.list_at(self._root, at))

    def _entry(self, at: Address) -> tuple[Listing, int]:
        """The list of an exercise or a section, and its place in it."""
        listing = self._listing(at[:-1])
        if not 0 <= at[-1] < len(listing.pieces):
            raise CannotEdit(GONE)
        return listing, at[-1]

    def _piece(self, at: Address) -> tuple[Piece, int]:
        """An entry as one of a block list, and the column of its dash."""
        listing, n = self._entry(at)
        pieces, column = listing.as_block()
        return pieces[n], column

    def _list_step(self, key: str) -> int | None:
        """How far the dashes of such a list stand from its key elsewhere in this file."""
        for _, mapping in places.addresses(self._root):
            for name, value in mapping.entries:
                if name.text == key and isinstance(value, Sequence):
                    is_flow = keys.is_flow(self.body, value)
                    return None if is_flow else value.column - name.column
        return None


def _fitting(pasted: Pasted, listing: Listing, column: int) -> Piece:
    """A piece as it has to be written in a list."""
    piece, said = pasted
    if not listing.is_flow:
        return piece.shifted(listing.column - column)
    root = parse_tree(piece.text)
    if root is None or "#" in piece.lead + piece.tail or has_comment(piece.text, root):
        raise CannotEdit("An exercise with comments cannot stand in a list in brackets.")
    return Piece("", flow_text(said))


def _stripped(value: Value | None) -> Value | None:
    return (
        tuple(each.strip() for each in value)
        if isinstance(value, tuple)
        else value and value.strip()
    )


def _length(value: Value) -> int:
    return len(value) if isinstance(value, str) else sum(map(len, value))


def _has_parts(node: Node) -> bool:
    return isinstance(node, Sequence) and any(isinstance(each, Mapping) for each in node.items)


def _is_value(said: Said) -> TypeGuard[Value]:
    return isinstance(said, str) or (
        isinstance(said, tuple) and all(isinstance(each, str) for each in said)
    )
