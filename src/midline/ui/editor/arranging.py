"""Where parts of a routine go when they are moved, dropped or pasted. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import CannotEdit
from midline.ui.editor.rows import Row


def moved_by(document: Document, at: Address, step: int) -> Address | None:
    """Where a part is after a step up (-1) or down (1); None at an end.

    An exercise at the end of its section goes on into the next one.
    """
    if not at:
        return None
    to = (*at[:-1], at[-1] + step)
    if 0 <= to[-1] < document.size(at[:-1]):
        return to
    if len(at) == 1:
        return None
    section = at[0] + step
    if not 0 <= section < document.size(()):
        return None
    return (section, document.size((section,)) if step < 0 else 0)


def after(document: Document, at: Address) -> Address:
    """Where exercises that are pasted go: after an exercise, or at the end of a section."""
    if len(at) == 2:
        return (at[0], at[1] + 1)
    section = at[0] if at else document.size(()) - 1
    return (section, document.size((section,)))


def section_after(document: Document, at: Address) -> Address:
    return (at[0] + 1,) if at else (document.size(()),)


def dropped(rows: Sequence[Row], at: Address, before: int) -> Address | None:
    """Where a part is after it was dropped before a row; None where that changes nothing."""
    place = _place_before_row(rows, at, before)
    if place is None:
        return None
    is_same_list, is_later = place[:-1] == at[:-1], place[-1] > at[-1]
    to = (*place[:-1], place[-1] - 1) if is_same_list and is_later else place
    return None if to == at else to


def line_before(rows: Sequence[Row], at: Address, before: int) -> int | None:
    """The row that a part stands before then, or their number; None where nothing changes."""
    place = _place_before_row(rows, at, before)
    if place is None or dropped(rows, at, before) is None:
        return None
    same_list = [n for n, row in enumerate(rows) if row.at[:-1] == place[:-1] and row.at]
    later = [n for n in same_list if rows[n].at >= place]
    if later:
        return later[0]
    return same_list[-1] + 1 if len(at) == 2 else len(rows)


def _place_before_row(rows: Sequence[Row], at: Address, before: int) -> Address | None:
    return before_row(rows, before) if len(at) == 2 else _section_before_row(rows, before)


def before_row(rows: Sequence[Row], before: int) -> Address | None:
    """Where an exercise stands that comes before a row: the end of the section above it."""
    if before < len(rows) and len(rows[before].at) == 2:
        return rows[before].at
    above = [row.at for row in rows[:before] if len(row.at) == 2]
    if above:
        return (above[-1][0], above[-1][1] + 1)
    return next((row.at for row in rows if len(row.at) == 2), None)


def _section_before_row(rows: Sequence[Row], before: int) -> Address | None:
    sections = [row.at for row in rows if len(row.at) == 1]
    above = [row.at for row in rows[:before] if len(row.at) == 1]
    return (len(above),) if sections else None


def pasted(document: Document, at: Address, text: str) -> tuple[Document, Address]:
    """Exercises or sections as YAML text, put after a part; and where the first of them is.

    Of sections a routine without any gets the exercises. Raises `CannotEdit` with what is wrong.
    """
    section, place = section_after(document, at), after(document, at)
    try:
        return document.with_exercises(place, text), place
    except CannotEdit as refused:
        try:
            if document.has_sections:
                return document.with_sections(section, text), section
            return document.with_exercises(place, "\n".join(("sections:", text))), place
        except CannotEdit:
            raise refused from None
