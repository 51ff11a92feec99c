"""The list of all sets, to jump to one: arrows or the set's number, then Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from midline.routine.model import Side
from midline.session.plan import PlannedSet
from midline.ui import phrases
from midline.ui.fonts import font
from midline.ui.spacing import HAIR, NEAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

AROUND_PX = 280  # of the panel and the window, above and below the list

Index = QModelIndex | QPersistentModelIndex


class JumpPanel(Panel):
    """``chosen`` carries the ordinal of the set."""

    chosen = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        sets: tuple[PlannedSet, ...],
        done: frozenset[int],
        now: int,
        themes: Themes,
        figure_of: FigureOf = no_figure,
    ) -> None:
        super().__init__(parent, tr("Jump to a set"))
        self._digits = ""
        self.list = QListWidget()
        self.list.setMinimumWidth(700)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the end has set and amount
        self.list.setSpacing(3)
        self.list.setFont(font(themes.type.lead))
        self.list.setAccessibleName(tr("Sets"))
        for planned in sets:
            self.list.addItem(QListWidgetItem(line(planned, planned.ordinal in done)))
        stills = Stills(themes, figure_of, self)
        stills.made.connect(self.list.viewport().update)
        self.list.setItemDelegate(StillDelegate(sets, stills, self.list))
        self.list.setCurrentRow(now)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.list.installEventFilter(self)
        self.body.addWidget(self.list)
        self.add_button(tr("Close"), self.closed.emit)
        self.setFocusProxy(self.list)

    def fit(self) -> None:
        """The list scrolls by itself, so that the panel need not."""
        self.list.setFixedHeight(max(120, min(420, self._over.height() - AROUND_PX)))
        super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit():
            self._type(event.text())
        elif event.key() in RETURN:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        """Digits make up the number of a set; one too many starts anew."""
        for digits in (self._digits + digit, digit):
            if 1 <= int(digits) <= self.list.count():
                self._digits = digits
                self.list.setCurrentRow(int(digits) - 1)
                return

    def _choose(self) -> None:
        row = self.list.currentRow()
        self._go()
        self.chosen.emit(row)


class StillDelegate(QStyledItemDelegate):
    """A still before each line, which Qt paints as ever."""

    def __init__(self, sets: tuple[PlannedSet, ...], stills: Stills, parent: QWidget) -> None:
        super().__init__(parent)
        self._sets, self._stills = sets, stills

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        still, text = self._stills.size(), super().sizeHint(option, index)
        return QSize(still.width(), max(still.height() + HAIR, text.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        planned = self._sets[index.row()]
        is_left = planned.side is Side.LEFT
        self._stills.paint(painter, option.rect, planned.exercise, "background", is_left)
        option.rect = option.rect.adjusted(self._stills.size().width() + NEAR, 0, 0, 0)
        super().paint(painter, option, index)


def line(planned: PlannedSet, is_done: bool) -> str:
    """ "12   Side plank, left · set 2 of 3 · 20–40 s   ✓"."""
    mark = "   ✓" if is_done else ""
    said = f"{phrases.name(planned)[:90]} · {phrases.set_of(planned)}"
    return f"{planned.ordinal + 1}   {said} · {phrases.amount(planned.work)}{mark}"
