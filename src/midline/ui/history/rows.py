"""The lists of the history: exercises with a search, and sessions that load as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from midline.progress.past import ExerciseTotal, PastSession
from midline.routine.model import Exercise
from midline.ui.history import words
from midline.ui.library.rows import ROW
from midline.ui.translate import content, tr

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T", ExerciseTotal, PastSession)


@dataclass(frozen=True)
class PastRow:
    """As `library.rows.AnyRow`. A session has its ``day`` in place of a still."""

    name: str
    facts: str
    last: str = ""
    typical: Exercise | None = None
    day: date | None = None
    moves: tuple[Exercise, ...] = ()
    is_broken: bool = False


class PastRows(QAbstractListModel, Generic[T]):
    """What exercises and sessions share: records, each with the row that shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[T] = []

    def row_of(self, record: T) -> PastRow:
        raise NotImplementedError

    def record(self, index: Index) -> T | None:
        return self.records[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.record(index)
        if record is None or role not in _ROLES:
            return None
        row = self.row_of(record)
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:  # large text may leave too little room for it
            return f"{row.name}\n{row.facts}\n{row.last}".strip().replace("<", "‹")  # no tags
        return tr(", ").join(filter(None, (row.name, row.facts, row.last)))

    def _put(self, records: Sequence[T]) -> None:
        self.beginResetModel()
        self.records = list(records)
        self.endResetModel()


_ROLES = (
    ROW,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class ExerciseRows(PastRows[ExerciseTotal]):
    """The one that was done last is the first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[ExerciseTotal, ...] = ()
        self._wanted = ""
        self._today = date.min

    def set_value(self, totals: Sequence[ExerciseTotal], today: date) -> None:
        self._all, self._today = tuple(totals), today
        self.search(self._wanted)

    def search(self, wanted: str) -> None:
        self._wanted = wanted
        parts = wanted.casefold().split()
        self._put([t for t in self._all if all(part in _searched(t) for part in parts)])

    def index_of(self, total: ExerciseTotal | None) -> QModelIndex:
        keys = [(each.name, each.kind) for each in self.records]
        wanted = (total.name, total.kind) if total else None
        return self.index(keys.index(wanted)) if wanted in keys else QModelIndex()

    def row_of(self, record: ExerciseTotal) -> PastRow:
        last = words.ago(record.last_day, self._today)
        moved = words.move(record.name)
        return PastRow(content(record.name), words.best_of(record), last, moved)


def _searched(total: ExerciseTotal) -> str:
    return f"{total.name} {content(total.name)}".casefold()


class SessionRows(PastRows[PastSession]):
    """The newest first. ``more_wanted`` is answered at once, with `add`."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._has_more = False
        self._today = date.min

    def set_value(self, sessions: Sequence[PastSession], today: date, *, has_more: bool) -> None:
        self._has_more, self._today = has_more, today
        self._put(sessions)

    def add(self, sessions: Sequence[PastSession], *, has_more: bool) -> None:
        self._has_more = has_more
        first = len(self.records)
        if sessions:
            self.beginInsertRows(QModelIndex(), first, first + len(sessions) - 1)
            self.records += sessions
            self.endInsertRows()

    def put(self, session: PastSession) -> None:
        """It was corrected."""
        index = self.index_of(session.id)
        if index.isValid():
            self.records[index.row()] = session
            self.dataChanged.emit(index, index)

    def index_of(self, session_id: str) -> QModelIndex:
        ids = [each.id for each in self.records]
        return self.index(ids.index(session_id)) if session_id in ids else QModelIndex()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        self._has_more = False  # until it is answered
        self.more_wanted.emit()

    def row_of(self, record: PastSession) -> PastRow:
        day = record.started_at.date()
        is_of_this_year = day.year == self._today.year
        last = f"{record.started_at:%H:%M}" if is_of_this_year else str(day.year)
        return PastRow(words.name_of(record), words.facts_of(record), last, day=day)
