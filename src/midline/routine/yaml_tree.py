"""YAML text as a small tree of our own nodes, each with its place. Safe on hostile text.

One pass over PyYAML's parse events. Nothing is constructed and nothing is resolved: every scalar
keeps its text, so ``yes``, ``010`` and ``1:30`` mean what they say. Refused at the first sight:
anchors, aliases, tags, merge keys, a second document, too much depth and too many nodes.

The nodes are named tuples, not dataclasses: there are thousands, and the window waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from midline.routine.limits import DEPTH_MOST, NODES_MOST
from midline.routine.problems import Misfit, Spot, quoted
from midline.routine.yaml_errors import explain

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """``line`` and ``column`` count from 1; ``start`` and ``end`` are offsets into the text."""

    line: int
    column: int
    start: int
    end: int
    text: str
    is_plain: bool

    @property
    def is_nothing(self) -> bool:
        """True for ``key:`` with nothing after it."""
        return self.is_plain and not self.text


class Sequence(NamedTuple):
    line: int
    column: int
    start: int
    end: int
    items: tuple[Node, ...]


class Mapping(NamedTuple):
    """Entries in the file's order. A key may stand twice: reporting that is the reader's work."""

    line: int
    column: int
    start: int
    end: int
    entries: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Sequence | Mapping


def parse_tree(text: str) -> Node | None:
    """The tree of the only document, None where there is none.

    Raises `Misfit`, with its place, for text that is not YAML or not the part of it we take.
    """
    try:
        return _Builder(text).document()
    except yaml.YAMLError as error:
        raise explain(error, text) from None


class _Builder:
    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = _LOADER(text).get_event
        self._nodes = 0

    def document(self) -> Node | None:
        self._next()  # the stream's start
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        root = self._node(self._next(), DEPTH_MOST)
        self._next()  # the document's end
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            hint = "one file holds one routine: move the rest to a file of its own"
            raise _refusal(after, "a second document begins here", hint)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self._nodes += 1
        if self._nodes > NODES_MOST:
            raise _refusal(event, f"the file has more than {NODES_MOST} values", "")
        kind = type(event)
        if event.anchor is not None:
            raise _anchor_refusal(event)
        if event.tag is not None:  # an alias has none: it has been refused above
            hint = "leave it out: every value is read as its text"
            tag = quoted(event.tag.replace("tag:yaml.org,2002:", "!!"))
            raise _refusal(event, f"a tag ({tag}) is not taken", hint)
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if depth == 0:
            raise _refusal(event, f"this is nested more than {DEPTH_MOST} deep", "")
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth - 1))
        return Sequence(*_span(start, event, items[-1] if items else None), tuple(items))

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, depth)
            entries.append((key, self._node(self._next(), depth - 1)))
        return Mapping(*_span(start, event, entries[-1][1] if entries else None), tuple(entries))

    def _key(self, event: Any, depth: int) -> Scalar:
        key = self._node(event, depth - 1)
        if not isinstance(key, Scalar):
            raise Misfit("a key must be one word", "remove the `?` or the brackets", key)
        if key.is_plain and key.text == "<<":
            raise Misfit("a merge key (`<<`) is not taken", "write the lines out", key)
        return key


def _scalar(event: Any) -> Scalar:
    mark = event.start_mark
    is_plain = event.style is None or event.style == ""
    return Scalar(
        mark.line + 1, mark.column + 1, mark.index, event.end_mark.index, event.value, is_plain
    )


def _span(start: Any, end: Any, last: Node | None) -> tuple[int, int, int, int]:
    """Line, column, start, end. A block collection's own end mark swallows comments after it."""
    mark = start.start_mark
    is_block = not start.flow_style and last is not None
    end_index = last.end if is_block and last is not None else end.end_mark.index
    return mark.line + 1, mark.column + 1, mark.index, end_index


def _refusal(event: Any, text: str, hint: str) -> Misfit:
    mark = event.start_mark
    return Misfit(text, hint, Spot(mark.line + 1, mark.column + 1))


def _anchor_refusal(event: Any) -> Misfit:
    sign, name = ("*", "alias") if isinstance(event, yaml.AliasEvent) else ("&", "anchor")
    text = f"an {name} ({quoted(sign + event.anchor)}) is not taken"
    return _refusal(event, text, "write the value out, or put the text in quotes")
