"""Midline's history page in its window over a history. Prints the milliseconds to its first paint,
and those from choosing an exercise until its line is painted.
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from midline.history.store import Store
from midline.settings import Settings
from midline.ui.history.page import EXERCISES
from midline.ui.main_window import MainWindow
from midline.ui.theme import named
from midline.ui.themes import Themes
from midline.window_history import WindowHistory

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)  # the evening of the last day that is made
ALL = ""  # the choice of all years


class Paints(QObject):
    """Whether a widget was painted since `wait` began."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._seen = self._seen or event.type() == QEvent.Type.Paint
        return False

    def wait(self) -> None:
        self._seen = False
        while not self._seen:
            QApplication.processEvents()


def main(database: Path) -> None:
    application = QApplication([])
    window = MainWindow(named("dark"), [], lambda: True)
    window.complete()
    window.show()
    Paints(window).wait()
    themes = Themes(application, "dark", system_is_dark=True)
    with closing(Store(database)) as store:
        history = WindowHistory(
            window, themes, lambda: store, Settings, lambda _settings: None, now=lambda: NOW
        )
        print(first_paint_ms(history), *lines_ms(history))


def first_paint_ms(history: WindowHistory) -> float:
    began_s = perf_counter()
    history.show()
    assert history.page is not None
    Paints(history.page.overview.calendar).wait()
    return (perf_counter() - began_s) * 1000


def lines_ms(history: WindowHistory) -> tuple[float, float]:
    """Of a year, as it is shown at first, and of all years."""
    assert history.page is not None
    history.page.show_view(EXERCISES)
    exercises = history.page.exercises
    paints = Paints(exercises.line)
    paints.wait()
    of_a_year = median(line_ms(history, paints, row) for row in range(1, exercises.rows.rowCount()))
    exercises.span.set_value(ALL)
    return of_a_year, median(
        line_ms(history, paints, row) for row in range(exercises.rows.rowCount())
    )


def line_ms(history: WindowHistory, paints: Paints, row: int) -> float:
    assert history.page is not None
    exercises = history.page.exercises
    began_s = perf_counter()
    exercises.list.setCurrentIndex(exercises.rows.index(row))
    paints.wait()
    return (perf_counter() - began_s) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
