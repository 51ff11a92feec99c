"""What a routine file says, without how it is written: for comparing before and after an edit."""

from __future__ import annotations

from collections.abc import Callable

from midline.routine.yaml_tree import Mapping, Node, Scalar

Said = None | str | tuple["Said", ...] | dict[str, "Said"]
SaidKeys = dict[str, Said]
SaidList = tuple[Said, ...]
Path = tuple[str | int, ...]  # keys of mappings and places in lists, from the root
BREAKS = "\n\r\x85\u2028\u2029"  # what PyYAML ends a line at


def says(node: Node) -> Said:
    """Everything that is said from a node on, keys of any name too; not in which order of keys.

    The line breaks at a value's end are how a block of text is written: they do not count.
    """
    if isinstance(node, Scalar):
        return None if node.is_nothing else node.text.rstrip(BREAKS)
    if isinstance(node, Mapping):
        return {key.text: says(value) for key, value in node.entries}
    return tuple(map(says, node.items))


def changed(said: Said, path: Path, change: Callable[[Said], Said]) -> Said:
    """The same with one place changed. What is absent is changed from None."""
    if not path:
        return change(said)
    first, rest = path[0], path[1:]
    if isinstance(said, dict) and isinstance(first, str):
        return {**said, first: changed(said.get(first), rest, change)}
    if isinstance(said, tuple) and isinstance(first, int):
        return (*said[:first], changed(said[first], rest, change), *said[first + 1 :])
    raise LookupError(path)


def without_key(said: Said, path: Path, key: str) -> Said:
    def drop(mapping: Said) -> Said:
        assert isinstance(mapping, dict)
        return {k: v for k, v in mapping.items() if k != key}

    return changed(said, path, drop)
