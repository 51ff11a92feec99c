"""The rows of a list to pick from: moves or templates, with what was picked in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from midline.library.templates import Template
from midline.routine.known import KnownMove
from midline.routine.model import Exercise
from midline.ui import phrases
from midline.ui.library.rows import typical_move
from midline.ui.translate import content, tr

ROW = Qt.ItemDataRole.UserRole
PICKED = ROW + 1  # which of the picked it is, from 1; 0 where it is not
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """``tells`` is the second line; ``searched`` is what the search looks in."""

    name: str
    tells: str
    still: Exercise
    searched: str


def move_row(move: KnownMove) -> Row:
    """ "Side plank", "2 × 20–40 s, each side · mat"."""
    exercise = move.exercise
    kit = tr(", ").join(map(content, exercise.needs))
    tells = " · ".join(filter(None, (phrases.exercise_targets(exercise), kit)))
    name, routine = content(exercise.name), content(move.routine)
    return Row(name, tells, exercise, f"{name} {exercise.name} {kit} {routine}".casefold())


def template_row(template: Template) -> Row:
    routine = template.routine
    return Row(content(routine.name), content(routine.about), typical_move(routine), "")


class MoveRows(QAbstractListModel):
    """Rows are found again by their number among all, whatever the search shows."""

    def __init__(self, rows: Sequence[Row], *, are_picked: bool = True) -> None:
        super().__init__()
        self._rows, self._are_picked = list(rows), are_picked
        self._shown = list(range(len(rows)))
        self._picked: list[int] = []

    @property
    def picked(self) -> tuple[int, ...]:
        return tuple(self._picked)

    def number(self, index: Index) -> int:
        """Which row of all stands there."""
        return self._shown[index.row()]

    def row(self, number: int) -> Row:
        return self._rows[number]

    def toggle(self, index: Index) -> None:
        """Pick it, or leave it out again."""
        number = self.number(index)
        if number in self._picked:
            self._picked.remove(number)
        else:
            self._picked.append(number)
        self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))  # the numbers

    def search(self, text: str) -> None:
        """Show only the rows with every word of the text in them."""
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [
            n for n, row in enumerate(self._rows) if all(word in row.searched for word in words)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = self.number(index)
        row = self._rows[number]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr(", ").join(filter(None, (row.name, row.tells, self._said(number))))
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.name}\n{row.tells}".replace("<", "‹")  # no tags
        if role == ROW:
            return row
        if role == PICKED:
            return self._picked.index(number) + 1 if number in self._picked else 0
        return None

    def _said(self, number: int) -> str:
        if not self._are_picked:
            return ""
        return tr("picked") if number in self._picked else tr("not picked")
