"""Every exercise that was ever done, and the chosen one over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from midline.progress.past import ExerciseTotal, Point
from midline.ui import dates
from midline.ui.accessible import announce
from midline.ui.history import words
from midline.ui.history.beside import Beside
from midline.ui.history.cards import card_with, eyebrow
from midline.ui.history.pictured import Pictured
from midline.ui.history.row_delegate import PastRowDelegate
from midline.ui.history.rows import ExerciseRows
from midline.ui.labels import label
from midline.ui.spacing import NEAR
from midline.ui.themes import Themes
from midline.ui.translate import content, later, tr
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.exercise_line import ExerciseLine
from midline.ui.widgets.stills import FigureOf, no_figure

SPANS = {
    "90": later("3 months"),
    "365": later("1 year"),
    "": later("All"),
}
CHART_LEAST_PX = 260  # at 100 %


class Exercises(Beside):
    """``line_wanted`` carries the `ExerciseTotal` and its first day, or None for all."""

    line_wanted = Signal(object, object)

    def __init__(self, themes: Themes, figure_of: FigureOf = no_figure) -> None:
        super().__init__(themes)
        self._today = date.min
        self.rows = ExerciseRows()
        self.search = QLineEdit()
        self.list = QListView()
        self.nothing = label(tr("Nothing found"), "muted")
        self.name = label("", "title")
        self.facts = label("", "lead")
        self.sums = label("", "muted")
        self.span = Choice([(days, tr(text)) for days, text in SPANS.items()])
        self.span.setAccessibleName(tr("Time"))
        self.span.set_value("365")
        self.line = ExerciseLine(themes)
        self._pictured = Pictured(themes, self.line, tr("Days with this exercise"))
        self._build_list(figure_of)
        self._lay_out()
        self.search.textChanged.connect(self._search)
        for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            here = Qt.ShortcutContext.WidgetShortcut  # before the page, which would scroll
            QShortcut(arrow, self.search, self.list.setFocus, context=here)
        self.list.selectionModel().currentChanged.connect(self._ask)
        self.span.changed.connect(self._ask)
        themes.changed.connect(self._take_sizes)

    def _build_list(self, figure_of: FigureOf) -> None:
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the exercises"))
        self.search.setClearButtonEnabled(True)
        self.nothing.hide()
        build_list(self.list, self.rows, PastRowDelegate(self._themes, self.list, figure_of))
        self.list.setAccessibleName(tr("Exercises"))

    def set_value(self, totals: Sequence[ExerciseTotal], today: date) -> None:
        """The latest first; the chosen one stays, or the first is chosen."""
        chosen = self.chosen()
        self._today = today
        self.rows.set_value(totals, today)
        self._choose(chosen)

    def chosen(self) -> ExerciseTotal | None:
        return self.rows.record(self.list.currentIndex())

    def set_line(self, points: Sequence[Point]) -> None:
        """Of the chosen exercise, by day; the answer to ``line_wanted``."""
        total = self.chosen()
        if total is None:
            return
        self.line.set_value(points, total.kind)
        self._pictured.fill()
        self.name.setText(words.title(content(total.name)))
        best, latest = (words.amount(total.kind, each) for each in (total.best, total.latest))
        self.facts.setText(tr("Best ever {best} · latest {latest}", best=best, latest=latest))
        self.sums.setText(self._summed(total, points))

    def show_tables(self, is_table: bool) -> None:
        self._pictured.show_table(is_table)

    def _summed(self, total: ExerciseTotal, points: Sequence[Point]) -> str:
        """What the picture has in all; for both sides a day is one day."""
        if not points:
            last = dates.full_day(total.last_day)
            return tr("Nothing in this time. Last done on {day}.", day=last)
        from midline.ui import phrases

        amount = words.total(total.kind, sum(point.total for point in points))
        sets = phrases.count(sum(point.sets for point in points), "set", "sets")
        days = phrases.count(len({point.day for point in points}), "day", "days")
        return tr("{amount} in {sets}, on {days}", amount=amount, sets=sets, days=days)

    def _ask(self) -> None:
        total = self.chosen()
        days = self.span.value()
        if total is not None:
            first = self._today - timedelta(days=int(days) - 1) if days else None
            self.line_wanted.emit(total, first)

    def _search(self, text: str) -> None:
        chosen = self.chosen()
        self.rows.search(text)
        self._choose(chosen)
        found = self.rows.rowCount()
        self.list.setVisible(found > 0)
        self.nothing.setVisible(found == 0)
        first = self.chosen()
        announce(self, content(first.name) if first else tr("Nothing found"))

    def _choose(self, total: ExerciseTotal | None) -> None:
        index = self.rows.index_of(total)
        self.list.setCurrentIndex(index if index.isValid() else self.rows.index(0))
        self._ask()

    def go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_back(self) -> bool:
        """To all exercises, if only some are shown."""
        has_searched = bool(self.search.text())
        self.search.clear()
        self.list.setFocus()
        return has_searched

    def _take_sizes(self) -> None:
        self._pictured.setMinimumHeight(self._themes.type.px(CHART_LEAST_PX))

    def _lay_out(self) -> None:
        listed = QWidget()
        side = QVBoxLayout(listed)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(NEAR)
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        side.addWidget(self.nothing, 1)
        heading = eyebrow(tr("Exercise"))
        card, column = card_with(heading, self.name, self.facts)
        column.addWidget(self.span, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sums)  # of that time alone
        column.addWidget(self._pictured, 1)
        self.put(listed, card)
        self._take_sizes()


def build_list(view: QListView, rows: object, delegate: PastRowDelegate) -> None:
    view.setModel(rows)  # type: ignore[arg-type]
    view.setItemDelegate(delegate)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
