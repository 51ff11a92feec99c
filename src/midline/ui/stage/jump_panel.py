"""The list of all sets, to jump to one: arrows or the set's number, then Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
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
from midline.ui.spacing import FAR, HAIR, NEAR
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import PADDING_PX, Panel
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

ITEM_PADDING_PX = 12  # as the stylesheet has it, on each side
NAME_LEAST_EM = 5  # of a name in little room; the amount goes first
NAME_MOST = 90  # characters
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)
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
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        self.list.setFont(font(themes.type.lead))
        self.list.setAccessibleName(tr("Sets"))
        for planned in sets:
            self.list.addItem(QListWidgetItem(line(planned, planned.ordinal in done)))
        stills = Stills(themes, figure_of, self)
        stills.made.connect(self.list.viewport().update)
        self.list.setItemDelegate(StillDelegate(sets, done, stills, self.list))
        self.list.setCurrentRow(now)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.list.installEventFilter(self)
        self.body.addWidget(self.list)
        self.add_button(tr("Close"), self.closed.emit)
        self.setFocusProxy(self.list)

    def fit(self) -> None:
        """The list scrolls by itself, so that the panel need not."""
        self.list.setMinimumWidth(min(700, self._over.width() - AROUND_SIDES_PX))
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
    """A still before each line, which Qt paints as ever; in little room a name is cut short."""

    def __init__(
        self,
        sets: tuple[PlannedSet, ...],
        done: frozenset[int],
        stills: Stills,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._sets, self._done, self._stills = sets, done, stills

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        still, text = self._stills.size(), super().sizeHint(option, index)
        return QSize(still.width(), max(still.height() + HAIR, text.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        planned = self._sets[index.row()]
        is_left = planned.side is Side.LEFT
        self._stills.paint(painter, option.rect, planned.exercise, "background", is_left)
        option.rect = option.rect.adjusted(self._stills.size().width() + NEAR, 0, 0, 0)
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        planned = self._sets[index.row()]
        room = option.rect.width() - 2 * ITEM_PADDING_PX - NEAR  # Qt keeps some itself
        if room > 0:  # none while Qt asks for the size
            is_done = planned.ordinal in self._done
            option.text = fitted(planned, is_done, QFontMetrics(option.font), room)


def line(
    planned: PlannedSet, is_done: bool, name: str | None = None, *, has_amount: bool = True
) -> str:
    """ "12   Side plank, left · Set 2 of 3 · 20–40 s   ✓"; with ``name`` in place of its own."""
    exercise = content(planned.exercise.name)[:NAME_MOST] if name is None else name
    side = phrases.side(planned.side) if planned.side else ""
    said = tr("{name}, {side}", name=exercise, side=side) if side else exercise
    amount = f" · {phrases.amount(planned.work)}" if has_amount else ""
    mark = "   ✓" if is_done else ""
    return f"{planned.ordinal + 1}   {said} · {phrases.set_of(planned)}{amount}{mark}"


def fitted(planned: PlannedSet, is_done: bool, metrics: QFontMetrics, room_px: int) -> str:
    """The line with its name cut short to fit: side and set tell it apart from the others."""
    whole = line(planned, is_done)
    if metrics.horizontalAdvance(whole) <= room_px:
        return whole
    left_px = room_px - metrics.horizontalAdvance(line(planned, is_done, ""))
    has_amount = left_px >= NAME_LEAST_EM * metrics.averageCharWidth()
    if not has_amount:
        rest = line(planned, is_done, "", has_amount=False)
        left_px = room_px - metrics.horizontalAdvance(rest)
    name = content(planned.exercise.name)[:NAME_MOST]
    short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, left_px))
    return line(planned, is_done, short, has_amount=has_amount)
