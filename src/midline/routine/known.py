"""All exercises that the routines of a library have, to be put into others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from midline.routine.model import Exercise, Routine
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import CannotEdit


@dataclass(frozen=True, slots=True)
class KnownMove:
    """An exercise, and where it stands: ``at`` is its address in the text of its routine."""

    exercise: Exercise
    routine: str
    source: str
    at: Address

    @property
    def text(self) -> str:
        """As YAML, an entry of a list: with its tips, its figure and its own comments."""
        return Document.of(self.source).text_of(self.at)


def known_moves(routines: Iterable[tuple[Routine, str]]) -> tuple[KnownMove, ...]:
    """Each exercise of the routines, given with their texts, once and sorted by name.

    Of those with the same name it is the first: who gives the user's own routines before the
    shipped ones gets it as the user does it.
    """
    moves: dict[str, KnownMove] = {}
    for routine, source in routines:
        for s, section in enumerate(routine.sections):
            for e, exercise in enumerate(section.exercises):
                move = KnownMove(exercise, routine.name, source, (s, e))
                moves.setdefault(_plain(exercise.name), move)
    return tuple(moves[name] for name in sorted(moves))


def with_moves(document: Document, at: Address, moves: Iterable[KnownMove]) -> Document:
    """Their texts put before the exercise at the address, in their order. Raises `CannotEdit`."""
    for n, move in enumerate(moves):
        document = document.with_exercises((*at[:-1], at[-1] + n), move.text)
    return document


def of_moves(document: Document, moves: tuple[KnownMove, ...]) -> Document:
    """A routine of these moves, in place of the exercises that its only section has.

    One that can't be put there is left out. Raises `CannotEdit` where none can.
    """
    had, came = document.size((0,)), 0
    for move in moves:
        try:
            document, came = with_moves(document, (0, came), (move,)), came + 1
        except CannotEdit:
            if move is moves[-1] and not came:
                raise
    for _ in range(had if came else 0):
        document = document.without((0, came))
    return document


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
