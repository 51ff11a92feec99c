"""A routine as one printed page, with its figures: as a PDF, or drawn with any painter.

What does not fit is written smaller and in more columns, and then with less of each exercise, until
it is one page. A routine of a few moves can be read from the mat.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from midline.routine.model import Routine
from midline.session.plan import compile_plan
from midline.settings import Language
from midline.ui import phrases
from midline.ui.languages import Languages
from midline.ui.printed_parts import Card, Column, Detail, Heading, Ink, Paragraph, Part, rule
from midline.ui.theme import named
from midline.ui.translate import content
from midline.ui.widgets.stills import FigureOf

POINT = 10  # the unit is a tenth of a point
_MARGIN, _GUTTER = 40 * POINT, 20 * POINT
_GAP_EM, _SECTION_EM = 1.1, 1.5  # before a card, and before a section
_SIZES = (
    (1, 13, Detail.FULL),
    (1, 12, Detail.FULL),
    (1, 11, Detail.FULL),
    (2, 12, Detail.FULL),
    (2, 11, Detail.FULL),
    (2, 10, Detail.FULL),
    (2, 9, Detail.FULL),
    (2, 8, Detail.FULL),
    (3, 7.5, Detail.FULL),
    (2, 9, Detail.BRIEF),
    (3, 8, Detail.BRIEF),
    (3, 7, Detail.BRIEF),
    (4, 6.5, Detail.BRIEF),
    (3, 8, Detail.LINE),
    (4, 7, Detail.LINE),
)
_SMALLER = 0.85


class Paper(Enum):
    A4 = "a4"
    LETTER = "letter"

    @property
    def page_size(self) -> QPageSize:
        is_a4 = self is Paper.A4
        return QPageSize(QPageSize.PageSizeId.A4 if is_a4 else QPageSize.PageSizeId.Letter)

    @property
    def size(self) -> QSizeF:
        return self.page_size.size(QPageSize.Unit.Point) * POINT


def usual_paper(locale: QLocale) -> Paper:
    """Letter where inches are in use."""
    system = locale.measurementSystem()
    return Paper.LETTER if system is QLocale.MeasurementSystem.ImperialUSSystem else Paper.A4


def pdf(routine: Routine, figure_of: FigureOf, paper: Paper) -> bytes:
    """The page as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * POINT)
    writer.setPageLayout(
        QPageLayout(paper.page_size, QPageLayout.Orientation.Portrait, QMarginsF())
    )
    writer.setTitle(content(routine.name))
    writer.setCreator("Midline")
    painter = QPainter(writer)
    draw_page(painter, routine, figure_of, paper)
    painter.end()
    return bytes(buffer.data().data())


def pdf_alone(routine: Routine, figure_of: FigureOf, paper: str | None, language: str) -> bytes:
    """The same where there is no window. ``paper`` is a value of `Paper`, ``language`` a choice."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    languages = Languages(app, Language(language))
    page = pdf(routine, figure_of, Paper(paper) if paper else usual_paper(QLocale.system()))
    languages.choose(Language.ENGLISH)
    return page


def draw_page(painter: QPainter, routine: Routine, figure_of: FigureOf, paper: Paper) -> None:
    """In tenths of a point, the corner of the paper at the painter's zero."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    laid_out(routine, figure_of, paper).paint(painter)


def laid_out(routine: Routine, figure_of: FigureOf, paper: Paper) -> Page:
    """With the largest text that leaves room for everything."""
    return next(filter(None, _pages(routine, figure_of, paper.size)))


@dataclass(frozen=True)
class Page:
    """Everything in its place."""

    placed: Sequence[tuple[QPointF, Part]]
    ink: Ink
    line_y: float  # under the head
    width: float

    def paint(self, painter: QPainter) -> None:
        for at, part in self.placed:
            part.paint(painter, at)
        rule(painter, self.ink, QPointF(_MARGIN, self.line_y), self.width)


def _pages(routine: Routine, figure_of: FigureOf, paper: QSizeF) -> Iterator[Page | None]:
    """From the largest text to the smallest, without an end; None where it does not fit."""
    theme = named("light")
    for columns, points, detail in _SIZES:
        yield _page(routine, figure_of, paper, Ink(theme, points * POINT, detail), columns)
    columns, points, detail = _SIZES[-1]
    while True:
        points *= _SMALLER
        columns += 1
        yield _page(routine, figure_of, paper, Ink(theme, points * POINT, detail), columns)


