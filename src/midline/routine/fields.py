"""The known keys of one mapping, each decoded where it is asked for; mistakes become findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from midline.routine.problems import Findings, Misfit, Place, quoted
from midline.routine.yaml_tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
D = TypeVar("D")
Decode = Callable[[str], T]  # raises Misfit

KEYS = {
    "routine": (
        *("name", "about", "source", "caution", "rest", "get_ready"),
        *("exercises", "sections"),
    ),
    "section": ("name", "order", "rounds", "exercises"),
    "exercise": (
        *("name", "do", "sets", "reps", "hold", "release", "tempo", "pace"),
        *("sides", "switch", "rest", "figure", "view", "tips", "needs"),
    ),
}


class Fields:
    """Reads the mapping of ``owner``, one of the keys of ``known``: a routine, a section ...

    Unknown keys are warned about (``x-`` keys are not), keys that stand twice are errors.
    """

    def __init__(
        self,
        mapping: Mapping,
        owner: str,
        findings: Findings,
        known: dict[str, tuple[str, ...]] = KEYS,
    ) -> None:
        self._known = known
        self.place: Place = mapping
        self.owner = owner
        self._findings = findings
        self._nodes: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, node in mapping.entries:
            if key.text in lines:
                first = f"it is already on line {lines[key.text]}"
                findings.error(key, f"{quoted(key.text)} is given twice", first)
                continue
            lines[key.text] = key.line
            self._add(key, node)

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def node(self, key: str) -> Node:
        return self._nodes[key]

    def length(self, key: str) -> int | None:
        """How many entries the list of this key has; None where it is no list."""
        node = self._nodes.get(key)
        return len(node.items) if isinstance(node, Sequence) else None

    def error(self, key: str, text: str, hint: str = "") -> None:
        """An error at the value of a key, or at the mapping where the key is not given."""
        self._findings.error(self._nodes.get(key, self.place), text, hint)

    def warn(self, key: str, text: str, hint: str = "") -> None:
        self._findings.warn(self._nodes.get(key, self.place), text, hint)

    def require(self, key: str, example: str) -> None:
        if key not in self._nodes:
            text = f"{_a(self.owner)} needs `{key}`"
            self._findings.error(self.place, text, f"for example `{key}: {example}`")

    def forbid(self, keys: Iterable[str], why: str, hint: str = "") -> None:
        """Errors for those of the keys that are given."""
        for key in keys:
            if key in self._nodes:
                self.error(key, f"`{key}` {why}", hint)

    def useless(self, keys: Iterable[str], why: str, hint: str = "") -> None:
        """Warnings for those of the keys that are given."""
        for key in keys:
            if key in self._nodes:
                self.warn(key, f"`{key}` has no effect {why}", hint)

    def take(self, key: str, decode: Decode[T], default: D) -> T | D:
        """The decoded value; the default where the key is absent or its value wrong."""
        node = self._nodes.get(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self._findings.error(node, f"`{key}` takes one value", "write it on one line")
            return default
        value = self._decoded(node, decode)
        return default if value is None else value

    def take_each(self, key: str, decode: Decode[T]) -> tuple[T, ...] | None:
        """The decoded entries of a list, or of a single value; None where one of them is wrong."""
        node = self._nodes.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        values = [self._decoded(item, decode) for item in items]
        good = tuple(value for value in values if value is not None)
        return good if len(good) == len(values) else None

    def _decoded(self, node: Node, decode: Decode[T]) -> T | None:
        if not isinstance(node, Scalar):
            hint = "put text with a `:` in quotes" if isinstance(node, Mapping) else ""
            self._findings.error(node, "one value is needed here", hint)
            return None
        try:
            return decode(node.text)
        except Misfit as misfit:
            self._findings.misfit(misfit, node)
            return None

    def _add(self, key: Scalar, node: Node) -> None:
        if key.text not in self._known[self.owner]:
            self._unknown(key)
        elif isinstance(node, Scalar) and node.is_nothing:
            self._findings.warn(key, f"`{key.text}` has no value", "give one or remove the line")
        else:
            self._nodes[key.text] = node

    def _unknown(self, key: Scalar) -> None:
        if key.text.startswith("x-"):
            return
        hint = self._findings.did_you_mean(key.text, self._known[self.owner])
        others = [owner for owner, keys in self._known.items() if key.text in keys]
        if others and not hint:
            hint = f"it belongs in {_a(others[0])}"
        text = f"{quoted(key.text)} is not a key of {_a(self.owner)}"
        self._findings.warn(key, text, hint)


def _a(owner: str) -> str:
    return f"an {owner}" if owner == "exercise" else f"a {owner}"
