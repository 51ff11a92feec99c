"""Where a problem has one obvious mend: the file with just that put right, and words for a button.

A proposal is read before it is made: it is none where the problem would stay, or another mistake
would come of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from midline.routine.problems import Problem, Severity, quoted
from midline.routine.writing.document import Document
from midline.routine.writing.mending_lines import PROPOSALS as OF_LINES
from midline.routine.writing.refusing import CannotEdit
from midline.routine.writing.scalars import scalar
from midline.routine.writing.shown import BOM
from midline.routine.yaml_tree import Mapping, Node, Scalar, Sequence

_MEANT = re.compile(r"did you mean (?:`([^`]+)`|([^`?]+))\?")
_IN_ONE = re.compile(r"sets and work in one are written as `do: (.+)`")
_OUT = re.compile("has no effect|cannot stand beside `tempo`|has no value|but the list has")
_SIDES = re.compile(r",?\s*(?:[/(]|each|per|a|on|both)*\s*sides?\)?\s*$", re.IGNORECASE)
_SHORT = re.compile(r"(.*?)(\s*[x×*]\s*)(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Mend(NamedTuple):
    """``words`` say what it does: "Write `45-60s`"."""

    words: str
    document: Document


def mend(document: Document, problem: Problem) -> Mend | None:
    """None where there is no obvious one."""
    for propose in _PROPOSALS:
        try:
            found = propose(document, problem)
        except CannotEdit:
            continue
        if found and _is_better(document, found.document, problem):
            return found
    return None


def _is_better(before: Document, after: Document, problem: Problem) -> bool:
    if before.refusal:  # nothing is known of what comes after it
        left = after.refusal
        at = (problem.line, problem.column)
        return left is None or (left.line, left.column) > at
    is_gone = _problems(after)[problem.text] < _problems(before)[problem.text]
    return is_gone and _errors(after) <= _errors(before)


def _problems(document: Document) -> Counter[str]:
    return Counter(each.text for each in document.reading.problems)


def _errors(document: Document) -> Counter[str]:
    errors = (e for e in document.reading.problems if e.severity is Severity.ERROR)
    return Counter(each.text for each in errors)


def _written_anew(document: Document, problem: Problem) -> Mend | None:
    """What the hint asks about, or what can be made of the value, in place of what is there."""
    node = _scalar_at(document.root, problem) if document.root else None
    new = _meant(problem, node.text) if node else ""
    if node is None or not new:
        return None
    body = document.text.removeprefix(BOM)
    before, after = document.text.removesuffix(body) + body[: node.start], body[node.end :]
    # In brackets a value may need quotes that it would not need elsewhere.
    text = scalar(new, in_flow=True, old=body[node.start : node.end])
    return Mend(f"Write {quoted(new)}", Document.of(before + text + after))


def _meant(problem: Problem, value: str) -> str:
    if meant := _MEANT.fullmatch(problem.hint):
        return _within(value, meant[1] or meant[2])
    if problem.text.endswith("is not the name of a figure"):
        return "-".join(re.findall("[a-z0-9]+", value.lower()))
    numbers = _NUMBER.findall(value)
    if problem.text.startswith("a tempo has four numbers") and len(numbers) == 4:
        return "-".join(numbers)
    return ""


def _within(value: str, new: str) -> str:
    """In ``3 x 60-45s`` only one part is meant: the one with these numbers, or with none."""
    parts = _SHORT.fullmatch(value)
    numbers = sorted(_NUMBER.findall(new))
    if parts is None or not numbers or _SHORT.fullmatch(new):
        return new
    sets, amount = (sorted(_NUMBER.findall(part)) for part in (parts[1], parts[3]))
    is_sets = sets == numbers != amount or not sets
    return f"{new}{parts[2]}{parts[3]}" if is_sets else f"{parts[1]}{parts[2]}{new}"


def _left_out(document: Document, problem: Problem) -> Mend | None:
    """A key that says nothing, or says what another one says already."""
    if not _OUT.search(problem.text):
        return None
    at, key = document.key_at(problem)
    return Mend(f"Remove `{key}`", document.with_value(at, key, None))


def _with_sides(document: Document, problem: Problem) -> Mend | None:
    """`switch` without `sides`, and "3 x 15 each side"."""
    if "`sides: left-right`" not in problem.hint:
        return None
    at, key = document.key_at(problem)
    value = document.values(at).get(key, "")
    if key == "do" and isinstance(value, str):
        document = document.with_value(at, key, _SIDES.sub("", value))
    return Mend("Add `sides: left-right`", document.with_value(at, "sides", "left-right"))


def _in_one(document: Document, problem: Problem) -> Mend | None:
    """`reps: 3 x 15` is a short form."""
    form = _IN_ONE.fullmatch(problem.hint)
    if form is None:
        return None
    at, key = document.key_at(problem)
    edited = document.with_values(at, {"do": form[1], key: None})
    return Mend(f"Write {quoted(f'do: {form[1]}')}", edited)


def _of_lines(document: Document, problem: Problem) -> Mend | None:
    """Of what is no YAML: there is no tree yet."""
    for propose in OF_LINES if document.root is None or problem.hint else ():
        found = propose(document.text, problem)
        if found:
            words, text = found
            return Mend(words, Document.of(text))
    return None


_PROPOSALS: tuple[Callable[[Document, Problem], Mend | None], ...] = (
    _written_anew, _with_sides, _left_out, _in_one, _of_lines,
)  # fmt: skip


def _scalar_at(root: Node, problem: Problem) -> Scalar | None:
    """The key or value where the problem is."""
    at = (problem.line, problem.column)
    return next((node for node in _scalars(root) if (node.line, node.column) == at), None)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from _scalars(value)
