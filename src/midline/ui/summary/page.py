"""The summary: what was done of each set, how it felt, and Save."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from midline.session.events import CompletedSet
from midline.session.plan import Plan
from midline.ui import phrases
from midline.ui.actions import add_actions
from midline.ui.keys import EVERYWHERE, SUMMARY
from midline.ui.summary.rows import SetRows
from midline.ui.summary.table import SetTable
from midline.ui.themes import Themes
from midline.ui.widgets.button import Button
from midline.ui.widgets.page import Page
from midline.ui.widgets.scale import Scale

SIDE_WIDTH_PX = 360
NOTE_MOST = 2000  # characters


@dataclass(frozen=True)
class Said:
    """What the person says of a session; ``actual`` has only the amounts that were changed."""

    actual: dict[int, float] = field(default_factory=dict)
    effort: int | None = None
    pain: int | None = None
    note: str = ""


class SummaryPage(Page):
    """``save_wanted`` carries `Said`; the answer is ``show_trouble``, or another page."""

    save_wanted = Signal(object)
    leave_wanted = Signal()
    keys_wanted = Signal()

    def __init__(
        self,
        plan: Plan,
        done: tuple[CompletedSet, ...],
        took_s: float,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._plan, self._took_s = plan, took_s
        self.rows = SetRows(plan.sets, done)
        self.table = SetTable(self.rows, themes)
        self.headline = _label("", "hero")
        self.effort = Scale(themes, "Effort")
        self.pain = Scale(themes, "Back pain")
        self.note = QLineEdit()
        self.note.setMaxLength(NOTE_MOST)
        self.note.setPlaceholderText("Anything worth remembering")
        self.note.setAccessibleName("Note")
        self.trouble = _label("", "danger")
        self.trouble.hide()
        self.comfort = _label("Your sets are kept already. Change what is not right.", "small")
        self.save = Button("Save", "primary")
        self.save.clicked.connect(self._save)
        self.leave = Button("Leave without saving", "quiet")
        self.leave.hide()
        self.leave.clicked.connect(self.leave_wanted)
        self._lay_out()
        self.rows.dataChanged.connect(self._count)
        handlers = {
            "save": self._save,
            "edit": self.table.edit_current,
            "keys": self.keys_wanted.emit,
        }
        actions = add_actions(self, (*SUMMARY, *EVERYWHERE), handlers)
        self.removeAction(actions["edit"])
        actions["edit"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(actions["edit"])
        self._count()
        self.setFocusProxy(self.table)

    def show_trouble(self, text: str) -> None:
        """The history could not be written: what was entered stays, and Save tries again."""
        self.trouble.setText(text)
        self.trouble.show()
        self.comfort.hide()
        self.save.setText("Try again")
        self.leave.show()

    def toast_place(self) -> QRect:
        """Over the table: what is asked stands beside it."""
        return QRect(self.table.mapTo(self, self.table.rect().topLeft()), self.table.size())

    def said(self) -> Said:
        self.table.finish_editing()
        note = self.note.text().strip()
        return Said(dict(self.rows.changed), self.effort.chosen(), self.pain.chosen(), note)

    def _save(self) -> None:
        self.save_wanted.emit(self.said())

    def _count(self) -> None:
        sets = phrases.count(len(self._plan.sets), "set", "sets")
        took = phrases.clock(self._took_s)
        self.headline.setText(f"{self.rows.done_count()} of {sets} · {took}")

    def _lay_out(self) -> None:
        table_card = QFrame()
        table_card.setObjectName("card")
        inner = QVBoxLayout(table_card)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(table_card, 1)
        body.addWidget(self._side_card())
        page = QVBoxLayout(self)
        page.setContentsMargins(36, 30, 36, 32)
        page.setSpacing(4)
        is_all = self.rows.done_count() == len(self._plan.sets)
        page.addWidget(_label("ALL DONE" if is_all else "SESSION ENDED", "eyebrow"))
        page.addWidget(self.headline)
        name = _label(self._plan.routine.name[:200], "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        page.addWidget(name)
        page.addSpacing(16)
        page.addLayout(body, 1)

    def _side_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(SIDE_WIDTH_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for title, hint, scale in (
            ("How hard was it?", "0 no effort, 10 all you had", self.effort),
            ("Back pain", "0 none, 10 the worst there is", self.pain),
        ):
            column.addWidget(_label(title, "lead"))
            column.addWidget(_label(hint, "small"))
            column.addWidget(scale)
            column.addSpacing(16)
        column.addWidget(_label("Note", "lead"))
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(self.trouble)
        column.addWidget(self.comfort)
        column.addWidget(self.save)
        column.addWidget(self.leave)
        return card


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
