"""The list of all sets, to jump to one: arrows or the set's number, then Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
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
from midline.ui.row_painting import draw_wrapped, wrapped_px
from midline.ui.spacing import FAR, HAIR, NEAR
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.fit_label import NO_BREAK
from midline.ui.widgets.panel import PADDING_PX, Panel
from midline.ui.widgets.scroll import name_bars
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

ITEM_PADDING_PX = 12  # as the stylesheet has it, on each side
NUMBER_GAP_PX, TICK_GAP_PX, END_PX = 14, 10, 9
NAME_MOST = 90  # characters
TICK = "✓"
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)
LIST_MOST_PX = 420  # at 100 %
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
        self._digits, self._themes = "", themes
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setFont(font(themes.type.lead))
        self.list.setAccessibleName(tr("Sets"))
        name_bars(self.list)
        for planned in sets:
            self.list.addItem(QListWidgetItem(line(planned, planned.ordinal in done)))
        stills = Stills(themes, figure_of, self)
        stills.made.connect(self.list.viewport().update)
        self.list.setItemDelegate(SetDelegate(sets, done, themes, stills, self.list))
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
        most = self._themes.type.px(LIST_MOST_PX)
        self.list.setFixedHeight(max(120, min(most, self._over.height() - AROUND_PX)))
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


class SetDelegate(QStyledItemDelegate):
    """Still, number, and what the set is, in as many lines as it takes; a tick if it is done."""

    def __init__(
        self,
        sets: tuple[PlannedSet, ...],
        done: frozenset[int],
        themes: Themes,
        stills: Stills,
        parent: QListWidget,
    ) -> None:
        super().__init__(parent)
        self._list, self._themes, self._stills = parent, themes, stills
        self._sets, self._done = sets, done
        self._font = font(themes.type.lead, tabular=True)
        metrics = QFontMetrics(self._font)
        self._number_px = metrics.horizontalAdvance(str(len(sets)))
        self._tick_px = metrics.horizontalAdvance(TICK)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._list.viewport().width() - 2 * self._list.spacing()
        text = self.place_of_words(QRect(0, 0, wide, 0)).width()
        words = wrapped_px(words_of(self._sets[index.row()]), self._font, text)
        still = self._stills.size()
        return QSize(still.width(), max(still.height() + HAIR, words + 2 * END_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.row(), self._themes.theme
        planned, place = self._sets[row], QRect(option.rect)
        is_left = planned.side is Side.LEFT
        self._stills.paint(painter, place, planned.exercise, "background", is_left)
        option.rect = place.adjusted(self._beside_still(), 0, 0, 0)
        super().paint(painter, option, index)
        words = self.place_of_words(place)
        number = QRect(0, words.top(), self._number_px, words.height())
        number.moveRight(words.left() - NUMBER_GAP_PX - 1)
        tick = words.adjusted(words.width() + TICK_GAP_PX, 0, TICK_GAP_PX + self._tick_px, 0)
        painter.setPen(theme.color("text"))
        draw_wrapped(painter, number, str(row + 1), self._font, at_end=True)
        draw_wrapped(painter, words, words_of(planned), self._font)
        if row in self._done:
            painter.setPen(theme.color("accent"))
            draw_wrapped(painter, tick, TICK, self._font)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt paints the ground; its own words would be cut."""
        super().initStyleOption(option, index)
        option.text = ""

    def place_of_words(self, place: QRect) -> QRect:
        left = self._beside_still() + ITEM_PADDING_PX + self._number_px + NUMBER_GAP_PX
        return place.adjusted(left, 0, -ITEM_PADDING_PX - self._tick_px - TICK_GAP_PX, 0)

    def _beside_still(self) -> int:
        return self._stills.size().width() + NEAR


def line(planned: PlannedSet, is_done: bool) -> str:
    """What a screen reader says: "12   Side plank, left · Set 2 of 3 · 20–40 s   ✓"."""
    return f"{planned.ordinal + 1}   {words_of(planned)}{f'   {TICK}' if is_done else ''}"


def words_of(planned: PlannedSet) -> str:
    """ "Side plank, left · Set 2 of 3 · 20–40 s"; only between these parts it may break."""
    name = content(planned.exercise.name)[:NAME_MOST]
    side = phrases.side(planned.side) if planned.side else ""
    said = tr("{name}, {side}", name=name, side=side) if side else name
    facts = (phrases.set_of(planned), phrases.amount(planned.work))
    return f"{NO_BREAK}· ".join((said, *(fact.replace(" ", NO_BREAK) for fact in facts if fact)))
