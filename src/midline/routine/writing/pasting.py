"""Text that is pasted: exercises as YAML, with their comments. It may be anything."""

from __future__ import annotations

from midline.routine.decoding import decode
from midline.routine.problems import Findings, Misfit, Severity
from midline.routine.reading_exercises import read_exercise
from midline.routine.writing.lines import shifted
from midline.routine.writing.listing import Listing, Piece
from midline.routine.writing.places import value_of
from midline.routine.writing.refusing import CannotEdit
from midline.routine.writing.said import Said, says
from midline.routine.yaml_tree import Mapping, Node, Sequence, parse_tree

_NO_EXERCISE = "This is not an exercise, such as `- name: Plank` with `do: 3 x 45s` under it."
_NO_SECTION = "This is not a section with exercises."


Pasted = tuple[Piece, Said]  # its dash is at 0


def exercises_in(text: str) -> tuple[Pasted, ...]:
    """The exercises of an exercise's text, of a list of them, or of a whole routine.

    Raises `CannotEdit` for anything else, and for an exercise with a mistake.
    """
    text, root = _parsed(text)
    pasted = [each for sequence in _lists(root) for each in _exercises(text, sequence)]
    if not pasted:
        raise CannotEdit(_NO_EXERCISE)
    return tuple(pasted)


def sections_in(text: str) -> tuple[Pasted, ...]:
    """A list of sections, each with exercises. Raises `CannotEdit` for anything else."""
    text, root = _parsed(text)
    if not isinstance(root, Sequence) or not root.items:
        raise CannotEdit(_NO_SECTION)
    for item in root.items:
        exercises = value_of(item, "exercises")
        if not isinstance(exercises, Sequence) or not exercises.items:
            raise CannotEdit(_NO_SECTION)
        _check_exercises(exercises)
    return _cut(text, root)


def _parsed(text: str) -> tuple[str, Node]:
    """The text, made a list if it is one exercise; and its tree."""
    try:
        text = decode(text.encode("utf-8", "surrogatepass"), "an exercise")
        root = _tree(text)
        if isinstance(root, Mapping) and not _is_routine(root):
            text = _with_dash(text, root)
            root = _tree(text)
    except Misfit as misfit:
        raise CannotEdit(f"This is not an exercise: {misfit.text}.") from None
    return text, root


def _tree(text: str) -> Node:
    root = parse_tree(text)
    if root is None:
        raise Misfit("there is nothing in it")
    return root


def _is_routine(root: Mapping) -> bool:
    return any(name.text in ("exercises", "sections") for name, _ in root.entries)


def _with_dash(text: str, mapping: Mapping) -> str:
    """``name: Plank`` and so on as an entry of a list."""
    start = mapping.start - mapping.column + 1
    indent = mapping.column - 1
    lines = shifted(text[start:], 2, is_line_start=True)
    return text[:start] + lines[:indent] + "- " + lines[indent + 2 :]


def _lists(root: Node) -> list[Sequence]:
    if isinstance(root, Sequence):
        return [root] if root.items else []
    sections = value_of(root, "sections")
    parts = sections.items if isinstance(sections, Sequence) else (root,)
    found = (value_of(part, "exercises") for part in parts)
    return [each for each in found if isinstance(each, Sequence) and each.items]


def _exercises(text: str, sequence: Sequence) -> tuple[Pasted, ...]:
    _check_exercises(sequence)
    return _cut(text, sequence)


def _cut(text: str, sequence: Sequence) -> tuple[Pasted, ...]:
    pieces, column = Listing.of(text, sequence).as_block()
    pairs = zip(pieces, sequence.items, strict=True)
    return tuple((piece.shifted(-column), says(item)) for piece, item in pairs)


def _check_exercises(sequence: Sequence) -> None:
    findings = Findings("")
    for item in sequence.items:
        if not isinstance(item, Mapping):
            raise CannotEdit(_NO_EXERCISE)
        read_exercise(item, 0.0, findings)
    wrong = next((each for each in findings.sorted() if each.severity is Severity.ERROR), None)
    if wrong:
        raise CannotEdit(f"This is not an exercise: line {wrong.line}: {wrong.text}.")
