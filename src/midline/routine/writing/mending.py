"""Where a problem says what was probably meant, the file with just that put right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from midline.routine.problems import Problem, Severity
from midline.routine.writing.document import Document
from midline.routine.writing.refusing import CannotEdit
from midline.routine.writing.scalars import scalar
from midline.routine.writing.shown import BOM
from midline.routine.yaml_tree import Node, Scalar, Sequence

_MEANT = re.compile(r"did you mean (?:`([^`]+)`|([^`?]+))\?")


def mended(document: Document, problem: Problem) -> Document | None:
    """With what the hint proposes in place of what is there; None where there is no obvious mend.

    It is none where the problem would stay, or another mistake would come of it.
    """
    meant = _MEANT.fullmatch(problem.hint)
    node = _scalar_at(document.root, problem) if document.root else None
    if meant is None or node is None:
        return None
    body = document.text.removeprefix(BOM)
    before, after = document.text.removesuffix(body) + body[: node.start], body[node.end :]
    try:
        # In brackets a value may need quotes that it would not need elsewhere.
        new = scalar(meant[1] or meant[2], in_flow=True, old=body[node.start : node.end])
    except CannotEdit:
        return None
    edited = Document.of(before + new + after)
    is_better = problem not in edited.reading.problems and _errors(edited) <= _errors(document)
    return edited if is_better else None


def _errors(document: Document) -> int:
    return sum(each.severity is Severity.ERROR for each in document.reading.problems)


def _scalar_at(root: Node, problem: Problem) -> Scalar | None:
    """The key or value where the problem is."""
    places = ((node.line, node.column, node) for node in _scalars(root))
    at = (problem.line, problem.column)
    return next((node for line, column, node in places if (line, column) == at), None)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.entries:
            yield key
            yield from _scalars(value)
