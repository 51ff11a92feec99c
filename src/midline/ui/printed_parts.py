"""The parts of a printed page: what each says, how high it is in a width, and how it is drawn.

All lengths are in tenths of a point, on white paper, in the colours of the light theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from midline.figures.model import Figure
from midline.routine.model import Cluster, Exercise, Hold, Order, Section, Sides
from midline.ui import phrases
from midline.ui.fonts import font
from midline.ui.theme import Theme
from midline.ui.translate import content, tr
from midline.ui.widgets.figure_colors import FigureColors, figure_colors
from midline.ui.widgets.figure_painting import draw_no_figure, draw_still

BOXES_MOST = 12  # to tick, one a set; more say no more than the number does
_LINE_BREAK = "\u2028"
_DASH, _DASH_EM = "–", 0.85
_TILE_SHARE, _TILE_MOST_EM, _TILE_RATIO = 0.36, 12.5, 0.72  # of a card's width; wide; high to wide
_BOX_EM, _ROUND_EM = 0.95, 0.4
_STEP, _APART = 1.4, 0.35  # from box to box, and more after both sides of a set


class Detail(Enum):
    """What a card says of an exercise."""

    FULL = auto()  # also rest, kit, tips, boxes to tick
    BRIEF = auto()  # its figure and its amount
    LINE = auto()  # its amount


@dataclass(frozen=True)
class Ink:
    """How a page is written: ``em`` is the height of its plain text."""

    theme: Theme
    em: float
    detail: Detail

    def font(self, size: float = 1.0, weight: int = 400) -> QFont:
        """``size`` is in ems."""
        made = font(size * self.em, weight)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def figure_colors(self) -> FigureColors:
        return replace(figure_colors(self.theme, ground="surface"), ground=self.tile())

    def tile(self) -> QColor:
        return self.theme.mixed("raised", 0.55, "surface")


class Part(Protocol):
    """Drawn with its upper left corner at a place."""

    height: float

    def paint(self, painter: QPainter, at: QPointF) -> None: ...


class Paragraph:
    """Text in lines of a width; a word that is too long for one is broken."""

    def __init__(self, text: str, written: QFont, color: QColor, width: float) -> None:
        self._color = color
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK), written)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        self.height = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height() * 1.08
        self._layout.endLayout()

    def paint(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(self._color)
        self._layout.draw(painter, at)


class Column:
    """Parts below each other, each with the space that comes before it."""

    def __init__(self, parts: Sequence[tuple[float, Part]]) -> None:
        self._parts = parts
        self.height = sum(before + part.height for before, part in parts)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        y = at.y()
        for before, part in self._parts:
            part.paint(painter, QPointF(at.x(), y + before))
            y += before + part.height


class Tip:
    """A dash, and the lines beside it."""

    def __init__(self, ink: Ink, text: str, width: float) -> None:
        self._indent = _DASH_EM * ink.em
        written, color = ink.font(0.85), ink.theme.color("text")
        self._dash = Paragraph(_DASH, written, color, self._indent)
        self._text = Paragraph(text, written, color, width - self._indent)
        self.height = self._text.height

    def paint(self, painter: QPainter, at: QPointF) -> None:
        self._dash.paint(painter, at)
        self._text.paint(painter, at + QPointF(self._indent, 0))


class Boxes:
    """One to tick for each set, or a pair for its two sides; an offered one has a dotted edge."""

    def __init__(self, ink: Ink, sets: int, offered: int, of_one: int) -> None:
        self._ink, self._sets, self._offered, self._of_one = ink, sets, offered, of_one
        self.height = _BOX_EM * ink.em

    def paint(self, painter: QPainter, at: QPointF) -> None:
        size = self.height
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for n in range(self._sets * self._of_one):
            one = n // self._of_one
            is_offered = one >= self._sets - self._offered
            style = Qt.PenStyle.DotLine if is_offered else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._ink.theme.color("field"), 0.07 * size, style))
            apart = _APART * one if self._of_one > 1 else 0
            box = QRectF(at.x() + (n * _STEP + apart) * size, at.y(), size, size)
            painter.drawRoundedRect(box, 0.15 * size, 0.15 * size)


class Card:
    """An exercise: its figure at the left, and beside it what there is to do."""

    def __init__(
        self, ink: Ink, exercise: Exercise, rounds: int, figure: Figure | None, width: float
    ) -> None:
        self._ink, self._figure = ink, figure
        self._has_tile = ink.detail is not Detail.LINE
        wide = min(_TILE_SHARE * width, _TILE_MOST_EM * ink.em)
        self._tile = QRectF(0, 0, wide, _TILE_RATIO * wide) if self._has_tile else QRectF()
        self._beside = self._tile.width() + (ink.em if self._has_tile else 0)
        self._text = _text(ink, exercise, rounds, width - self._beside)
        self.height = max(self._tile.height(), self._text.height)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        if self._has_tile:
            self._paint_tile(painter, self._tile.translated(at))
        down = max(0.0, (self._tile.height() - self._text.height) / 2)
        self._text.paint(painter, at + QPointF(self._beside, down))

    def _paint_tile(self, painter: QPainter, tile: QRectF) -> None:
        em, colors = self._ink.em, self._ink.figure_colors()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.ground)
        painter.drawRoundedRect(tile, _ROUND_EM * em, _ROUND_EM * em)
        inner = tile.adjusted(0.4 * em, 0.3 * em, -0.4 * em, -0.3 * em)
        drawing = (
            draw_still(self._figure, colors, inner)
            if self._figure
            else draw_no_figure(colors, inner)
        )
        drawing.paint(painter)


def _text(ink: Ink, exercise: Exercise, rounds: int, width: float) -> Column:
    theme = ink.theme

    def said(text: str, size: float, role: str, weight: int = 400) -> Part:
        return Paragraph(text, ink.font(size, weight), theme.color(role), width)

    name = said(content(exercise.name), 1.12, "text", 700)
    if ink.detail is Detail.LINE:
        return Column([(0, name), (0, said(_targets(exercise), 0.95, "text_muted"))])
    parts: list[tuple[float, Part]] = [
        (0.0, name),
        (0.1 * ink.em, said(_targets(exercise), 1, "accent", 600)),
    ]
    if ink.detail is Detail.FULL:
        rest = [tr("Rest {time}", time=phrases.seconds(exercise.rest_s))] if exercise.rest_s else []
        facts = " · ".join([*rest, *map(content, exercise.needs)])
        if facts:
            parts.append((0.1 * ink.em, said(facts, 0.85, "text_muted")))
        tips = (Tip(ink, content(tip), width) for tip in exercise.tips)
        parts += [(0.15 * ink.em, tip) for tip in tips]
        parts += [(0.45 * ink.em, boxes) for boxes in _boxes(ink, exercise, rounds)]
    return Column(parts)


def _boxes(ink: Ink, exercise: Exercise, rounds: int) -> list[Boxes]:
    """None for more than there is room for."""
    sets = len(exercise.works) * rounds
    of_one = 2 if exercise.sides in (Sides.LEFT_RIGHT, Sides.RIGHT_LEFT) else 1
    offered = len(exercise.works) - exercise.sets_least if rounds == 1 else 0
    return [Boxes(ink, sets, offered, of_one)] if sets * of_one <= BOXES_MOST else []


def _targets(exercise: Exercise) -> str:
    said = phrases.exercise_targets(exercise)
    pace = "" if isinstance(exercise.works[0], Hold | Cluster) else phrases.pace(exercise)
    return f"{said} · {pace}" if pace else said


class Heading:
    """The name of a section and how it is gone through, over a line."""

    def __init__(self, ink: Ink, section: Section, width: float) -> None:
        self._ink, self._width = ink, width
        how = [tr("circuit")] if section.order is Order.CIRCUIT else []
        how += [tr("{n} rounds", n=section.rounds)] if section.rounds > 1 else []
        said = " · ".join([content(section.name), *how])
        color = ink.theme.color("text_muted")
        self._name = Paragraph(said, ink.font(1.0, 700), color, width)
        self.height = self._name.height + 0.3 * ink.em

    def paint(self, painter: QPainter, at: QPointF) -> None:
        self._name.paint(painter, at)
        rule(painter, self._ink, QPointF(at.x(), at.y() + self.height), self._width)


def rule(painter: QPainter, ink: Ink, at: QPointF, width: float) -> None:
    painter.setPen(QPen(ink.theme.color("outline"), 0.06 * ink.em))
    painter.drawLine(at, at + QPointF(width, 0))
