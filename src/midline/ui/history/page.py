"""The history: a year at a glance, each exercise over time, every session with its sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from midline.progress.past import Day
from midline.ui.actions import add_actions
from midline.ui.history.overview import Overview
from midline.ui.keys import EVERYWHERE, HISTORY
from midline.ui.labels import label
from midline.ui.spacing import EDGE, GAP, HAIR, NEAR, TIGHT, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.flow import Flow
from midline.ui.widgets.page import Page
from midline.ui.widgets.stills import FigureOf, no_figure

if TYPE_CHECKING:
    from midline.ui.history.exercises import Exercises
    from midline.ui.history.nothing_yet import NothingYet
    from midline.ui.history.sessions import Sessions

ONE_LINE_PX = 800  # at 100 %, for the heading with the views
OVERVIEW, EXERCISES, SESSIONS = "overview", "exercises", "sessions"


class HistoryPage(Page):
    """The window listens, also to the views, and answers with what they show.

    ``view_changed`` carries the name of the view that is shown and wants its values. All but the
    overview are built when they are first wanted; ``view_built`` carries their name.
    """

    leave_wanted = Signal()
    keys_wanted = Signal()
    undo_wanted = Signal()
    view_changed = Signal(str)
    view_built = Signal(str)
    export_wanted = Signal()
    import_wanted = Signal()
    restore_wanted = Signal()
    deleted_wanted = Signal()

    def __init__(
        self, themes: Themes, figure_of: FigureOf = no_figure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._figure_of = themes, figure_of
        self.setObjectName("page")
        self.setAccessibleName(tr("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.overview = Overview(themes)
        self._exercises: Exercises | None = None
        self._sessions: Sessions | None = None
        self._nothing_yet: NothingYet | None = None
        self.back = Button(tr("←  Back"), "quiet")
        self.back.setAccessibleName(tr("Back", "to the page before"))
        views = {
            OVERVIEW: tr("Overview"),
            EXERCISES: tr("Exercises"),
            SESSIONS: tr("Sessions", "a list of them"),
        }
        self.view = Choice(list(views.items()))
        self.view.setAccessibleName(tr("View"))
        self.view.set_value(OVERVIEW)
        self.undo = Button(tr("Undo"), "quiet")
        self.undo.hide()
        self.table = Button("", "quiet")
        self._show_tables(False)
        self.keys = Button(tr("Keys"), "quiet")
        self.export = Button(tr("Export…"), "quiet")
        self.import_ = Button(tr("Import…"), "quiet")
        self.restore = Button(tr("Restore…"), "quiet")
        self.deleted = Button(tr("Deleted…"), "quiet")
        self._lay_out()
        self._connect()
        themes.changed.connect(self._arrange)

    @property
    def exercises(self) -> Exercises:
        if self._exercises is None:
            from midline.ui.history.exercises import Exercises

            self._exercises = Exercises(self._themes, self._figure_of)
            self._exercises.show_tables(self._is_table)
            self._add(EXERCISES, self._exercises)
        return self._exercises

    @property
    def sessions(self) -> Sessions:
        if self._sessions is None:
            from midline.ui.history.sessions import Sessions

            self._sessions = Sessions(self._themes, self._figure_of)
            self._add(SESSIONS, self._sessions)
        return self._sessions

    @property
    def nothing_yet(self) -> NothingYet:
        """What stands here before the first session."""
        if self._nothing_yet is None:
            from midline.ui.history.nothing_yet import NothingYet

            self._nothing_yet = NothingYet(self._themes)
            self._nothing_yet.start_wanted.connect(self.leave_wanted)
            self._stack.addWidget(self._nothing_yet)
        return self._nothing_yet

    def _add(self, name: str, view: QWidget) -> None:
        self._views.addWidget(view)
        self.view_built.emit(name)

    def show_overview(self, days: Sequence[Day], today: date, goal: int) -> None:
        """``days`` are all there are; without any, what will be here is told."""
        is_empty = not days
        self._stack.setCurrentWidget(self.nothing_yet if is_empty else self._views)
        self.view.setVisible(not is_empty)
        self.table.setVisible(not is_empty and self.view.value() != SESSIONS)
        foot = self.nothing_yet.foot if is_empty else self.overview.foot
        foot.addWidget(self._data)
        self.export.setVisible(not is_empty)
        self.overview.set_value(days, today, goal)

    def show_view(self, name: str) -> None:
        self.view.set_value(name)
        self._show_view(name)

    def show_undo(self, is_there: bool) -> None:
        """Whether there is a correction to take back."""
        self.undo.setVisible(is_there)

    def finish_editing(self) -> None:
        if self._sessions is not None:
            self._sessions.card.finish_editing()

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._nothing_yet:
            self.nothing_yet.start.setFocus()
        elif (now := self._views.currentWidget()) is self._exercises:
            self.exercises.list.setFocus()
        elif now is self._sessions:
            self.sessions.list.setFocus()
        else:
            self.overview.calendar.setFocus()

    def toast_place(self) -> QRect:
        """Over what can be scrolled, and not over a button."""
        now = self._views.currentWidget()
        place: QWidget = self._stack
        if now is self._exercises:
            place = self.exercises.line
        elif now is self._sessions:
            place = self.sessions.card.table
        shown = place if place.isVisible() else self._stack
        return QRect(shown.mapTo(self, QPoint()), shown.size())

    def _show_view(self, name: str) -> None:
        view: QWidget = self.overview
        if name == EXERCISES:
            view = self.exercises
        elif name == SESSIONS:
            view = self.sessions
        self._views.setCurrentWidget(view)
        self.table.setVisible(name != SESSIONS)
        self.view_changed.emit(name)

    def _toggle_tables(self) -> None:
        self._show_tables(not self._is_table)

    def _show_tables(self, is_table: bool) -> None:
        self._is_table = is_table
        self.table.setText(tr("As pictures") if is_table else tr("As tables"))
        self.overview.show_tables(is_table)
        if self._exercises is not None:
            self._exercises.show_tables(is_table)

    def _go_back(self) -> None:
        """A step at a time: from what was searched, or from the sessions of a day, and out."""
        now = self._views.currentWidget()
        if now is self._exercises and self.exercises.go_back():
            return
        if now is self._sessions and self.sessions.go_back():
            return
        self.leave_wanted.emit()

    def _search(self) -> None:
        self.show_view(EXERCISES)
        self.exercises.go_to_search()

    def _go_to(self, name: str) -> None:
        if self._stack.currentWidget() is self._views:
            self.show_view(name)
            self.take_focus()

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.keys.clicked.connect(self.keys_wanted)
        self.view.changed.connect(self._show_view)
        self.undo.clicked.connect(self.undo_wanted)
        self.table.clicked.connect(self._toggle_tables)
        self.export.clicked.connect(self.export_wanted)
        self.import_.clicked.connect(self.import_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.deleted.clicked.connect(self.deleted_wanted)
        handlers: dict[str, Callable[[], object]] = {
            "leave": self._go_back,
            "table": self._toggle_tables,
            "search": self._search,
            "undo": self.undo_wanted.emit,
            "keys": self.keys_wanted.emit,
            **{name: partial(self._go_to, name) for name in (OVERVIEW, EXERCISES, SESSIONS)},
        }
        add_actions(self, (*HISTORY, *EVERYWHERE), handlers)

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(self.overview)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._views)
        self._data = QWidget()
        data = Flow(self._data, ends=True)
        data.setSpacing(TIGHT)
        for button in (self.export, self.import_, self.restore, self.deleted):
            data.addWidget(button)
        self._head = QGridLayout()
        self._lay_out_head()
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, WIDE, 0, 0)
        page.setSpacing(NEAR)
        page.addLayout(self._head)
        self._arrange()
        page.addWidget(self._stack, 1)

    def _lay_out_head(self) -> None:
        left = QWidget()
        names = QHBoxLayout(left)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(GAP)
        title = label(tr("History"), "title")
        title.setWordWrap(False)
        names.addWidget(self.back)
        names.addWidget(title)
        tools = QHBoxLayout()
        tools.setSpacing(HAIR)
        for button in (self.undo, self.table, self.keys):
            tools.addWidget(button)
        self._head.setContentsMargins(0, 0, EDGE, 0)
        self._head.setHorizontalSpacing(GAP)
        self._head.addWidget(left, 0, 0)
        self._head.setColumnStretch(2, 1)
        self._head.addLayout(tools, 0, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In little room the views have a line of their own."""
        is_wide = self.width() >= self._themes.type.px(ONE_LINE_PX)
        self._head.removeWidget(self.view)
        self._head.addWidget(
            self.view, 0 if is_wide else 1, 1 if is_wide else 0, 1, 1 if is_wide else 4
        )
