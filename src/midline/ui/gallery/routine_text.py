"""The text side of the editor, and its list of problems."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from midline.routine.writing.document import Document
from midline.routine.writing.mending import mend
from midline.ui.editor.problems import Problems
from midline.ui.editor.yaml_text import YamlText
from midline.ui.gallery.sample import Sample, focused
from midline.ui.themes import Themes

TEXT = """# Mine, since spring
name: Core for runners
rest: 30s             # after every set
exercises:
  - name: Plank
    do: 3 x 45-60s
    tips: [Head to heels in one line, Squeeze the hips]
  - name: Bird dog
    reps: [6, 4, 2]
    hold: 10s
    release: 3s
    x-seen: on a run
"""
WRONG = TEXT.replace("45-60s", "60-45s").replace("release", "relese").replace("30s ", "soon")
BROKEN = TEXT.replace("Plank", 'Plank: "hard"')


def routine_text(themes: Themes) -> Iterator[Sample]:
    def made(text: str, line: int = 1) -> YamlText:
        widget = YamlText(themes)
        widget.setCursorWidth(0)  # it blinks
        widget.set_value(text)
        widget.set_problems(Document.of(text).reading.problems)
        widget.go_to(line, 1)
        return widget

    yield Sample("normal", made(TEXT), 500, 320)
    yield Sample("focus, at a problem", focused(made(WRONG, 6)), 500, 320)
    found = made(TEXT)
    found.find_bar.open("Plank")
    yield Sample("find", found, 500, 320)
    yield Sample("no YAML", made(BROKEN, 5), 500, 320)


def problems(themes: Themes) -> Iterator[Sample]:
    for caption, text in (("three", WRONG), ("no YAML", BROKEN)):
        document = Document.of(text)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        widget = Problems(themes)
        column.addWidget(widget)
        widget.setVisible(True)  # its rows are made while it is seen
        widget.set_value(document)
        for row in widget.rows():
            row.set_mend(mend(document, row.problem) if row.problem else None)
        yield Sample(caption, around, 1000)
