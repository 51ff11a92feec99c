"""The table of sets, a still beside each: arrows move, Enter, F2 or a digit changes the amount."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from midline.routine.model import Side
from midline.session.plan import PlannedSet
from midline.ui.fonts import font
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.summary.amount_box import AmountBox
from midline.ui.summary.rows import DONE, ENDED, EXERCISE, NUMBER, PLANNED, SET, SIDE, SetRows
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.scroll import name_bars
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

ROW_PX, HEADER_PX = 40, 34  # at 100 %
EXERCISE_PX = 120  # at 100 %, of its name at least
SIDE_PX = 12  # of air on each side of a text
ROUNDED_PX = 2  # that a text may need beyond its rounded width
NOT_DONE_OPACITY = 0.5  # of a still
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
        for column in empty:
            self.setColumnHidden(column, column in self._empty)
        self.setCurrentIndex(rows.index(0, DONE))
        rows.dataChanged.connect(self._fit_columns)
        self._take_sizes()

    def _take_sizes(self) -> None:
        scale = self._themes.type
        row = max(scale.px(ROW_PX), self._stills.size().height() + TIGHT)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(scale.px(HEADER_PX))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Each as wide as its longest text, in all rows; the exercise takes the rest."""
        model, metrics = self.model(), QFontMetrics(font(self._themes.type.body))
        for column in range(model.columnCount()):
            texts = [model.headerData(column, Qt.Orientation.Horizontal)]
            texts += [model.index(row, column).data() for row in range(model.rowCount())]
            longest = max(metrics.horizontalAdvance(str(text)[:40]) for text in texts)
            self._widths[column] = longest + 2 * SIDE_PX + ROUNDED_PX
            self.setColumnWidth(column, self._widths[column])
        self._give_rest()

    def _give_rest(self) -> None:
        """Where all has no room, numbers and stills go, then the set, then how it ended.

        The amount, which one comes to change, is the last to go out of sight.
        """
        room, widths = self.viewport().width(), self._widths
        others = (NUMBER, EXERCISE, *self._empty)
        taken = sum(width for column, width in widths.items() if column not in others)
        name, still = self._themes.type.px(EXERCISE_PX), self._stills.size().width()
        is_tight = room < widths[NUMBER] + still + name + taken
        self.setColumnHidden(NUMBER, is_tight)
        self._delegate.has_stills = not is_tight
        for column in (SET, ENDED):
            if column in self._empty:
                continue
            self.setColumnHidden(column, room < name + taken)
            taken -= widths[column] if room < name + taken else 0
        least, number = (name, 0) if is_tight else (name + still, widths[NUMBER])
        self.setColumnWidth(EXERCISE, max(least, room - taken - number))
        if self.viewport().width() < room:  # a scroll bar has come with it
            self.setColumnWidth(EXERCISE, max(least, self.viewport().width() - taken - number))

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


class SetDelegate(QStyledItemDelegate):
    """Paints quietly what was not done, and gives a spin box for the amount."""

    def __init__(self, themes: Themes, stills: Stills, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._stills = themes, stills
        self.has_stills = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("raised"))
        is_done = bool(index.data(Qt.ItemDataRole.UserRole))
        role = "text" if is_done and index.column() in (EXERCISE, DONE) else "text_muted"
        if index.column() == DONE and is_done:
            role = "accent"
        place = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        if index.column() == EXERCISE and self.has_stills:
            planned: PlannedSet = index.data(PLANNED)
            is_left = planned.side is Side.LEFT
            painter.setOpacity(1.0 if is_done else NOT_DONE_OPACITY)
            self._stills.paint(painter, place, planned.exercise, "background", is_left)
            painter.setOpacity(1.0)
            place.setLeft(place.left() + self._stills.size().width() + NEAR)
        painter.setPen(theme.color(role))
        text = option.fontMetrics.elidedText(
            str(index.data())[:300], Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(
            place, Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)), text
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, SetRows)
        return AmountBox(partial(model.unit, index.row()), parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, AmountBox):
            editor.setValue(int(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, AmountBox) and isinstance(model, SetRows):
            editor.interpretText()
            if editor.refused is None:
                model.setData(index, editor.value())
            else:
                model.refuse(editor.refused)
