"""A file without sections gets its first one."""

from __future__ import annotations

from midline.routine.writing.keys import after_colon, indent_of, is_flow
from midline.routine.writing.lines import end_of, newline_of, shifted
from midline.routine.writing.listing import Listing
from midline.routine.writing.places import list_at
from midline.routine.writing.refusing import OTHERWISE, CannotEdit
from midline.routine.writing.scalars import scalar
from midline.routine.yaml_tree import Mapping

_STEP = "  "


def in_sections(text: str, root: Mapping, name: str) -> str:
    """All exercises moved into a section of this name: its lines, and theirs further right."""
    if is_flow(text, root):
        raise CannotEdit(OTHERWISE)
    sequence = list_at(root, (0,))
    start = after_colon(text, root, "exercises") - len("exercises:")
    if is_flow(text, sequence):
        end = end_of(sequence, text)
    else:
        end = len(text) - len(Listing.of(text, sequence).gaps[-1])
    newline, indent = newline_of(text), " " * indent_of(root)
    lines = (
        "sections:",
        f"{indent}{_STEP}- name: {scalar(name, in_flow=False)}",
        f"{indent}{_STEP * 2}{shifted(text[start:end], 4)}",
    )
    return text[:start] + newline.join(lines) + text[end:]
