"""The list of routines: one row a file, read or not yet read, and a filter by what was typed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from midline.library.entries import RoutineFile
from midline.ui.first_look import unread_name
from midline.ui.library.searching import Moves, search
from midline.ui.translate import content, later, told, tr

if TYPE_CHECKING:
    from midline.library.entries import Entry
    from midline.routine.model import Exercise, Routine
    from midline.routine.problems import Problem

NEVER = later("never done")
TOGETHER_MS = 50
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class AnyRow(Protocol):
    """What a row of a list shows, in the library and in the history."""

    @property
    def name(self) -> str: ...
    @property
    def facts(self) -> str: ...
    @property
    def last(self) -> str: ...
    @property
    def typical(self) -> Exercise | None: ...
    @property
    def moves(self) -> tuple[Exercise, ...]: ...
    @property
    def is_broken(self) -> bool: ...


@dataclass(frozen=True)
class Row:
    """``facts`` is the second line; ``entry`` is None until the file was read.

    The still of the ``typical`` move stands for the routine, or that of the first of its
    ``moves`` that has a figure. ``move_names`` are their names in the window's language.
    ``has_draft`` tells of changes that were not saved.
    """

    file: RoutineFile
    name: str
    facts: str = ""
    last: str = ""
    entry: Entry | None = None
    typical: Exercise | None = None
    moves: tuple[Exercise, ...] = ()
    move_names: tuple[str, ...] = ()
    has_draft: bool = False

    @property
    def is_broken(self) -> bool:
        return self.entry is not None and self.entry.routine is None


def unread_row(file: RoutineFile) -> Row:
    return Row(file, unread_name(file))


def read_row(entry: Entry) -> Row:
    from midline.session.plan import compile_plan  # not needed for the first paint
    from midline.ui import phrases

    if entry.routine is None:
        first = errors_first(entry.problems)[0]
        line = told(first.text)
        if has_place(first):
            line = tr("Line {line}: {text}", line=first.line, text=line)
        return Row(entry.file, entry.path.name, line, entry=entry)
    plan = compile_plan(entry.routine)
    facts = phrases.facts(entry.routine, plan.total_s, len(plan.sets))
    typical = typical_move(entry.routine)
    name, moves = content(entry.routine.name), tuple(entry.routine.exercises)
    names = tuple(dict.fromkeys(content(move.name) for move in moves))
    return Row(entry.file, name, facts, entry=entry, typical=typical, moves=moves, move_names=names)


def typical_move(routine: Routine) -> Exercise:
    """The one in the middle: routines begin and end much alike, with a plank or a stretch."""
    return routine.exercises[len(routine.exercises) // 2]


def errors_first(problems: tuple[Problem, ...]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.severity != "error")


def has_place(problem: Problem) -> bool:
    """What is wrong with a file as a whole is told of its very beginning."""
    return (problem.line, problem.column) != (1, 1)


class RoutineRows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, Row] = {}
        self._found: dict[str, Moves] = {}  # by the key of what is shown
        self._shown: list[str] = []
        self._places: dict[str, int] = {}
        self._wanted = ""
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TOGETHER_MS)
        self._telling.timeout.connect(self.tell_what_was_put)

    def said(self) -> dict[RoutineFile, tuple[str, str]]:
        """Name and facts of every routine that was read."""
        rows = self._rows.values()
        return {row.file: (row.name, row.facts) for row in rows if row.entry and not row.is_broken}

    def set_files(self, files: tuple[RoutineFile, ...]) -> None:
        """A new list. Files that are in it already keep what is known of them until read again."""
        self.beginResetModel()
        known = self._rows
        self._rows = {f.key: known.get(f.key) or unread_row(f) for f in files}
        self._filter()
        self.endResetModel()

    def put(self, row: Row) -> None:
        """Told in a moment, with others: a list of 1000 lays itself out anew each time."""
        before = self._rows.get(row.file.key)
        if before is None:
            return
        last = row.last or before.last
        self._rows[row.file.key] = replace(row, last=last, has_draft=before.has_draft)
        if not self._telling.isActive():
            self._telling.start()

    def tell_what_was_put(self) -> None:
        self._telling.stop()
        self._announce_all()

    def set_last(self, last: dict[str, str]) -> None:
        """When each was last done, in words, by key."""
        for key, row in self._rows.items():
            self._rows[key] = replace(row, last=last.get(key, tr(NEVER)))
        self._announce_all()

    def set_drafts(self, keys: Container[str]) -> None:
        """Which of them have changes that were not saved."""
        for key, row in self._rows.items():
            if row.has_draft != (key in keys):
                self._rows[key] = replace(row, has_draft=key in keys)
                self._announce(key)

    def search(self, text: str) -> None:
        """Show only the rows that have every word of the text, or moves that have it."""
        self.beginResetModel()
        self._wanted = text
        self._filter()
        self.endResetModel()

    def is_search_stale(self) -> bool:
        """What was read since then changes what is found."""
        return search(self._rows, self._wanted) != self._found

    def row(self, index: Index) -> Row | None:
        return self._rows[self._shown[index.row()]] if index.isValid() else None

    def row_of(self, key: str) -> Row | None:
        return self._rows.get(key)

    def index_of(self, key: str) -> QModelIndex:
        return self.index(self._places[key]) if key in self._places else QModelIndex()

    def entries(self) -> list[Entry]:
        """The files that were read, whatever the search shows."""
        return [row.entry for row in self._rows.values() if row.entry is not None]

    def keys(self) -> list[str]:
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        facts = self._told_facts(row)
        if role == ROW:
            return row if facts == row.facts else replace(row, facts=facts)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:  # large text may leave too little room for it
            return f"{row.name}\n{facts}\n{row.last}".strip().replace("<", "‹")  # no tags
        if role == Qt.ItemDataRole.AccessibleTextRole:
            broken = [tr("can't be read")] if row.is_broken else []
            return tr(", ").join((row.name, *broken, facts, row.last))
        return None

    def _told_facts(self, row: Row) -> str:
        """With the search, which of its moves it was for."""
        moves = self._found.get(row.file.key)
        facts = tr("With {moves}", moves=tr(", ").join(moves)) if moves else row.facts
        return " · ".join(filter(None, (tr("Draft"), facts))) if row.has_draft else facts

    def _filter(self) -> None:
        self._found = search(self._rows, self._wanted)
        self._shown = list(self._found)
        self._places = {key: i for i, key in enumerate(self._shown)}

    def _announce_all(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _announce(self, key: str) -> None:
        index = self.index_of(key)
        if index.isValid():
            self.dataChanged.emit(index, index)
