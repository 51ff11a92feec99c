"""The parts of the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QListView

from midline.library.entries import Entry, Origin, RoutineFile
from midline.ui.gallery.example import BROKEN, FIGURES, LONG, ROUTINE, entry_of
from midline.ui.gallery.sample import Sample, Stand, focused
from midline.ui.library.card import RoutineCard
from midline.ui.library.move_list import MoveList
from midline.ui.library.offer import TourOffer
from midline.ui.library.row_delegate import RowDelegate
from midline.ui.library.rows import RoutineRows, read_row
from midline.ui.themes import Themes

SIZE = (512, 560)
CIRCUIT = """\
name: Circuit
sections:
  - name: Main part
    order: circuit
    rounds: 3
    exercises:
      - name: Plank
        do: 1 x 30s
      - name: Curl-up
        reps: 5
        hold: 10s
"""


def card(themes: Themes) -> Iterator[Sample]:
    def made(entry: Entry, last: str = "") -> RoutineCard:
        widget = RoutineCard(themes, FIGURES.of)
        widget.show_row(replace(read_row(entry), last=last), "NEXT FOR YOU")
        return widget

    yield Sample("next", made(entry_of(ROUTINE), "2 days ago"), *SIZE)
    yield Sample("long texts, with a caution", made(entry_of(LONG)), *SIZE)
    yield Sample("a broken file", made(entry_of(BROKEN, "evening.yaml")), *SIZE)
    at = made(entry_of(ROUTINE))
    focused(at.start)
    yield Sample("focus on Start", at, *SIZE)
    scrolled = made(entry_of(LONG))
    focused(scrolled.scroll_area)
    yield Sample("focus on the moves", scrolled, *SIZE)
    empty = RoutineCard(themes, FIGURES.of)
    empty.show_nothing("Nothing found", "The search looks for each word in names.", is_search=True)
    yield Sample("nothing found", empty, *SIZE)
    none = RoutineCard(themes, FIGURES.of)
    none.show_nothing("No routines yet", "Put YAML files into your folder.", is_search=False)
    yield Sample("no routines", none, *SIZE)


def list_of_routines(themes: Themes) -> Iterator[Sample]:
    yield Sample("the first is chosen", _list(themes), 400, 330)
    yield Sample("focus", focused(_list(themes)), 400, 330)
    yield Sample("narrow", _list(themes), 220, 330)


def _list(themes: Themes) -> QListView:
    view, rows = QListView(), RoutineRows()
    rows.setParent(view)
    texts = {"runners.yaml": ROUTINE, "evening.yaml": BROKEN, "long.yaml": LONG}
    files = [RoutineFile(Path(name), Origin.USER) for name in (*texts, "not-read-yet.yaml")]
    rows.set_files(tuple(files))
    for name, text in texts.items():
        rows.put(read_row(entry_of(text, name)))
    rows.set_last({"user/runners.yaml": "yesterday", "user/long.yaml": "3 weeks ago"})
    view.setModel(rows)
    view.setItemDelegate(RowDelegate(themes, view, FIGURES.of))
    view.setCurrentIndex(rows.index(0))
    return view


def move_list(themes: Themes) -> Iterator[Sample]:
    for caption, text, width in (
        ("sections", ROUTINE, 500),
        ("a circuit", CIRCUIT, 500),
        ("long names", LONG, 500),
        ("narrow", ROUTINE, 220),
    ):
        made = MoveList(themes, FIGURES.of)
        made.set_routine(entry_of(text).routine)
        yield Sample(caption, made, width)


def tour_offer(themes: Themes) -> Iterator[Sample]:
    for caption, width in (("at first", 400), ("narrow", 240)):
        stand, offer = Stand(), TourOffer()
        offer.setParent(stand)
        wide = themes.type.px(width)
        offer.setGeometry(0, 0, wide, offer.heightForWidth(wide))
        offer.show()
        yield Sample(caption, stand, width, 110)
