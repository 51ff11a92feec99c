"""The history in the window: the page, what it shows of the store, and corrections with undo."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal

from midline.history import corrections, queries
from midline.history.errors import HistoryError
from midline.history.store import Store
from midline.progress.past import ExerciseTotal, PastSession, PastSet
from midline.settings import Settings
from midline.ui.history import words
from midline.ui.history.page import EXERCISES, OVERVIEW, SESSIONS, HistoryPage
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.stills import FigureOf, no_figure
from midline.window_exchange import WindowExchange

log = logging.getLogger(__name__)

PAGE = 60  # sessions that are read at once: more than a window has room for


def local_now() -> datetime:
    return datetime.now().astimezone()


class WindowHistory(QObject):
    """``settings`` tells those in force, ``change`` takes up others. ``now`` has its zone."""

    over = Signal()  # back to the library
    restore_wanted = Signal()
    restore_undo_wanted = Signal()  # nothing was corrected since
    deleted_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        open_store: Callable[[], Store],
        settings: Callable[[], Settings],
        change: Callable[[Settings], object],
        figure_of: FigureOf = no_figure,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._any_store = window, themes, open_store
        self._settings, self._change = settings, change
        self._figure_of, self.now = figure_of, now
        self._exchange = WindowExchange(window, themes, open_store)
        self._exchange.imported.connect(self.read_again)
        self._undo: list[Callable[[Store], None]] = []
        self._corrected: object = None  # the history that these are of
        self._seen: object = None  # `Store.changes` of what is shown
        self.page: HistoryPage | None = None

    def show(self) -> None:
        """As the history is now: a session, an import or another laptop may have added to it."""
        if self.page is None:
            self.page = self._new_page()
        if self.read_again():
            self._window.show_page(self.page)

    def forget_page(self) -> None:
        """Another language was chosen: the page is built anew when it is wanted."""
        page, self.page = self.page, None
        if page is not None:
            self._window.drop_page(page)

    def is_importing(self) -> bool:
        """Nothing else can be written then."""
        return self._exchange.is_importing()

    def stop(self) -> None:
        """The window closes: what is being entered is kept, what is half imported is not."""
        self._exchange.stop()
        if self.page is not None:
            self.page.finish_editing()

    def read_again(self) -> bool:
        """Whether that went well; if not, it is told, and what is shown stays."""
        page = self.page
        if page is None:
            return False
        is_read = False
        with self._told():
            today = self.now().date()
            self._seen = self._open_store().changes()
            days = queries.days(self._open_store(), date.min, date.max)
            page.show_overview(days, today, self._settings().weekly_goal)
            self._fill(page.view.value())
            is_read = True
        return is_read  # noqa: RET504 - what goes wrong within is told, and leaves it as it was

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes back to the window may have trained in a terminal meanwhile."""
        page = self.page
        is_back = event.type() is QEvent.Type.WindowActivate and page is watched
        if page is not None and is_back and page.isVisible() and self._is_changed():
            page.finish_editing()
            self.read_again()
        return False

    def _show_view(self, view: str) -> None:
        if self._is_changed():
            self.read_again()
        else:
            self._fill(view)

    def _is_changed(self) -> bool:
        """By another program, since it was read."""
        is_changed = False
        with self._told():
            is_changed = self._open_store().changes() != self._seen
        return is_changed  # noqa: RET504 - what goes wrong within is told

    def _open_store(self) -> Store:
        """What was corrected in another one, before a backup took its place, is over."""
        store = self._any_store()
        which = store.which()
        if which != self._corrected:
            self._corrected = which
            self._forget_corrections()
        return store

    def _forget_corrections(self) -> None:
        if self._undo:
            self._undo.clear()
            self._window.forget_undo()
        if self.page is not None:
            self.page.show_undo(False)

    def _new_page(self) -> HistoryPage:
        page = HistoryPage(self._themes, self._figure_of)
        page.leave_wanted.connect(self.over)
        page.keys_wanted.connect(self._window.show_keys)
        page.view_changed.connect(self._show_view)
        page.installEventFilter(self)
        page.undo_wanted.connect(self._take_back)
        page.export_wanted.connect(self._exchange.export)
        page.import_wanted.connect(self._exchange.import_)
        page.restore_wanted.connect(self.restore_wanted)
        page.deleted_wanted.connect(self.deleted_wanted)
        self._exchange.take_drops_on(page)
        page.overview.day_chosen.connect(self._show_day)
        page.overview.goal_changed.connect(self._take_goal)
        page.view_built.connect(self._listen_to)
        page.show_undo(bool(self._undo))
        return page

    def _listen_to(self, view: str) -> None:
        page = self.page
        if page is None:
            return
        if view == EXERCISES:
            page.exercises.line_wanted.connect(self._show_line)
        elif view == SESSIONS:
            sessions = page.sessions
            sessions.chosen.connect(self._show_session)
            sessions.more_wanted.connect(self._show_more)
            sessions.all_wanted.connect(lambda: self._show_sessions(None))
            sessions.delete_wanted.connect(self._delete_session)
            sessions.card.amount_changed.connect(self._change_amount)
            sessions.card.set_deleted.connect(self._delete_set)
            sessions.card.felt.connect(self._take_feeling)
            sessions.card.said.connect(partial(self._window.say, at_once=True, is_of_page=True))

    # What is shown

    def _fill(self, view: str) -> None:
        """Only what is looked at is read."""
        page = self.page
        if page is None:
            return
        with self._told():
            if view == EXERCISES:
                totals = queries.exercises(self._open_store())
                page.exercises.set_value(totals, self.now().date())
            elif view == SESSIONS:
                self._show_sessions(page.sessions.day)

    def _show_day(self, day: date) -> None:
        page = self.page
        if page is not None:
            page.sessions.day = day
            page.show_view(SESSIONS)
            page.take_focus()

    def _show_sessions(self, day: date | None) -> None:
        page = self.page
        if page is None:
            return
        with self._told():
            store, today = self._open_store(), self.now().date()
            if day is not None:
                page.sessions.set_value(queries.sessions_on(store, day), today, day=day)
                return
            shown = max(PAGE, page.sessions.rows.rowCount())  # who had scrolled is not sent back
            found = queries.past_sessions(store, None, shown)
            page.sessions.set_value(found, today, has_more=len(found) == shown)

    def _show_more(self, last: PastSession) -> None:
        if self.page is not None:
            with self._told():
                found = queries.past_sessions(self._open_store(), last, PAGE)
                self.page.sessions.add(found, has_more=len(found) == PAGE)

    def _show_session(self, session: PastSession) -> None:
        if self.page is not None:
            with self._told():
                sets = queries.past_sets(self._open_store(), session.id)
                self.page.sessions.set_session(session, sets)

    def _show_line(self, total: ExerciseTotal, first: date | None) -> None:
        if self.page is not None:
            with self._told():
                span = first or date.min, date.max
                points = queries.line(self._open_store(), total.name, total.kind, *span)
                self.page.exercises.set_line(points)

    def _take_goal(self, goal: int) -> None:
        self._change(replace(self._settings(), weekly_goal=goal))

    # Corrections

    def _change_amount(self, done: PastSet, amount: float) -> None:
        if amount <= 0:
            self._delete_set(done)
            return
        said = tr(
            "{exercise}, set {n}: {amount}.",
            exercise=content(done.exercise),
            n=done.number,
            amount=words.amount(done.kind, amount),
        )
        self._correct(
            lambda store: corrections.change_set(store, done.id, amount, self.now()),
            lambda store: corrections.change_set(store, done.id, done.actual, self.now()),
            said,
        )

    def _delete_set(self, done: PastSet) -> None:
        said = tr(
            "{exercise}, set {n}, is deleted.", exercise=content(done.exercise), n=done.number
        )
        self._correct(
            lambda store: corrections.remove_set(store, done.id, self.now()),
            lambda store: corrections.bring_back_set(store, done.id, self.now()),
            said,
        )

    def _delete_session(self, session: PastSession) -> None:
        said = tr("{session} is deleted.", session=words.name_of(session))
        self._correct(
            lambda store: corrections.remove_session(store, session.id, self.now()),
            lambda store: corrections.bring_back_session(store, session.id, self.now()),
            said,
        )

    def _take_feeling(
        self, session: PastSession, effort: int | None, pain: int | None, note: str
    ) -> None:
        def kept(effort: int | None, pain: int | None, note: str) -> Callable[[Store], None]:
            return lambda store: corrections.change_session(
                store, session.id, effort, pain, note, self.now()
            )

        before = kept(session.effort, session.pain, session.note)
        self._correct(kept(effort, pain, note), before)

    def _correct(
        self, do: Callable[[Store], None], undo: Callable[[Store], None], said: str = ""
    ) -> None:
        with self._told():
            do(self._open_store())
            self._undo.append(undo)
            self._window.forget_undo()
            if said:
                self._window.say(said, at_once=True, undo=self._take_back)
            self._show_corrected()

    def _take_back(self) -> None:
        with self._told():
            store = self._open_store()
            if not self._undo:
                self.restore_undo_wanted.emit()
                return
            self._undo[-1](store)
            self._undo.pop()
            self._window.forget_undo()
            self._window.say(tr("Taken back"), at_once=True)
            self._show_corrected()

    def _show_corrected(self) -> None:
        if self.page is not None:
            self.page.show_undo(bool(self._undo))
            self.read_again()
            if self.page.view.value() == OVERVIEW:
                self.page.take_focus()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What can't be read or written is told, and what is shown stays."""
        try:
            yield
        except HistoryError as error:
            log.warning("the history: %s", error)
            self._window.say(str(error), at_once=True)
