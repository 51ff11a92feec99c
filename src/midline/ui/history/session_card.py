"""One session of the past: every set with its target and what was done, and how it felt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from midline.progress.past import PastSession, PastSet
from midline.ui.history import words
from midline.ui.history.cards import column_of, set_beside
from midline.ui.history.set_rows import set_rows
from midline.ui.labels import label
from midline.ui.spacing import HAIR, NEAR, TIGHT, WIDE
from midline.ui.summary.page import NOTE_MOST
from midline.ui.summary.rows import SetRows
from midline.ui.summary.table import SetTable
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.scale import Scale
from midline.ui.widgets.stills import FigureOf, no_figure

TABLE_LEAST_PX = 220  # at 100 %


class SessionCard(QFrame):
    """Corrections are told, and not kept here.

    ``amount_changed`` carries a `PastSet` and its new amount, ``set_deleted`` a `PastSet`,
    ``felt`` the `PastSession` with effort, pain and note as the person says them now.
    """

    amount_changed = Signal(object, float)
    set_deleted = Signal(object)
    felt = Signal(object, object, object, str)
    delete_wanted = Signal()
    said = Signal(str)

    def __init__(
        self, themes: Themes, figure_of: FigureOf = no_figure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._session: PastSession | None = None
        self._sets: dict[int, PastSet] = {}
        self.day = label("", "eyebrow")
        self.name = label("", "title")
        self.facts = label("", "muted")
        self._rows = SetRows((), (), 0.0)
        self.table = SetTable(self._rows, themes, figure_of)
        self.effort = Scale(themes, tr("Effort"))
        self.pain = Scale(themes, tr("Back pain"))
        self.note = QLineEdit()
        self.note.setMaxLength(NOTE_MOST)
        self.note.setPlaceholderText(tr("Anything worth remembering"))
        self.note.setAccessibleName(tr("Note"))
        self.delete_set = Button(tr("Delete set"), "quiet")
        self.delete = Button(tr("Delete session"), "quiet")
        self._lay_out()
        self.effort.value_changed.connect(self._feel)
        self.pain.value_changed.connect(self._feel)
        self.note.editingFinished.connect(self._feel)
        self.delete_set.clicked.connect(self.delete_chosen_set)
        self.delete.clicked.connect(self.delete_wanted)
        themes.changed.connect(self._arrange)

    def value(self) -> PastSession | None:
        return self._session

    def set_value(self, session: PastSession, sets: Sequence[PastSet]) -> None:
        """Shown, and not announced. The same row stays chosen."""
        row = self.table.currentIndex().row() if self._is_of(session) else 0
        self._session = None  # what follows is said by nobody
        self.day.setText(words.when(session.started_at).upper())
        self.name.setText(words.name_of(session))
        self.facts.setText(words.facts_of(session))
        self.effort.set_value(session.effort)
        self.pain.set_value(session.pain)
        self.note.setText(session.note)
        self._sets = {each.ordinal: each for each in sets}
        self._put(set_rows(session, sets), min(row, len(sets) - 1))
        self.delete_set.setEnabled(bool(sets))
        self._session = session

    def set_facts(self, session: PastSession) -> None:
        """It was corrected here; the table shows that already."""
        self._session = session
        self.facts.setText(words.facts_of(session))

    def finish_editing(self) -> None:
        """What is being entered is said, as it is when the keyboard goes elsewhere."""
        self.table.finish_editing()
        self._feel()

    def delete_chosen_set(self) -> None:
        chosen = list(self._sets.values())[self.table.currentIndex().row() :][:1]
        if chosen and self.table.currentIndex().isValid():
            self.set_deleted.emit(chosen[0])

    def _is_of(self, session: PastSession) -> bool:
        return self._session is not None and self._session.id == session.id

    def _put(self, rows: SetRows, row: int) -> None:
        rows.setParent(self)
        rows.refused.connect(self.said)
        rows.entered.connect(self._enter, Qt.ConnectionType.QueuedConnection)  # the editor is open
        old, self._rows = self._rows, rows
        self.table.set_rows(rows)
        self.table.selectRow(max(0, row))
        old.deleteLater()

    def _enter(self, ordinal: int) -> None:
        done = self._sets.get(ordinal)
        if done is not None:
            self.amount_changed.emit(done, self._rows.amount(ordinal))

    def _feel(self) -> None:
        session = self._session
        if session is None:
            return
        said = (self.effort.chosen(), self.pain.chosen(), self.note.text().strip())
        if said != (session.effort, session.pain, session.note):
            self._session = None  # until it is kept
            self.felt.emit(session, *said)
            self._session = self._session or session  # it was not: the next word tries again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The two scales stand below one another where they have no room side by side."""
        least = self.effort.minimumSizeHint().width()
        self._felt.setMinimumWidth(least)
        is_beside = self.width() - 2 * WIDE >= 2 * least + WIDE
        set_beside(self._scales, is_beside)
        self.table.setMinimumHeight(self._themes.type.px(TABLE_LEAST_PX))

    def _lay_out(self) -> None:
        column = column_of(self)
        column.setSpacing(HAIR)
        for each in (self.day, self.name, self.facts):
            column.addWidget(each)
        column.addSpacing(TIGHT)
        column.addWidget(self.table, 1)
        self._felt = QWidget()
        self._felt.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._scales = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._felt)
        self._scales.setContentsMargins(0, 0, 0, 0)
        self._scales.setSpacing(WIDE)
        for title, scale in ((tr("Effort"), self.effort), (tr("Back pain"), self.pain)):
            pair = QVBoxLayout()
            pair.setSpacing(HAIR)
            pair.addWidget(label(title, "small"))
            pair.addWidget(scale)
            self._scales.addLayout(pair, 1)
        column.addSpacing(NEAR)
        column.addWidget(self._felt)
        column.addSpacing(TIGHT)
        column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.delete_set)
        buttons.addWidget(self.delete)
        column.addLayout(buttons)
