"""What leaves the window on paper, and what comes in from other programs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from midline.routine.model import Routine, Section
from midline.ui.gallery.example import FIGURES, plan_of
from midline.ui.gallery.panels import shown
from midline.ui.gallery.sample import Sample, Stand
from midline.ui.import_preview import ImportPreview, Incoming
from midline.ui.printed_page import Paper, draw_page
from midline.ui.themes import Themes

PX_PER_UNIT = 0.06
LOST = (
    "The weight, distance or assistance of Hip bridge.",
    "Dip had no target: it is 10 reps now.",
)


def printed_page(themes: Themes) -> Iterator[Sample]:
    example = plan_of().routine
    many = Section("All of it", example.exercises * 5)
    for caption, one in (
        ("as large as it fits", example),
        ("in columns", Routine("Much to do", (many,))),
        ("very long", Routine("Too much to do", (many,) * 8)),
    ):
        for paper in (Paper.A4,) if one is not example else Paper:
            page = _drawn(one, paper)
            yield Sample(f"{caption}, {paper.value}", page, page.width(), page.height())


def _drawn(one: Routine, paper: Paper) -> QLabel:
    picture = QPixmap((paper.size * PX_PER_UNIT).toSize())
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(PX_PER_UNIT, PX_PER_UNIT)
    draw_page(painter, one, FIGURES.of, paper)
    painter.end()
    page = QLabel()
    page.setPixmap(picture)
    page.resize(picture.size())
    return page


def import_preview(themes: Themes) -> Iterator[Sample]:
    facts = "24 min · 18 sets · no kit"
    few = [Incoming(name, facts) for name in ("Evening", "Morning", "Before work")]
    few[1] = Incoming("Morning", facts, LOST)
    yield shown("some routines", ImportPreview(Stand(), themes, few), 760, 460)
    one = Incoming("Morning", facts, LOST)
    yield shown("one, not whole", ImportPreview(Stand(), themes, [one]), 760, 340)
    many = [Incoming(f"Routine {n}", facts, LOST[:1]) for n in range(40)]
    yield shown("many", ImportPreview(Stand(), themes, many), 760, 420)
