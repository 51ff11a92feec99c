"""The table of sets, a still beside each: arrows move, Enter, F2 or a digit changes the amount."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from midline.ui.fonts import font
from midline.ui.row_painting import LETTERS_MOST
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.summary.amount_box import AmountBox
from midline.ui.summary.rows import (
    DONE,
    ENDED,
    EXERCISE,
    NUMBER,
    SET,
    SIDE,
    TARGET,
    SetRows,
)
from midline.ui.summary.set_delegate import SIDE_PX, SetDelegate
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.scroll import name_bars
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

ROW_PX, HEADER_PX = 40, 34  # at 100 %
EXERCISE_PX = 120  # at 100 %, of its name at least
UNKNOWN_PX = -1
ROUNDED_PX = 2  # that a text may need beyond its rounded width
COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
Index = QModelIndex | QPersistentModelIndex


class SetTable(QTableView):
    def __init__(
        self,
        rows: SetRows,
        themes: Themes,
        figure_of: FigureOf = no_figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(self.viewport().update)
        self._delegate = SetDelegate(themes, self._stills, self)
        self.setItemDelegate(self._delegate)
        self._widths: dict[int, int] = {}
        self._measured_for: int | None = UNKNOWN_PX  # width of the lines; None for columns
        self._empty: tuple[int, ...] = ()  # columns that say nothing of any set
        name_bars(self)
        self.setAccessibleName(tr("Sets: target and what was done"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(2 * SIDE_PX)  # a digit is narrower than Qt's own least
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        themes.changed.connect(self._take_sizes)
        self.set_rows(rows)

    def set_rows(self, rows: SetRows) -> None:
        self.setModel(rows)
        empty = {SIDE: not rows.has_sides(), SET: not rows.has_several_sets()}
        self._empty = tuple(column for column, is_empty in empty.items() if is_empty)
        self.setCurrentIndex(rows.index(0, DONE))
        rows.dataChanged.connect(self._fit_columns)
        self._take_sizes()

    def _take_sizes(self) -> None:
        self.horizontalHeader().setFixedHeight(self._themes.type.px(HEADER_PX))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Each as wide as its longest text, in all rows; the exercise takes the rest."""
        self._measured_for = UNKNOWN_PX
        model, metrics = self.model(), QFontMetrics(font(self._themes.type.body))
        for column in range(model.columnCount()):
            texts = [model.headerData(column, Qt.Orientation.Horizontal)]
            texts += [model.index(row, column).data() for row in range(model.rowCount())]
            longest = max(metrics.horizontalAdvance(str(text)[:LETTERS_MOST]) for text in texts)
            self._widths[column] = longest + 2 * SIDE_PX + ROUNDED_PX
            self.setColumnWidth(column, self._widths[column])
        self._give_rest()

    def _give_rest(self) -> None:
        """Where not all columns have room, each set says in two lines what they would.

        The amount, which one comes to change, is a column of its own in either case.
        """
        room, widths = self.viewport().width(), self._widths
        still = self._stills.size().width() + NEAR
        wanted = sum(width for column, width in widths.items() if column not in self._empty)
        is_in_lines = self._delegate.is_in_lines = room < still + wanted
        for column in (NUMBER, SET, SIDE, TARGET, ENDED):
            self.setColumnHidden(column, is_in_lines or column in self._empty)
        for_name = room - widths[DONE] if is_in_lines else room - wanted + widths[EXERCISE]
        least = self._themes.type.px(EXERCISE_PX)
        self._delegate.has_stills = for_name >= still + least
        self.setColumnWidth(EXERCISE, max(least, for_name))
        self._give_heights()
        lost = room - self.viewport().width()  # a scroll bar has come with it
        if lost > 0:
            self.setColumnWidth(EXERCISE, max(least, for_name - lost))
            self._give_heights()

    def _give_heights(self) -> None:
        """Measured anew only where something is another than before: there may be many rows."""
        width = self.columnWidth(EXERCISE) if self._delegate.is_in_lines else None
        if width == self._measured_for:
            return
        self._measured_for = width
        header, rows = self.verticalHeader(), self.model()
        one_line = max(self._themes.type.px(ROW_PX), self._stills.size().height() + TIGHT)
        for row in range(rows.rowCount()):
            height = one_line
            if width is not None and isinstance(rows, SetRows):
                height = max(height, self._delegate.height_in_lines(rows.lines(row), width))
            header.resizeSection(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_rest()

    def edit_current(self) -> None:
        """Change the amount in the chosen row."""
        self.edit(self.currentIndex().siblingAtColumn(DONE))

    def finish_editing(self) -> None:
        """An open editor hands over its value, as it does when it loses the focus."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit begins the new amount; Qt would take any letter for it."""
        if event.text().isdigit() and not event.modifiers() & COMMAND_KEYS:
            self.edit_current()
            editor = self.findChild(AmountBox)
            if editor is not None:
                QApplication.sendEvent(editor, event)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The amount is the only thing to change, so the keyboard always stands on it."""
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != DONE:
            self.setCurrentIndex(self.model().index(current.row(), DONE))
