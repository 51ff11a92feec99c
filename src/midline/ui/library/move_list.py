"""The moves of a routine: still, name and sets, under their sections' names.

In a wide place they are larger, or stand in two columns, so that all are seen at once.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from midline.routine.model import Exercise, Order, Routine
from midline.ui.fonts import font
from midline.ui.row_painting import LETTERS_MOST, draw_wrapped, wrapped_px
from midline.ui.spacing import FAR, GAP, TIGHT, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

LINE_PX, SECTION_PX = 38, 38  # at 100 %, at least
LINES_MOST = 60  # are looked at, whether name and sets fit beside one another
WIDEST_PX = 860  # of a column; further apart, a move and its sets are hard to follow across
ROOMY_PX = 1000  # at 100 %
# Columns and scale, the best first:
SHAPES = ((1, 2.0), (1, 1.75), (1, 1.5), (1, 1.25), (2, 1.25), (1, 1.0), (2, 1.0))


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
        self._places: list[QRect] = []  # of each line
        self._is_stacked = False
        self._room_px = 0
        self._arrange()
        themes.changed.connect(self._arrange)

    def set_routine(self, routine: Routine | None) -> None:
        self._lines = [] if routine is None else lines_of(routine)
        said = (f"{line.name} {line.target}" for line in self._lines[:50])
        self.setAccessibleName("; ".join(said))
        self._arrange()

    def set_room(self, height_px: int) -> None:
        """How high it may be without having to be scrolled."""
        if height_px != self._room_px:
            self._room_px = height_px
            self._arrange()

    def _arrange(self) -> None:
        is_roomy = self.width() >= self._themes.type.px(ROOMY_PX)
        for columns, scale in SHAPES if is_roomy else ((1, 1.0),):
            self._take_scale(scale)
            self._places = self._places_in(columns, round(WIDEST_PX * (1 + scale) / 2))
            if self.sizeHint().height() <= self._room_px:
                break
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _take_scale(self, scale: float) -> None:
        sizes = self._themes.type
        body = sizes.body * (1 + scale) / 2  # texts grow half as much as stills
        self._stills.scale = scale
        self._name_font = font(body, QFont.Weight.DemiBold)
        self._target_font = font(body, tabular=True)
        self._section_font = font(sizes.small, QFont.Weight.Bold)

    def _places_in(self, columns: int, widest: int) -> list[QRect]:
        """About the same number of lines in each column, and no section's name at an end."""
        width = min(widest, (self.width() - (columns - 1) * FAR) // columns)
        self._is_stacked = self._needed_px() > width
        heights = [self._height_of(line, width) for line in self._lines]
        half, places, left, top = sum(heights) / columns, [], 0, 0
        for i, height in enumerate(heights):
            after_name = i > 0 and self._lines[i - 1].move is None
            if columns > 1 and left == 0 and top + height / 2 > half and not after_name:
                left, top = width + FAR, 0
            places.append(QRect(left, top, width, height))
            top += height
        return places

    def _height_of(self, line: Line, width: int) -> int:
        if line.move is None:
            least = self._themes.type.px(SECTION_PX)
            return max(least, wrapped_px(line.name, self._section_font, width) + TIGHT)
        text = self._themes.type.px(LINE_PX)
        if self._is_stacked:
            text = sum(self._texts_px(line, width - self._still_px())) + 2 * TIGHT
        return max(text, self._stills.size().height() + TIGHT)

    def _texts_px(self, line: Line, width: int) -> tuple[int, int]:
        """The heights of its name, and of its target below."""
        name = wrapped_px(line.name, self._name_font, width)
        return name, wrapped_px(line.target, self._target_font, width)

    def _needed_px(self) -> int:
        """The width of the longest line, of the first ones."""
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
        return QSize(200, max((place.y() + place.height() for place in self._places), default=1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for line, place in zip(self._lines, self._places, strict=True):
            if place.intersects(event.rect()):
                self._paint_line(painter, place, line)
        painter.end()

    def _paint_line(self, painter: QPainter, place: QRect, line: Line) -> None:
        theme = self._themes.theme
        if line.move is None:
            painter.setPen(theme.color("text_muted"))
            draw_wrapped(painter, place, line.name, self._section_font)
            return
        painter.setPen(theme.color("outline"))
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        self._stills.paint(painter, place, line.move, "raised")
        above = below = place.adjusted(self._still_px(), 0, 0, 0)
        if self._is_stacked:
            above, below = self._stacked(above, line)
        painter.setPen(theme.color("text_muted"))
        draw_wrapped(painter, below, line.target, self._target_font, at_end=not self._is_stacked)
        if not self._is_stacked:
            taken = QFontMetrics(self._target_font).horizontalAdvance(line.target)
            above = above.adjusted(0, 0, -taken, 0)
        painter.setPen(theme.color("text"))
        draw_wrapped(painter, above, line.name, self._name_font)

    def _stacked(self, place: QRect, line: Line) -> tuple[QRect, QRect]:
        """The places of its name and target, together half way down."""
        name, target = self._texts_px(line, place.width())
        top = place.top() + (place.height() - name - target) // 2
        above = QRect(place.left(), top, place.width(), name)
        return above, QRect(place.left(), top + name, place.width(), target)

    def event(self, event: QEvent) -> bool:
        """Where the pointer rests, the whole name is told."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for line, place in zip(self._lines, self._places, strict=True):
                if place.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), "  ".join(line[:2]), self)
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
