"""The parts of the summary."""

from __future__ import annotations

from collections.abc import Iterator

from midline.session.events import Command
from midline.ui.gallery.example import FIGURES, LONG, ROUTINE, session_after
from midline.ui.gallery.sample import Sample, focused
from midline.ui.summary.rows import DONE, SetRows
from midline.ui.summary.table import SetTable
from midline.ui.themes import Themes


def table(themes: Themes) -> Iterator[Sample]:
    def made(text: str, *script: Command | float) -> SetTable:
        controller = session_after(*script, text=text)
        session = controller.session
        rows = SetRows(session.plan.sets, session.done, took_s=600.0)
        widget = SetTable(rows, themes, FIGURES.of)
        rows.setParent(widget)
        controller.setParent(widget)
        return widget

    half = (5.0 + 31.4, Command.FINISH_SET, 20.0 + 15.0, Command.STOP)
    some = made(ROUTINE, *half)
    yield Sample("two of all sets", some, 760, 330)
    at = focused(made(ROUTINE, *half))
    at.model().setData(at.model().index(0, DONE), 38)
    yield Sample("one was changed; focus", at, 760, 330)
    yield Sample("nothing was done", made(ROUTINE, Command.STOP), 760, 330)
    yield Sample("long names", made(LONG, 5.0 + 40.0, Command.STOP), 560, 330)
