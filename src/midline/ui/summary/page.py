"""The summary: what was done of each set, how it felt, and Save."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from midline.session.events import CompletedSet
from midline.session.plan import Plan
from midline.ui import phrases
from midline.ui.accessible import announce
from midline.ui.actions import add_actions
from midline.ui.keys import EVERYWHERE, SUMMARY
from midline.ui.labels import Heading, label
from midline.ui.spacing import EDGE, GAP, HAIR, NEAR, TIGHT, WIDE
from midline.ui.summary.rows import SetRows
from midline.ui.summary.table import SetTable
from midline.ui.themes import Themes
from midline.ui.translate import content, told, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.page import Page
from midline.ui.widgets.scale import Scale
from midline.ui.widgets.scroll import Scroll
from midline.ui.widgets.stills import FigureOf, no_figure

SIDE_WIDTH_PX = 360  # at 100 %
BESIDE_PX = 1000  # at 100 %; in less room what is asked stands below the table
FOOT_BESIDE_PX = 560  # at 100 %; in less room the buttons stand below what is told
TABLE_LEAST_PX = 260  # at 100 %
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
        figure_of: FigureOf = no_figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Summary"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self._plan, self._took_s = themes, plan, took_s
        self.rows = SetRows(plan.sets, done, took_s)
        self.table = SetTable(self.rows, themes, figure_of)
        self.table.setObjectName("card")
        self.headline = label("", "hero")
        self.effort = Scale(themes, tr("Effort"))
        self.pain = Scale(themes, tr("Back pain"))
        self.note = QLineEdit()
        self.note.setMaxLength(NOTE_MOST)
        self.note.setPlaceholderText(tr("Anything worth remembering"))
        self.note.setAccessibleName(tr("Note"))
        self.trouble = label("", "danger")
        self.trouble.hide()
        comfort = tr("Your sets are kept already. Change what is not right.")
        self.comfort = label(comfort, "small")
        self.save = Button(tr("Save"), "primary")
        self.save.clicked.connect(self._save)
        self.leave = Button(tr("Leave without saving"), "quiet")
        self.leave.hide()
        self.leave.clicked.connect(self.leave_wanted)
        self._lay_out()
        self.rows.dataChanged.connect(self._count)
        self.rows.refused.connect(self._tell)
        self._add_actions()
        self._count()
        self.setFocusProxy(self.table)
        QWidget.setTabOrder(self.note, self.save)
        QWidget.setTabOrder(self.save, self.leave)
        themes.changed.connect(self._arrange)

    def _add_actions(self) -> None:
        handlers = {
            "save": self._save,
            "edit": self.table.edit_current,
            "keys": self.keys_wanted.emit,
        }
        actions = add_actions(self, (*SUMMARY, *EVERYWHERE), handlers)
        self.removeAction(actions["edit"])
        actions["edit"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(actions["edit"])

    def show_trouble(self, text: str) -> None:
        """The history could not be written: what was entered stays, and Save tries again."""
        self.trouble.setText(told(text))
        self.trouble.show()
        self.comfort.hide()
        self.save.setText(tr("Try again"))
        self.leave.show()
        announce(self, told(text), at_once=True)

    def _tell(self, text: str) -> None:
        """In the place of the comfort."""
        self.comfort.setText(text)
        announce(self, text, at_once=True)

    def toast_place(self) -> QRect:
        """Over the table, where what is asked stands beside it; never over the foot."""
        if self._body.direction() is QBoxLayout.Direction.TopToBottom:
            return self._scroll.geometry()
        return QRect(self.table.mapTo(self, QPoint()), self.table.size())

    def said(self) -> Said:
        self.table.finish_editing()
        note = self.note.text().strip()
        return Said(dict(self.rows.changed), self.effort.chosen(), self.pain.chosen(), note)

    def _save(self) -> None:
        self.save_wanted.emit(self.said())

    def _count(self) -> None:
        sets = phrases.count(len(self._plan.sets), "set", "sets")
        took = phrases.clock(self._took_s)
        done = self.rows.done_count()
        self.headline.setText(tr("{done} of {sets} · {time}", done=done, sets=sets, time=took))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._themes.type
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_beside = self.width() >= scale.px(BESIDE_PX)
        self._body.setDirection(across if is_beside else down)
        self.table.setMinimumHeight(scale.px(TABLE_LEAST_PX))
        side = scale.px(SIDE_WIDTH_PX)
        self._side.setMinimumWidth(side if is_beside else 0)
        self._side.setMaximumWidth(side if is_beside else self.width())
        is_wide = self.width() >= scale.px(FOOT_BESIDE_PX)
        self._foot.setDirection(across if is_wide else down)

    def _lay_out(self) -> None:
        self._side = self._side_card()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(WIDE)
        self._body.addWidget(self.table, 1)
        self._body.addWidget(self._side)
        page = self._page()
        is_all = self.rows.done_count() == len(self._plan.sets)
        page.addWidget(label(tr("ALL DONE" if is_all else "SESSION ENDED"), "eyebrow"))
        page.addWidget(self.headline)
        name = label(content(self._plan.routine.name)[:200], "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        page.addWidget(name)
        page.addSpacing(NEAR)
        page.addLayout(self._body, 1)

    def _page(self) -> QVBoxLayout:
        """All but the foot scrolls, where large text needs more room than there is."""
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(EDGE, WIDE, 0, 0)
        around.setSpacing(0)
        self._scroll = Scroll(inside)
        around.addWidget(self._scroll)
        around.addWidget(self._foot_bar())
        page = QVBoxLayout(inside)
        page.setContentsMargins(0, 0, EDGE, NEAR)
        page.setSpacing(HAIR)
        return page

    def _side_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(TIGHT)
        for title, hint, scale in (
            (tr("How hard was it?"), tr("0 no effort, 10 all you had"), self.effort),
            (tr("Back pain"), tr("0 none, 10 the worst there is"), self.pain),
        ):
            column.addWidget(Heading(title, "lead"))
            column.addWidget(label(hint, "small"))
            column.addWidget(scale)
            column.addSpacing(GAP)
        column.addWidget(Heading(tr("Note"), "lead"))
        column.addWidget(self.note)
        column.addStretch(1)
        return card

    def _foot_bar(self) -> QFrame:
        """What is told of saving, and the buttons: always in sight."""
        bar = QFrame()
        bar.setObjectName("foot")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        self._foot.setContentsMargins(0, NEAR, EDGE, NEAR)
        self._foot.setSpacing(NEAR)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        self._foot.addWidget(self.trouble, 1)
        self._foot.addWidget(self.comfort, 1)
        self._foot.addLayout(buttons)
        return bar
