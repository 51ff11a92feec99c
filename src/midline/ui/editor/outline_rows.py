"""The rows of the outline as a Qt model: dragged, they say where; dropped, where to."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from midline.routine.writing.places import Address
from midline.ui.editor.rows import Row
from midline.ui.translate import tr

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
ADDRESS = "application/x-midline-address"
TEXT = "text/plain"
_NONE = QModelIndex()


class OutlineRows(QAbstractListModel):
    """``dropped`` carries an address and the row it was dropped before; ``text_dropped`` text."""

    dropped = Signal(object, int)
    text_dropped = Signal(str, int)
    texts_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.dragged_text = ""
        self._whose = f"{os.getpid()}-{id(self)}"  # addresses are of use in this list only

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """The rows that stay are kept, so that what is chosen and scrolled to stays too."""
        was, before, after = self.rows, len(self.rows), len(rows)
        if before < after:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self.rows = rows
            self.endInsertRows()
        elif before > after:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self.rows = rows
            self.endRemoveRows()
        self.rows = rows
        changed = [n for n, (one, other) in enumerate(zip(was, rows, strict=False)) if one != other]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def row_of(self, at: Address) -> int:
        """Of the nearest part that there is: an exercise's section, or the routine."""
        places = {row.at: n for n, row in enumerate(self.rows)}
        while at and at not in places:
            at = at[:-1]
        return places.get(at, 0)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return said(row)
            case Qt.ItemDataRole.ToolTipRole:
                return row.problem or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.rows[index.row()].at else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ADDRESS, TEXT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The text too, for another editor."""
        data = QMimeData()
        at = self.rows[indexes[0].row()].at
        self.texts_wanted.emit(at)
        data.setData(ADDRESS, f"{self._whose}:{','.join(map(str, at))}".encode())
        data.setText(self.dragged_text)
        return data

    def dragged(self, data: QMimeData) -> Address | None:
        """The part of this list that it is; None for what comes from elsewhere."""
        whose, _, at = bytes(data.data(ADDRESS).data()).decode(errors="replace").partition(":")
        return tuple(map(int, at.split(","))) if whose == self._whose else None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Never true: the list would take away the row that was dragged."""
        before, at = row if row >= 0 else len(self.rows), self.dragged(data)
        if at is not None:
            self.dropped.emit(at, before)
        elif data.hasText():
            self.text_dropped.emit(data.text(), before)
        return False


def said(row: Row) -> str:
    """A row as a screen reader says it."""
    kind = (tr("Routine"), tr("Section"), tr("Exercise"))[len(row.at)]
    problem = tr("Problem: {text}", text=row.problem) if row.problem else ""
    return tr(", ").join(filter(None, (row.name, kind, row.facts, problem)))
