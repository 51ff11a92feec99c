"""What a new routine begins with, and the exercises that are added to one."""

from __future__ import annotations

from collections.abc import Iterator

from midline.library.templates import more_moves, templates
from midline.routine.known import known_moves
from midline.ui.editor.insert_panel import InsertPanel
from midline.ui.editor.new_panel import MOVES, NewPanel
from midline.ui.gallery.example import FIGURES
from midline.ui.gallery.panels import shown
from midline.ui.gallery.sample import Sample, Stand
from midline.ui.themes import Themes


def new_routine(themes: Themes) -> Iterator[Sample]:
    more = more_moves()
    known = known_moves([(more.routine, more.text)])
    yield shown("normal", NewPanel(Stand(), themes, templates(), known, FIGURES.of), 820, 640)
    panel = NewPanel(Stand(), themes, templates(), known, FIGURES.of)
    panel.begin.buttons[MOVES].click()
    yield shown("from exercises", panel, 820, 640)


def add_exercises(themes: Themes) -> Iterator[Sample]:
    more = more_moves()
    known = known_moves([(more.routine, more.text)])
    panel = InsertPanel(Stand(), themes, known, FIGURES.of)
    for row in (3, 1):
        panel.picker.list.clicked.emit(panel.picker.rows.index(row))
    yield shown("two picked", panel, 820, 640)
