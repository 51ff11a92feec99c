"""The tour's cards, one after the other, each beside what it tells of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from midline.ui.library.page import LibraryPage
from midline.ui.main_window import MainWindow
from midline.ui.tour.card import TourCard
from midline.ui.translate import later, tr


@dataclass(frozen=True)
class Stop:
    """``shows`` names the part of the library that it stands beside; some are about no part."""

    title: str
    text: str
    shows: str = ""


STOPS = (
    Stop(
        later("What to do next"),
        later(
            "The large card is the routine that is next for you: its moves, its sets, how long it "
            "takes. All the others are in the list beside it."
        ),
        "card",
    ),
    Stop(
        later("Press Enter to start"),
        later(
            "Or click Start. Before your first session you hear the sounds once, so that you can "
            "set them. Then lie down: you are told what to do, and when."
        ),
        "start",
    ),
    Stop(
        later("Space is the big button"),
        later(
            "In a session it pauses and goes on; in a set without a time it says that you are "
            "done. It is the only key to remember: ? shows all the others."
        ),
    ),
    Stop(
        later("Routines of your own"),
        later("A routine is a text file. Put yours into this folder, or drop it on the window."),
        "folder",
    ),
)


class Tour(QObject):
    """``over`` comes after the last card, or when the tour is left."""

    over = Signal()

    def __init__(self, window: MainWindow, library: LibraryPage) -> None:
        super().__init__(window)
        self._window = window
        self._parts = {"card": library.card, "start": library.card.start, "folder": library.folder}

    def begin(self) -> None:
        self._show(0)

    def _show(self, number: int) -> None:
        stop = STOPS[number]
        card = TourCard(
            self._window,
            tr(stop.title),
            tr(stop.text),
            tr("{number} of {count}", number=number + 1, count=len(STOPS)),
            self._part(stop),
        )
        is_last = number == len(STOPS) - 1
        card.add_button(
            tr("Done") if is_last else tr("Next"), lambda: self._go(number + 1), primary=True
        )
        if number > 0:
            card.add_button(tr("Back"), lambda: self._show(number - 1))
        if not is_last:
            card.add_button(tr("Leave the tour"), self._end)
        card.closed.connect(self._end)
        self._window.open_panel(card)

    def _part(self, stop: Stop) -> QWidget | None:
        part = self._parts.get(stop.shows)
        return part if part is not None and part.isVisible() else None

    def _go(self, number: int) -> None:
        if number < len(STOPS):
            self._show(number)
        else:
            self._end()

    def _end(self) -> None:
        self.over.emit()
        self.deleteLater()
