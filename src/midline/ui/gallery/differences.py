"""Two texts compared, and what is asked about a routine file that is edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from midline.ui.editor.difference_panel import DifferencePanel, VersionsPanel, ask_which
from midline.ui.editor.difference_view import DifferenceView
from midline.ui.gallery.panels import shown
from midline.ui.gallery.routine_text import TEXT
from midline.ui.gallery.sample import Sample, Stand, focused
from midline.ui.themes import Themes
from midline.ui.unsaved_panels import ask_to_leave_unsaved, ask_to_save_elsewhere
from midline.ui.widgets.panel import Panel

MINE = TEXT.replace("30s  ", "45s  ").replace("Plank", "Long plank", 1)
LONG = TEXT.replace("[Head to heels", f"[{'Breathe slowly, ' * 9}Head to heels")
FULL = "core.yaml could not be saved: there is no room left on the disk. It is as it was before."
NO_DRAFT = "Your changes of core.yaml could not be kept as a draft: no room is left on the disk."
TODAY = date(2026, 11, 21)
SAVED_AT = [datetime(2026, 11, day, 19, 15).astimezone() for day in (21, 20, 14)]


def difference(themes: Themes) -> Iterator[Sample]:
    for caption, mine, other in (("two changes", MINE, TEXT), ("a long line", TEXT, LONG)):
        view = DifferenceView(themes)
        view.set_value(mine, other)
        view.fit(640, 260)
        yield Sample(caption, focused(view), 640, 260)


def file_questions(themes: Themes) -> Iterator[Sample]:
    yield shown("changed elsewhere", _which(themes, TEXT), 900, 640)
    yield shown("changed elsewhere to what is no text", _which(themes, None), 720, 400)
    original = DifferencePanel(Stand(), themes, "Original", "As it was.", TEXT, TEXT)
    original.add_button("Close", _nothing)
    yield shown("no difference", original, 720, 400)
    versions = VersionsPanel(Stand(), themes, SAVED_AT, MINE, lambda _: TEXT, TODAY)
    versions.add_button("Bring it back", _nothing, primary=True)
    yield shown("versions", versions, 1000, 640)
    none = VersionsPanel(Stand(), themes, (), MINE, lambda _: TEXT, TODAY)
    none.add_button("Close", _nothing)
    yield shown("no versions yet", none, 720, 400)
    yield shown("not saved", ask_to_save_elsewhere(Stand(), FULL, _nothing, _nothing))
    yield shown("no draft", ask_to_leave_unsaved(Stand(), NO_DRAFT, _nothing, _nothing))


def _which(themes: Themes, theirs: str | None) -> Panel:
    return ask_which(
        Stand(),
        themes,
        "core.yaml",
        MINE,
        theirs,
        keep_mine=_nothing,
        take_theirs=_nothing,
        keep_both=_nothing,
    )


def _nothing() -> None:
    pass
