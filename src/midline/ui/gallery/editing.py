"""The editor's list, forms and timeline."""

from __future__ import annotations

from collections.abc import Iterator

from midline.routine.writing.places import Address
from midline.ui.editor.editing import Editing
from midline.ui.editor.forms import Forms
from midline.ui.editor.outline import Outline
from midline.ui.editor.rows import located, rows_of
from midline.ui.editor.timeline import Timeline
from midline.ui.gallery.example import BROKEN, FIGURES, ROUTINE
from midline.ui.gallery.sample import Sample, focused
from midline.ui.themes import Themes

NO_YAML = "name: [Core\n"


def outline(themes: Themes) -> Iterator[Sample]:
    def made(text: str, at: Address) -> Outline:
        editing = Editing(text)
        widget = Outline(themes, editing, FIGURES.of)
        editing.setParent(widget)
        widget.set_rows(rows_of(editing.document))
        widget.select(at)
        return widget

    yield Sample("an exercise is chosen", made(ROUTINE, (0, 1)), 340, 470)
    yield Sample("focus, on a section", focused(made(ROUTINE, (1,))), 340, 470)
    yield Sample("with mistakes", made(BROKEN, (0, 0)), 340, 200)


def forms(themes: Themes) -> Iterator[Sample]:
    def made(text: str, at: Address, seen: str = "") -> Forms:
        editing = Editing(seen or text)
        widget = Forms(editing)
        editing.setParent(widget)
        widget.show_part(editing.document, at, located(editing.document))
        if seen:
            editing.reset(text)
            widget.show_part(editing.document, at, located(editing.document))
        widget.look_for_mends(editing.document, located(editing.document))
        return widget

    yield Sample("the routine", made(ROUTINE, ()), 400, 560)
    yield Sample("a section", made(ROUTINE, (1,)), 400, 560)
    yield Sample("an exercise", made(ROUTINE, (0, 0)), 400, 560)
    yield Sample("with mistakes", made(BROKEN, (0, 0)), 400, 560)
    yield Sample("it waits", made(NO_YAML, (0, 0), ROUTINE), 400, 560)


def timeline(themes: Themes) -> Iterator[Sample]:
    for caption, text, at in (
        ("an exercise is chosen", ROUTINE, (0, 2)),
        ("the routine is", ROUTINE, ()),
        ("a mistake from the start", BROKEN, ()),
    ):
        widget = Timeline(themes)
        widget.set_document(Editing(text).document)
        widget.select(at)
        yield Sample(caption, widget, 1000)
