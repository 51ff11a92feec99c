"""A plain table of what a chart shows: sorted by any column, copied with Ctrl+C."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from midline.ui.fonts import font
from midline.ui.themes import Themes
from midline.ui.translate import tr

ROW_PX, HEADER_PX = 34, 34  # at 100 %
SIDE_PX = 12  # of air on each side of a text
ROUNDED_PX = 2  # that a text may need beyond its rounded width
MORE_SHARE = 0.12  # of the colour of text, in the cell of the keyboard
WIDEST_PX = 420  # of a column, at 100 %; longer texts end with "…", and are told whole
MEASURED = 200  # rows: the others are about as wide
UP, DOWN = " ↑", " ↓"
UNSORTED = (-1, Qt.SortOrder.AscendingOrder)
Index = QModelIndex | QPersistentModelIndex


class DataRows(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._headers: list[str] = []
        self._rows: list[tuple[Sequence[str], Sequence[float | str]]] = []
        self._sorted = UNSORTED

    def set_value(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        keys: Sequence[Sequence[float | str]],
    ) -> None:
        self.beginResetModel()
        self._headers = list(headers)
        self._rows = list(zip(rows, keys or rows, strict=True))
        self._sorted = UNSORTED
        self.endResetModel()

    def is_number(self, column: int) -> bool:
        """Such columns stand at the right."""
        return bool(self._rows) and not isinstance(self._rows[0][1][column], str)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section] + self._arrow(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._headers[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][0][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Equal ones stay as they stood."""
        if not 0 <= column < len(self._headers):
            return
        self._sorted = column, order
        self.layoutAboutToBeChanged.emit()
        is_down = order is Qt.SortOrder.DescendingOrder
        self._rows.sort(key=lambda row: row[1][column], reverse=is_down)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._headers) - 1)

    def header(self, section: int) -> str:
        return self._headers[section]

    def _arrow(self, section: int) -> str:
        column, order = self._sorted
        if section != column:
            return ""
        return DOWN if order is Qt.SortOrder.DescendingOrder else UP

    def _alignment(self, column: int) -> int:
        first_or_text = column == 0 or not self.is_number(column)
        side = Qt.AlignmentFlag.AlignLeft if first_or_text else Qt.AlignmentFlag.AlignRight
        return (side | Qt.AlignmentFlag.AlignVCenter).value


class CellDelegate(QStyledItemDelegate):
    """Below its header, word for word: with the same air at the sides."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("raised"))
        if option.state & QStyle.StateFlag.State_HasFocus:  # the column that Enter sorts by
            painter.fillRect(option.rect, theme.mixed("text", MORE_SHARE, "raised"))
        painter.setPen(theme.color("text"))
        place = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        text = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, place.width()
        )
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(place, alignment, text)


class DataTable(QTableView):
    """Each chart's ``table()`` gives what `set_value` takes: ``set_value(*chart.table())``.

    A click on a header sorts, and so does Enter: by the column that the keyboard is in.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._data_rows = DataRows()
        self.setModel(self._data_rows)
        self.setItemDelegate(CellDelegate(themes, self))
        self.setAccessibleName(tr("Table"))
        self.setAccessibleDescription(tr("Enter sorts by the column, Ctrl C copies."))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(*UNSORTED)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)  # the header's own words tell it
        themes.changed.connect(self._take_sizes)
        self._take_sizes()

    def set_value(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        keys: Sequence[Sequence[float | str]] = (),
    ) -> None:
        """``keys`` are what each row is sorted by, a value a column; its texts, if not given."""
        self.horizontalHeader().setSortIndicator(*UNSORTED)
        self._data_rows.set_value(headers, rows, keys)
        self.go_to(0, 0)
        self._take_sizes()

    def go_to(self, row: int, column: int) -> None:
        """The only row that is chosen then, whatever keys are held."""
        how = QItemSelectionModel.SelectionFlag
        index = self._data_rows.index(row, column)
        self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)

    def sort_by_current(self) -> None:
        """By the column of the keyboard; once more turns it over."""
        header, column = self.horizontalHeader(), self.currentIndex().column()
        is_up = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        is_again = header.sortIndicatorSection() == column and is_up
        order = Qt.SortOrder.DescendingOrder if is_again else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def copied(self) -> str:
        """The chosen rows with the headers, as a spreadsheet takes them."""
        model = self._data_rows
        across = range(model.columnCount())
        lines = [[model.header(column) for column in across]]
        for row in sorted(index.row() for index in self.selectionModel().selectedRows()):
            lines.append([str(model.index(row, column).data()) for column in across])
        return "".join("\t".join(line) + "\n" for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sort_by_current()
        else:
            super().keyPressEvent(event)

    def _take_sizes(self) -> None:
        scale = self._themes.type
        self.verticalHeader().setDefaultSectionSize(scale.px(ROW_PX))
        self.horizontalHeader().setFixedHeight(scale.px(HEADER_PX))
        model, metrics = self._data_rows, QFontMetrics(font(scale.body))
        for column in range(model.columnCount()):
            texts = [model.header(column) + DOWN]
            shown = range(min(MEASURED, model.rowCount()))
            texts += [str(model.index(row, column).data()) for row in shown]
            longest = max(metrics.horizontalAdvance(text[:200]) for text in texts)
            self.setColumnWidth(
                column, min(longest + 2 * SIDE_PX + ROUNDED_PX, scale.px(WIDEST_PX))
            )
