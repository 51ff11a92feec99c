"""What a new routine begins with: the shipped templates, each a whole routine with comments."""

from __future__ import annotations

from dataclasses import dataclass

from midline.resources import resource
from midline.routine.known import KnownMove, of_moves
from midline.routine.model import Routine
from midline.routine.reading import read_routine
from midline.routine.writing.document import Document

NAMES = ("straight", "circuit", "sections", "stretches")
_SCHEMA = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Template:
    routine: Routine
    text: str


def templates() -> tuple[Template, ...]:
    """In the order in which they are offered."""
    return tuple(map(template, NAMES))


def template(name: str) -> Template:
    return _read("templates", name)


def more_moves() -> Template:
    """Exercises that Midline can draw and no shipped routine has: to be picked from, not begun."""
    return _read("more-moves")


def _read(*parts: str) -> Template:
    path = resource("assets", *parts[:-1], f"{parts[-1]}.yaml")
    data = path.read_bytes()
    routine = read_routine(data, path.name).routine
    assert routine is not None, f"{path} is broken"
    return Template(routine, data.decode())


def is_bare(text: str) -> bool:
    """Whether it is a template as it comes: no name was typed and no exercise picked."""
    return any(text == new_text(each, "") for each in templates())


def new_text(begun: Template, name: str, moves: tuple[KnownMove, ...] = ()) -> str:
    """The text of a new routine: that of a template, or of ``moves`` in the first template's way.

    Its first line tells text editors where the schema is. Raises `CannotEdit`.
    """
    document = Document.of(begun.text)
    if moves:
        document = of_moves(document.with_value((), "about", None), moves)
    if name.strip():
        document = document.with_value((), "name", name)
    return f"{_SCHEMA}{resource('assets', 'routine.schema.json').as_uri()}\n{document.text}"