def _page(
    routine: Routine, figure_of: FigureOf, paper: QSizeF, ink: Ink, columns: int
) -> Page | None:
    width = paper.width() - 2 * _MARGIN
    head, foot = _head(routine, ink, width), _foot(routine, ink, width)
    line_y = _MARGIN + head.height + 0.9 * ink.em
    foot_y = paper.height() - _MARGIN - foot.height
    top = line_y + 1.1 * ink.em
    room = foot_y - 0.8 * ink.em - top
    gutter = _GUTTER if columns < 4 else ink.em
    one = (width - (columns - 1) * gutter) / columns
    pieces: list[_Piece] = []
    for piece in _pieces(routine, figure_of, ink, one):
        pieces.append(piece)
        if sum(each.height for each in pieces) > columns * room:
            return None
    fitted = _folded(pieces, columns, room)
    if fitted is None:
        return None
    placed: list[tuple[QPointF, Part]] = [(QPointF(_MARGIN, _MARGIN), head)]
    placed.append((QPointF(_MARGIN, foot_y), foot))
    for n, column in enumerate(fitted):
        x = _MARGIN + n * (one + gutter)
        placed += [(QPointF(x, top + y), piece.part) for y, piece in column]
    return Page(placed, ink, line_y, width)


def _head(routine: Routine, ink: Ink, width: float) -> Column:
    theme, plan = ink.theme, compile_plan(routine)
    title = min(26 * POINT, 2.6 * ink.em) / ink.em
    facts = phrases.facts(routine, plan.total_s, len(plan.sets))
    said = (
        (0.0, content(routine.name), title, "text", 700),
        (0.2, content(routine.about), 1, "text_muted", 400),
        (0.4, facts, 1, "accent", 600),
        (0.4, content(routine.caution), 0.9, "get_ready", 400),
    )
    return Column([
        (before * ink.em, Paragraph(text, ink.font(size, weight), theme.color(role), width))
        for before, text, size, role, weight in said
        if text
    ])  # fmt: skip


def _foot(routine: Routine, ink: Ink, width: float) -> Paragraph:
    said = " · ".join(filter(None, (content(routine.source), "Midline")))
    size = min(8 * POINT, 0.8 * ink.em) / ink.em
    return Paragraph(said, ink.font(size), ink.theme.color("text_muted"), width)


@dataclass(frozen=True)
class _Piece:
    """``before`` is the space above it, but at the top of a column."""

    part: Part
    before: float
    is_heading: bool = False

    @property
    def height(self) -> float:
        return self.part.height


def _pieces(routine: Routine, figure_of: FigureOf, ink: Ink, width: float) -> Iterator[_Piece]:
    gap = (0.35 if ink.detail is Detail.LINE else _GAP_EM) * ink.em
    for section in routine.sections:
        follows_heading = bool(section.name) or section.rounds > 1
        if follows_heading:
            yield _Piece(Heading(ink, section, width), _SECTION_EM * ink.em, is_heading=True)
        for exercise in section.exercises:
            figure = None if ink.detail is Detail.LINE else figure_of(exercise)
            card = Card(ink, exercise, section.rounds, figure, width)
            yield _Piece(card, 0.6 * gap if follows_heading else gap)
            follows_heading = False


_Columns = list[list[tuple[float, _Piece]]]


def _folded(pieces: Sequence[_Piece], columns: int, room: float) -> _Columns | None:
    """Columns that end at about the same height; None if there is not enough room."""
    best = _filled(pieces, columns, room)
    low, high = 0.0, room
    while best is not None and columns > 1 and high - low > room / 100:
        middle = (low + high) / 2
        tried = _filled(pieces, columns, middle)
        low, high = (low, middle) if tried else (middle, high)
        best = tried or best
    return best


def _filled(pieces: Sequence[_Piece], columns: int, room: float) -> _Columns | None:
    """One column after the other. A heading is never the last of one."""
    filled: _Columns = [[]]
    y = 0.0
    for n, piece in enumerate(pieces):
        before = piece.before if filled[-1] else 0.0
        needed = before + piece.height
        if piece.is_heading and n + 1 < len(pieces):
            needed += pieces[n + 1].before + pieces[n + 1].height
        if y + needed > room:
            filled.append([])
            y = before = 0.0
            if len(filled) > columns or needed > room:
                return None
        filled[-1].append((y + before, piece))
        y += before + piece.height
    return filled
