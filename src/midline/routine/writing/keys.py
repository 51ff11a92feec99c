"""The keys of a mapping within a text: a value set, a key added where it belongs, or removed.

Each function gives the new text. Only the lines of that key are touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from midline.routine.writing.lines import (
    Line,
    block_comment,
    comments_in,
    end_of,
    has_comment,
    line_start,
    lines_between,
    newline_of,
    next_line,
    next_token,
    owned_after,
    without_last_break,
)
from midline.routine.writing.listing import Listing
from midline.routine.writing.places import value_of
from midline.routine.writing.refusing import OTHERWISE, CannotEdit
from midline.routine.writing.said import Said, says
from midline.routine.writing.scalars import WIDTH, listed, scalar
from midline.routine.yaml_tree import Mapping, Node, Scalar, Sequence

Value = str | tuple[str, ...]

_COMMENTS = "There are comments in this list: change it in the text."
_COMMENTS_IN_BRACKETS = "There are comments in these brackets: change it in the text."
_COLON = re.compile("[ \t]*:")


@dataclass(frozen=True, slots=True)
class Style:
    """How new keys are written in a file."""

    order: tuple[str, ...]  # a new key goes after those that are named before it
    list_step: int | None = None  # the spaces before the dashes of a new list; None for ``[a, b]``


def with_value(text: str, mapping: Mapping, key: str, value: Value, style: Style) -> str:
    """The key with this value, in place of the one that it has or as a new one."""
    node = value_of(mapping, key)
    if node is None:
        return _with_key(text, mapping, key, value, style)
    if isinstance(node, Sequence) and node.items and isinstance(value, tuple):
        return _with_items(text, node, value)
    return _with_node(text, mapping, key, node, value)


def is_flow(text: str, node: Mapping | Sequence) -> bool:
    return text[node.start] in "{["


def indent_of(mapping: Mapping) -> int:
    """How far the keys of a block mapping are indented."""
    return mapping.column - 1


def after_colon(text: str, mapping: Mapping, key: str) -> int:
    """Just behind the colon of a key."""
    name = next(name for name, _ in mapping.entries if name.text == key)
    colon = _COLON.match(text, name.end)
    if colon is None:
        raise CannotEdit(OTHERWISE)
    return colon.end()


def _with_node(text: str, mapping: Mapping, key: str, node: Node, value: Value) -> str:
    start, end = node.start, end_of(node, text)
    old = text[start:end]
    if not isinstance(node, Scalar) and has_comment(text, node):
        raise CannotEdit(_COMMENTS)
    indent = indent_of(mapping) + 2
    in_flow = is_flow(text, mapping)
    if isinstance(value, tuple):
        new = "  ".join((listed(value), *block_comment(old)))
    else:
        new = scalar(value, in_flow, old if isinstance(node, Scalar) else "", indent)
    is_below = not isinstance(node, Scalar) and not is_flow(text, node)
    if is_below or start == end:  # a block list, or nothing
        colon = after_colon(text, mapping, key)
        if "#" in text[colon:start]:
            raise CannotEdit(_COMMENTS)
        return f"{text[:colon]} {new}{text[end:]}"
    return text[:start] + new + text[end:]


def _with_items(text: str, node: Sequence, values: tuple[str, ...]) -> str:
    """The list with other entries: what is the same at its start and its end is not touched."""
    listing = Listing.of(text, node)
    old = [says(item) for item in node.items]
    before = _same(old, values)
    after = _same(old[before:][::-1], values[before:][::-1])
    gone, come = len(old) - before - after, len(values) - before - after
    parts = [item for item in node.items[before : before + gone] if not isinstance(item, Scalar)]
    if any(has_comment(text, item) for item in parts):
        raise CannotEdit(_COMMENTS)
    for n in range(before, before + min(gone, come)):
        listing = listing.with_item(n, _item_text(listing, n, values[n]))
    at = before + min(gone, come)
    new = values[at : before + come]
    texts = (scalar(value, listing.is_flow, "", listing.column + 2) for value in new)
    listing = listing.inserted(at, tuple(map(listing.piece, texts)))
    for _ in range(before + come, before + gone):
        listing = listing.cleared(at)
    return listing.text


def _item_text(listing: Listing, n: int, value: str) -> str:
    return scalar(value, listing.is_flow, listing.pieces[n].item.rstrip(), listing.column + 2)


def _same(old: list[Said], new: tuple[str, ...]) -> int:
    """How many are the same from the start on."""
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _with_key(text: str, mapping: Mapping, key: str, value: Value, style: Style) -> str:
    anchor = _anchor(mapping, key, style.order)
    if is_flow(text, mapping):
        end = end_of(anchor, text)
        quote = "" if mapping.entries[0][0].is_plain else text[mapping.entries[0][0].start]
        new = f"{quote}{key}{quote}: {_flow_value(value, quote)}"
        return f"{text[:end]}, {new}{text[end:]}"
    indent, newline = indent_of(mapping), newline_of(text)
    end = _end_of_entry(text, anchor, indent)
    new = f"{key}:{_block_value(value, style.list_step, indent, newline)}"
    return text[:end] + newline + " " * indent + new + text[end:]


def _flow_value(value: Value, quote: str) -> str:
    return listed(value, quote) if isinstance(value, tuple) else scalar(value, True, quote)


def _block_value(value: Value, list_step: int | None, indent: int, newline: str) -> str:
    if isinstance(value, str):
        old = f">-{newline}" if len(value) > WIDTH - indent - 10 else ""
        return " " + scalar(value, in_flow=False, old=old, indent=indent + 2)
    in_flow = listed(value)
    if list_step is None and len(in_flow) < WIDTH - indent - 10:
        return f" {in_flow}"
    dash = newline + " " * (indent + (2 if list_step is None else list_step)) + "- "
    return "".join(dash + scalar(each, False, "", len(dash)) for each in value)


def _anchor(mapping: Mapping, key: str, order: tuple[str, ...]) -> Node:
    """The value after which a new key goes: that of the last key which comes before it."""
    place = order.index(key) if key in order else len(order)
    before = {name: n for n, name in enumerate(order[:place])}
    ranked = [(before[k.text], value) for k, value in mapping.entries if k.text in before]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else mapping.entries[0][1]


def _end_of_entry(text: str, value: Node, indent: int) -> int:
    """The end of the last line of a key, with comments under it that are indented more."""
    return _last_lines(text, value, indent)[-1].end


def _last_lines(text: str, value: Node, indent: int) -> list[Line]:
    """What stands after a value on its line, and the lines of comments under it that are its."""
    end = end_of(value, text)
    below = lines_between(text, end, next_token(text, end))
    return below[: owned_after(below, indent)]


def without(text: str, mapping: Mapping, key: str) -> str:
    """The key is left out; every comment of its value stays, as those above it do."""
    names = [name.text for name, _ in mapping.entries]
    n = names.index(key)
    if len(names) == 1:
        raise CannotEdit(f"`{key}` is all there is here: it cannot be taken away.")
    if is_flow(text, mapping):
        return _without_in_flow(text, mapping, n)
    name, value = mapping.entries[n]
    first, *under = _last_lines(text, value, indent_of(mapping))
    kept = list(comments_in(text, value, name.end, first.end))
    if kept:
        break_ = newline_of(text) + " " * indent_of(mapping)
        return text[: name.start] + break_.join(kept) + text[first.end :]
    for line in under:
        if line.is_comment:  # the first goes where the key was, or a text above would take it in
            return text[: name.start] + text[line.start + line.indent :]
    start, end = line_start(text, name.start), first.end
    if not text[start : name.start].strip(" "):
        following = next_line(text, end)
        if following is None:
            return without_last_break(text[:start])
        return text[:start] + text[following:]
    next_key = mapping.entries[n + 1][0].start  # it goes on the line of the dash
    if "#" in text[end:next_key]:
        return text[: name.start].rstrip(" ") + text[end:]
    return text[: name.start] + text[next_key:]


def _without_in_flow(text: str, mapping: Mapping, n: int) -> str:
    name, value = mapping.entries[n]
    is_last = n == len(mapping.entries) - 1
    start = end_of(mapping.entries[n - 1][1], text) if is_last else name.start
    end = end_of(value, text) if is_last else mapping.entries[n + 1][0].start
    around = text[start : name.start] + text[name.end : value.start] + text[value.end : end]
    if "#" in around or has_comment(text, value):
        raise CannotEdit(_COMMENTS_IN_BRACKETS)
    return text[:start] + text[end:]
