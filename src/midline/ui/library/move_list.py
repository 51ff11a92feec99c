"""The moves of a routine: still, name and sets, one line each, under their sections' names."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from midline.routine.model import Exercise, Order, Routine
from midline.ui.fonts import font
from midline.ui.row_painting import LETTERS_MOST, cut, draw_cut
from midline.ui.spacing import GAP, HAIR, TIGHT, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

LINE_PX, STACKED_PX, SECTION_PX = 38, 62, 38  # at 100 %; a move's are the least
LINES_MOST = 60  # are looked at, whether name and sets fit beside one another


class Line(NamedTuple):
    """A move, or the name of a section, which has neither target nor move."""

    name: str
    target: str = ""
    move: Exercise | None = None


class MoveList(QWidget):
    """Painted, so that 500 moves are as quick as five. The sets go below where they don't fit."""

    accessible_role = "StaticText"

    def __init__(
        self, themes: Themes, figure_of: FigureOf = no_figure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(self.update)
        self._lines: list[Line] = []
        self._tops = [0]  # of each line, and the end of the last
        self._is_stacked = False
        self._take_fonts()
        themes.changed.connect(self._take_fonts)

    def _take_fonts(self) -> None:
        scale = self._themes.type
        self._name_font = font(scale.body, QFont.Weight.DemiBold)
        self._target_font = font(scale.body, tabular=True)
        self._section_font = font(scale.small, QFont.Weight.Bold)
        self._arrange()

    def set_routine(self, routine: Routine | None) -> None:
        self._lines = [] if routine is None else lines_of(routine)
        said = (f"{line.name} {line.target}" for line in self._lines[:50])
        self.setAccessibleName("; ".join(said))
        self._arrange()

    def _arrange(self) -> None:
        self._is_stacked = self._needed_px() > self.width()
        text = self._themes.type.px(STACKED_PX if self._is_stacked else LINE_PX)
        line = max(text, self._stills.size().height() + TIGHT)
        section = self._themes.type.px(SECTION_PX)
        heights = (line if each.move else section for each in self._lines)
        self._tops = list(accumulate(heights, initial=0))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _needed_px(self) -> int:
        """The width of the longest line, of the first ones; what is longer is cut."""
        names, targets = QFontMetrics(self._name_font), QFontMetrics(self._target_font)
        texts = max(
            (
                names.horizontalAdvance(name[:LETTERS_MOST]) + WIDE + targets.horizontalAdvance(to)
                for name, to, move in self._lines[:LINES_MOST]
                if move
            ),
            default=0,
        )
        return texts + self._still_px()

    def _still_px(self) -> int:
        """How far the texts are to the right of the stills' left edge."""
        return self._stills.size().width() + GAP

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, self._tops[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first, last = (self._at(y) for y in (event.rect().top(), event.rect().bottom()))
        for i, line in enumerate(self._lines[first : last + 1], first):
            top, below = self._tops[i : i + 2]
            self._paint_line(painter, QRect(0, top, self.width(), below - top), line)
        painter.end()

    def _at(self, y: int) -> int:
        """The number of the line at this height; after the last one, how many there are."""
        return bisect_right(self._tops, max(0, y)) - 1

    def _paint_line(self, painter: QPainter, place: QRect, line: Line) -> None:
        theme = self._themes.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        left, right = Qt.AlignmentFlag.AlignLeft | middle, Qt.AlignmentFlag.AlignRight | middle
        if line.move is None:
            painter.setFont(self._section_font)
            painter.setPen(theme.color("text_muted"))
            draw_cut(painter, place, line.name)
            return
        painter.setPen(theme.color("outline"))
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        self._stills.paint(painter, place, line.move, "raised")
        place = place.adjusted(self._still_px(), 0, 0, 0)
        above, below = place, place
        if self._is_stacked:
            above = place.adjusted(0, HAIR, 0, -place.height() // 2)
            below = place.adjusted(0, place.height() // 2, 0, -HAIR)
        painter.setFont(self._target_font)
        painter.setPen(theme.color("text_muted"))
        shown = cut(line.target, painter.fontMetrics(), below.width())
        painter.drawText(below, left if self._is_stacked else right, shown)
        painter.setFont(self._name_font)
        painter.setPen(theme.color("text"))
        taken = 0 if self._is_stacked else QFontMetrics(self._target_font).horizontalAdvance(shown)
        draw_cut(painter, above.adjusted(0, 0, -taken, 0), line.name)

    def event(self, event: QEvent) -> bool:
        """Where the pointer rests, the whole name is told."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            line = self._at(event.pos().y())
            if line < len(self._lines):
                QToolTip.showText(event.globalPos(), "  ".join(self._lines[line][:2]), self)
            return True
        return super().event(event)


def lines_of(routine: Routine) -> list[Line]:
    from midline.ui import phrases

    lines: list[Line] = []
    for section in routine.sections:
        if section.name:
            parts = [content(section.name).upper()]
            if section.order is Order.CIRCUIT:
                parts.append(tr("circuit"))
            if section.rounds > 1:
                parts.append(tr("{n} rounds", n=section.rounds))
            lines.append(Line(" · ".join(parts)))
        lines += [Line(content(e.name), phrases.exercise_targets(e), e) for e in section.exercises]
    return lines
