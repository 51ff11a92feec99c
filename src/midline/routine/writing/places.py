"""Where the parts of a routine are in the tree of its file, by their addresses.

``()`` is the routine, ``(0,)`` its first section, ``(0, 2)`` the third exercise in it. In a file
without sections the exercises are those of section 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from sys import maxsize

from midline.routine.problems import Place
from midline.routine.writing.refusing import GONE, MEND_FIRST, CannotEdit
from midline.routine.writing.said import Path
from midline.routine.yaml_tree import Mapping, Node, Sequence

Address = tuple[int, ...]
_LAST = (maxsize,)  # of all addresses
OWNERS = ("routine", "section", "exercise")  # by the length of an address


def value_of(node: Node, key: str) -> Node | None:
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for name, value in entries if name.text == key), None)


def has_sections(root: Node) -> bool:
    return value_of(root, "sections") is not None


def list_at(root: Node, at: Address) -> Sequence:
    """The sections for ``()``, the exercises of a section for its address. Has an entry at least.

    Raises `CannotEdit` where there is no such list.
    """
    node: Node | None = root
    for step in list_path(root, at):
        if isinstance(step, str):
            node = value_of(node, step) if node else None
        else:
            items = node.items if isinstance(node, Sequence) else ()
            node = items[step] if 0 <= step < len(items) else None
    if not isinstance(node, Sequence) or not node.items:
        raise CannotEdit(MEND_FIRST)
    return node


def node_at(root: Node, at: Address) -> Node:
    if not at:
        return root
    items = list_at(root, at[:-1]).items
    if not 0 <= at[-1] < len(items):
        raise CannotEdit(GONE)
    return items[at[-1]]


def mapping_at(root: Node, at: Address) -> Mapping:
    node = node_at(root, at)
    if not isinstance(node, Mapping) or not node.entries:
        raise CannotEdit(MEND_FIRST)
    return node


def list_path(root: Node, at: Address) -> Path:
    """The way to what `list_at` gives. Raises `CannotEdit` for a section that there is not."""
    if not at:
        return ("sections",)
    if has_sections(root):
        return ("sections", at[0], "exercises")
    if at != (0,):
        raise CannotEdit(GONE)
    return ("exercises",)


def path_to(root: Node, at: Address) -> Path:
    return (*list_path(root, at[:-1]), at[-1]) if at else ()


def addresses(root: Node) -> Iterator[tuple[Address, Mapping]]:
    """Everything that has keys of its own, in the order of the file but for the routine's."""
    return ((at, part) for at, part in _parts(root) if isinstance(part, Mapping))


def _parts(root: Node) -> Iterator[tuple[Address, Node]]:
    """Also what ought to have keys: an entry of which only a word is written yet."""
    yield (), root
    sections = value_of(root, "sections")
    parts = sections.items if isinstance(sections, Sequence) else (root,)
    for s, section in enumerate(parts):
        if section is not root:
            yield (s,), section
        exercises = value_of(section, "exercises")
        for e, exercise in enumerate(exercises.items if isinstance(exercises, Sequence) else ()):
            yield (s, e), exercise


class Keys:
    """All keys of a file by their places, for many questions about one tree."""

    def __init__(self, root: Node) -> None:
        self._parts = dict(_parts(root))
        self._starts = sorted((part.line, part.column, at) for at, part in self._parts.items())

    def at(self, place: Place) -> tuple[Address, str]:
        """Whose key stands there, such as at a problem's place; the one before it otherwise.

        That is one of the last part that begins there or before, or of what this is in. A part
        that ought to have keys has an empty one.
        """
        here = (place.line, place.column)
        n = bisect_right(self._starts, (*here, _LAST)) - 1
        found: tuple[Address, str] = ((), "")
        best = (0, 0)
        last = self._starts[n][2] if n >= 0 else ()
        for at in (last[:length] for length in range(len(last) + 1)):
            for line, column, key in _keys(self._parts[at]) if at in self._parts else ():
                if best <= (line, column) <= here:
                    best, found = (line, column), (at, key)
        return found


def _keys(part: Node) -> Iterator[tuple[int, int, str]]:
    if isinstance(part, Mapping):
        yield from ((name.line, name.column, name.text) for name, _ in part.entries)
    else:
        yield part.line, part.column, ""


def key_at(root: Node, place: Place) -> tuple[Address, str]:
    return Keys(root).at(place)
