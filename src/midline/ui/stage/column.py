"""The column beside the ring: what to do now, in words and as a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
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

BETWEEN = 34  # count and target, which share a line


class Column:
    """Makes its widgets in ``face`` and stacks them."""

    def __init__(self, face: QWidget, theme: Theme) -> None:
        bold, normal = QFont.Weight.Bold, QFont.Weight.Medium
        self.word = StepWord(face)
        self.name = FitLabel(face, lines=2, weight=bold)
        self.count = FitLabel(face, weight=normal)
        self.target = FitLabel(face, weight=bold)
        self.tip = FitLabel(face, lines=2, weight=normal)
        self.figure = Figure(figure_colors(theme), face)
        self.widgets: tuple[Turned, ...] = (
            self.word, self.name, self.count, self.target, self.tip, self.figure,
        )  # fmt: skip

    def show_view(self, view: StageView) -> None:
        self.word.set_words(view.icon, view.word, view.side)
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
        for label in (self.name, self.count, self.tip):
            label.set_color(text)

    def lay_out(self, sizes: StageSizes) -> QRect:
        """Puts everything at its place; gives that of name, count and target, in the room."""
        unit, column = sizes.unit, sizes.side

        def px(amount: float) -> int:
            return round(amount * unit)

        self.word.set_size_px(56 * unit)
        name = self._height(self.name, sizes, 168, 90, 60)
        tip = self._height(self.tip, sizes, 120, 42, 34)
        heights = [px(84), px(8), name, px(8), px(66), px(12), 0, px(12), tip]
        spare = max(0, column.height() - sum(heights))
        heights[6] = min(spare, column.width())
        top = column.top() + (spare - heights[6]) // 2
        tops = [top + sum(heights[:i]) for i in range(len(heights))]

        def row(index: int) -> QRect:
            return QRect(column.left(), tops[index], column.width(), max(1, heights[index]))

        for widget, index in ((self.word, 0), (self.name, 2), (self.figure, 6), (self.tip, 8)):
            widget.setGeometry(sizes.room.place(row(index)))
        self._lay_out_facts(sizes, row(4))
        return row(2).united(row(4))

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
        self, label: FitLabel, sizes: StageSizes, room: float, most: float, least: float
    ) -> int:
        """That of the lines which a label's text takes; of none if it has no text."""
        place = QRect(0, 0, sizes.side.width(), round(room * sizes.unit))
        label.setGeometry(sizes.room.place(place))
        label.set_size_px(most * sizes.unit, least * sizes.unit)
        return round(label.line_height_px() * len(label.shown_lines())) if label.text() else 0
