"""The column beside the ring: what to do now, in words and as a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from midline.ui.stage.sizes import StageSizes
from midline.ui.stage.step_word import StepWord
from midline.ui.stage.view import StageView
from midline.ui.theme import Theme
from midline.ui.widgets.figure import Figure
from midline.ui.widgets.figure_colors import figure_colors
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.turned import Turned

LONG_NAME, LONG_TIP = 4, 6  # lines, where there is room for them
TIP_BELOW_FACTS = 160  # where count and target stand in two lines
LEAD = 44  # the line above the name
BETWEEN = 34  # count and target, which share a line
WORDS_SHARE = 0.5  # of the column, where the figure stands beside them
BESIDE_FROM = 1.25  # times as large it must be there


class Column:
    """Makes its widgets in ``face`` and stacks them.

    In the room, ``empty`` is a place where nothing is ever seen, ``beside_word`` one where a cue
    may flash, ``without_tip`` one where the figure may be, but not the tip.
    """

    def __init__(self, face: QWidget, theme: Theme) -> None:
        bold, normal = QFont.Weight.Bold, QFont.Weight.Medium
        self.word = StepWord(face)
        self.lead = FitLabel(face, weight=bold)
        self.name = FitLabel(face, lines=LONG_NAME, weight=bold)
        self.count = FitLabel(face, weight=normal)
        self.target = FitLabel(face, weight=bold)
        self.tip = FitLabel(face, lines=LONG_TIP, weight=normal)
        self.figure = Figure(figure_colors(theme), face)
        self.empty, self.beside_word, self.without_tip = QRect(), QRect(), QRect()
        self.widgets: tuple[Turned, ...] = (
            self.word, self.lead, self.name, self.count, self.target, self.tip, self.figure,
        )  # fmt: skip

    def show_view(self, view: StageView) -> None:
        self.word.set_words(view.icon, view.word, view.side)
        self.lead.set_text(view.lead)
        self.name.set_text(view.name)
        self.count.set_text(view.count)
        self.target.set_text(view.target)
        self.tip.set_text(view.tip)

    def set_colors(self, theme: Theme, role: str, ground: QColor) -> None:
        tone, text = theme.color(role), theme.color("text")
        clothes = "work" if role == "past_least" else role
        self.figure.set_colors(replace(figure_colors(theme, clothes), ground=ground))
        self.word.set_colors(tone, ground)
        self.target.set_color(tone)
        self.lead.set_color(theme.color("text_muted"))
        for label in (self.name, self.count, self.tip):
            label.set_color(text)

    def lay_out(self, sizes: StageSizes) -> QRect:
        """Puts everything at its place; gives that of the step's word, in the room."""
        unit, column = sizes.unit, sizes.side

        def px(amount: float) -> int:
            return round(amount * unit)

        def row(top: int, height: int) -> QRect:
            return QRect(column.left(), top, column.width(), max(1, height))

        self.word.set_size_px(56 * unit)
        self.lead.set_size_px(34 * unit)
        word = row(column.top(), px(84))
        lead = row(word.bottom() + px(4), px(LEAD) if self.lead.text() else 0)
        self.beside_word = self._beside_word(word, lead, px(BETWEEN))
        rooms = (168, 250, 300)
        name_height = self._height(self.name, sizes, column.width(), rooms, 90, 60)
        name = row(lead.bottom() + px(4), name_height)
        for label, place in ((self.word, word), (self.lead, lead), (self.name, name)):
            label.setGeometry(sizes.room.place(place))
        below = row(name.bottom() + px(8), 0)
        below.setBottom(column.bottom())
        without_lead = 0 if self.lead.text() else px(LEAD)
        self._lay_out_below(sizes, below, without_lead)
        return word

    def _beside_word(self, word: QRect, lead: QRect, gap: int) -> QRect:
        """To the right of both, down to the end of the line above the name, if there is one."""
        self.lead.setGeometry(lead)
        wide = max(self.word.wanted_width_px(), self.lead.text_width_px())
        last = lead if self.lead.text() else word
        return word.adjusted(round(wide) + gap, 0, 0, last.bottom() - word.bottom())

    def _lay_out_below(self, sizes: StageSizes, below: QRect, without_lead: int) -> None:
        """Count and target, tip and figure, which is as large where there is no lead."""
        unit = sizes.unit
        room = below.adjusted(0, without_lead, 0, 0)
        is_beside = self._is_larger_beside(room, sizes)
        wide = round(below.width() * (WORDS_SHARE if is_beside else 1.0))
        free = room.height() / unit - TIP_BELOW_FACTS if is_beside else room.height() / unit / 2
        heights: tuple[int, ...] = (160, 260) if is_beside else (104, 150, 200)
        tip_rooms = tuple(min(height, free) for height in heights)
        tip_height = self._height(self.tip, sizes, wide, tip_rooms, 42, 34)
        facts, figure, tip = QRect(below), QRect(room), QRect(below)
        facts.setSize(QSize(wide, round(66 * unit)))
        gap = round(12 * unit)
        if is_beside:
            figure.setLeft(below.left() + wide)
            last = self._lay_out_facts_in_two(sizes, facts)
            tip.setRect(below.left(), last.bottom() + round(24 * unit), wide, tip_height)
        else:
            tip.setTop(below.bottom() - tip_height)
            figure.setTop(facts.bottom() + without_lead + gap)
            figure.setBottom(tip.top() - gap)
            self._lay_out_facts(sizes, facts)
        self.figure.setGeometry(sizes.room.place(figure))
        self.tip.setGeometry(sizes.room.place(tip))
        self.empty, self.without_tip = QRect(below), QRect(below)
        if is_beside:
            self.empty.setTop(max(tip.bottom(), last.bottom()) + 1)
            self.without_tip.setTop(self.empty.top())
            self.empty.setWidth(wide)
        else:
            self.empty.setTop(facts.bottom() + 1)
            self.empty.setBottom(figure.top() + self.figure.empty_above())
            self.without_tip.setTop(self.empty.top())
            self.without_tip.setBottom(tip.top() - 1)

    def _is_larger_beside(self, below: QRect, sizes: StageSizes) -> bool:
        """Who stands is larger beside the words, who lies below them."""
        room, facts = self.figure.room(), 180 * sizes.unit  # with a tip
        beside = min(
            (1 - WORDS_SHARE) * below.width() / room.width(), below.height() / room.height()
        )
        under = min(below.width() / room.width(), (below.height() - facts) / room.height())
        return beside > BESIDE_FROM * under

    def _lay_out_facts_in_two(self, sizes: StageSizes, row: QRect) -> QRect:
        """The target below the count, if there is one; gives the last row."""
        second = row.translated(0, row.height() if self.count.text() else 0)
        self.count.setGeometry(sizes.room.place(row))
        self.count.set_size_px(52 * sizes.unit, 34 * sizes.unit)
        self.target.setGeometry(sizes.room.place(second))
        self.target.set_size_px(54 * sizes.unit, 34 * sizes.unit)
        return second

    def _lay_out_facts(self, sizes: StageSizes, row: QRect) -> None:
        """The target begins where the count ends, which leaves it the room that it needs."""
        unit = sizes.unit
        self.target.setGeometry(sizes.room.place(row))
        self.target.set_size_px(38 * unit)
        room = row.adjusted(0, 0, -round(self.target.text_width_px() + BETWEEN * unit), 0)
        self.count.setGeometry(sizes.room.place(room))
        self.count.set_size_px(52 * unit, 38 * unit)
        self.target.set_size_px(54 * unit, 38 * unit)
        wide = self.count.text_width_px()
        after = round(wide + BETWEEN * unit) if wide else 0
        self.target.setGeometry(sizes.room.place(row.adjusted(after, 0, 0, 0)))

    def _height(
        self,
        label: FitLabel,
        sizes: StageSizes,
        wide: int,
        rooms: tuple[float, ...],
        most: float,
        least: float,
    ) -> int:
        """That of the lines which a label's text takes, in the first of the rooms that has enough
        for all of it; of none if it has no text."""
        for room in rooms:
            place = QRect(0, 0, wide, round(room * sizes.unit))
            label.setGeometry(sizes.room.place(place))
            label.set_size_px(most * sizes.unit, least * sizes.unit)
            if not label.is_cut():
                break
        return round(label.line_height_px() * len(label.shown_lines())) if label.text() else 0
