"""Sessions, the newest first, and the chosen one with all its sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from midline.progress.past import PastSession, PastSet
from midline.ui import dates
from midline.ui.actions import add_actions
from midline.ui.history.beside import Beside
from midline.ui.history.exercises import build_list
from midline.ui.history.row_delegate import PastRowDelegate
from midline.ui.history.rows import SessionRows
from midline.ui.history.session_card import SessionCard
from midline.ui.keys import HISTORY
from midline.ui.labels import label
from midline.ui.spacing import NEAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.stills import FigureOf, no_figure


class Sessions(Beside):
    """``chosen`` carries a `PastSession` whose sets are wanted.

    ``more_wanted`` carries the last one of the list, and is answered at once with `add`.
    """

    chosen = Signal(object)
    more_wanted = Signal(object)
    all_wanted = Signal()
    delete_wanted = Signal(object)

    def __init__(self, themes: Themes, figure_of: FigureOf = no_figure) -> None:
        super().__init__(themes)
        self.day: date | None = None  # whose sessions are shown; None for all
        self._deleted: set[str] = set()  # ids; a deletion can be taken back
        self.rows = SessionRows()
        self.list = QListView()
        build_list(self.list, self.rows, PastRowDelegate(themes, self.list))
        self.list.setAccessibleName(tr("Sessions", "a list of them"))
        self.heading = label("", "lead")
        self.show_all = Button(tr("All sessions"), "second")
        self.nothing = label(tr("No session on this day"), "muted")
        self.card = SessionCard(themes, figure_of)
        self._lay_out()
        self.rows.more_wanted.connect(lambda: self.more_wanted.emit(self.rows.records[-1]))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.show_all.clicked.connect(self.all_wanted)
        self.card.delete_wanted.connect(self.delete_chosen)
        self._add_keys()

    def set_value(
        self,
        sessions: Sequence[PastSession],
        today: date,
        *,
        day: date | None = None,
        has_more: bool = False,
    ) -> None:
        """All, or those of a day. One that came back is chosen; else the chosen one stays."""
        chosen, row = self._to_choose(sessions), self.list.currentIndex().row()
        self.day = day
        self.heading.setText(dates.full_day(day) if day else "")
        self.heading.setVisible(day is not None)
        self.show_all.setVisible(day is not None)
        self.nothing.setVisible(not sessions)
        self.rows.set_value(sessions, today, has_more=has_more)
        self.list.setVisible(bool(sessions))
        self.card.setVisible(bool(sessions))
        index = self.rows.index_of(chosen) if chosen else self.rows.index(0)
        if not index.isValid():
            index = self.rows.index(max(0, min(row, len(sessions) - 1)))
        self.list.setCurrentIndex(index)

    def add(self, sessions: Sequence[PastSession], *, has_more: bool) -> None:
        self.rows.add(sessions, has_more=has_more)

    def select(self, session_id: str) -> None:
        index = self.rows.index_of(session_id)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def value(self) -> PastSession | None:
        return self.rows.record(self.list.currentIndex())

    def set_session(self, session: PastSession, sets: Sequence[PastSet]) -> None:
        """The answer to ``chosen``."""
        self.rows.put(session)
        self.card.set_value(session, sets)

    def set_facts(self, session: PastSession) -> None:
        self.rows.put(session)
        self.card.set_facts(session)

    def delete_chosen(self) -> None:
        session = self.value()
        if session is not None:
            self._deleted.add(session.id)
            self.delete_wanted.emit(session)

    def go_back(self) -> bool:
        """To all sessions, if those of a day are shown."""
        if self.day is None:
            return False
        self.all_wanted.emit()
        return True

    def _to_choose(self, sessions: Sequence[PastSession]) -> str:
        """The id of one that was deleted here and is back, or of the one that is chosen."""
        shown = {each.id for each in self.rows.records}
        back = [each.id for each in sessions if each.id in self._deleted - shown]
        chosen = self.value()
        return back[0] if back else chosen.id if chosen else ""

    def _choose(self) -> None:
        session = self.value()
        if session is not None:
            self.chosen.emit(session)

    def _add_keys(self) -> None:
        """Each is for the list or the table that has the keyboard."""
        list_, table, here = self.list, self.card.table, Qt.ShortcutContext.WidgetShortcut
        add_actions(list_, HISTORY, {"delete": self.delete_chosen}, here)
        on_a_set = {"delete": self.card.delete_chosen_set, "edit": table.edit_current}
        add_actions(table, HISTORY, on_a_set, here)

    def _lay_out(self) -> None:
        listed = QWidget()
        side = QVBoxLayout(listed)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(NEAR)
        side.addWidget(self.heading)
        side.addWidget(self.show_all)
        side.addWidget(self.list, 1)
        side.addWidget(self.nothing, 1)
        self.put(listed, self.card)
