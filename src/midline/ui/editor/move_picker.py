"""Moves to pick from all that are known: a search over a list with their figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from midline.routine.known import KnownMove
from midline.ui import phrases
from midline.ui.accessible import announce
from midline.ui.editor.move_delegate import MoveDelegate
from midline.ui.editor.move_rows import MoveRows, move_row
from midline.ui.labels import label
from midline.ui.spacing import TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.stills import FigureOf

SHOWN_MOST = 6  # names of what is picked


class MovePicker(QWidget):
    """Space or a click picks the move of a row, or leaves it out again.

    ``accepted`` comes with Enter: with what is picked, or the present row where nothing is.
    """

    value_changed = Signal()
    accepted = Signal()

    def __init__(self, themes: Themes, moves: Sequence[KnownMove], figure_of: FigureOf) -> None:
        super().__init__()
        self._moves = moves
        self.rows = MoveRows(tuple(map(move_row, moves)))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the exercises"))
        self.search.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(MoveDelegate(themes, self.list, figure_of))
        dress(self.list, tr("Exercises"))
        self.nothing = label(tr("Nothing found"), "muted")
        self.nothing.hide()
        self.picked = label("", "small")
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.list.clicked.connect(self._toggle)
        for each in (self.search, self.list):
            each.installEventFilter(self)
        self.setFocusProxy(self.search)
        self._show_first()
        self._show_picked()

    def value(self) -> tuple[KnownMove, ...]:
        """What is picked, in the order of picking."""
        return tuple(self._moves[number] for number in self.rows.picked)

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._show_first()
        found = self.rows.rowCount()
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        announce(
            self, phrases.count(found, "exercise", "exercises") if found else tr("Nothing found")
        )

    def _show_first(self) -> None:
        if self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0))

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self.rows.toggle(index)
            self._show_picked()
            self.value_changed.emit()

    def _show_picked(self) -> None:
        names = [self.rows.row(number).name for number in self.rows.picked]
        shown = tr(", ").join(names[:SHOWN_MOST]) + (" …" if len(names) > SHOWN_MOST else "")
        nothing = tr("Space picks an exercise, Enter takes what is picked.")
        self.picked.setText(tr("Picked: {exercises}", exercises=shown) if names else nothing)

    def _accept(self) -> None:
        if not self.rows.picked:
            self._toggle(self.list.currentIndex())
        if self.rows.picked:
            self.accepted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in RETURN:
            self._accept()
        elif watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif watched is self.list and key == Qt.Key.Key_Space:
            self._toggle(self.list.currentIndex())
        else:
            return False
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.picked)


def dress(view: QListView, name: str) -> None:
    """How the lists to pick from behave."""
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    view.setAccessibleName(name)
