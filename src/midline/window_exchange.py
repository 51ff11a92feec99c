"""Export and import in the window: choosing a file, how far it is, and what would come in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from midline.history.store import Store
from midline.known_errors import KnownError
from midline.ui import phrases
from midline.ui.dates import full_day
from midline.ui.exchange_panel import ExportPanel, ProgressPanel, offer_import
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.window_steps import WindowSteps, in_thread

if TYPE_CHECKING:
    from midline.history.importing import Preview

log = logging.getLogger(__name__)

TO_WAIT_S = 0.4  # a shorter export needs no word about how far it is
# By the names of `reading.Reason`.
_LEFT_OUT = {
    "NO_AMOUNT": later("Sets with neither reps nor seconds: {n}, the first in line {at}."),
    "DISTANCE": later("Sets of a distance: {n}, the first in line {at}."),
    "NO_NAME": later("Rows without an exercise: {n}, the first in line {at}."),
    "NO_DATE": later("Rows without a date that can be read: {n}, the first in line {at}."),
    "NO_NUMBER": later("Rows with an amount that can't be read: {n}, the first in line {at}."),
    "RAGGED": later(
        "Rows that are cut off, or have more cells than columns: {n}, the first in line {at}."
    ),
    "INCOMPLETE": later("Sessions of which sets are missing: {n}, the first is number {at}."),
    "NOT_TAKEN": later("Sessions that can't be read: {n}, the first is number {at}."),
    "TWICE": later("Sessions that are in the file twice: {n}, the first is number {at}."),
}


class WindowExchange(QObject):
    """``imported``: there are more sessions now."""

    imported = Signal()

    def __init__(self, window: MainWindow, themes: Themes, open_store: Callable[[], Store]) -> None:
        super().__init__(window)
        self._window, self._themes, self._open_store = window, themes, open_store
        self._out, self._in = WindowSteps(window), WindowSteps(window)
        self._out.cancelled.connect(lambda: self._say(tr("Cancelled: nothing was exported.")))
        self._in.cancelled.connect(lambda: self._say(tr("Cancelled: nothing was imported.")))

    def is_importing(self) -> bool:
        """Nothing else can be written then."""
        return self._in.is_running()

    def stop(self) -> None:
        """Whatever is not whole is taken away."""
        self._out.stop()
        self._in.stop()

    # Out

    def export(self) -> None:
        panel = ExportPanel(self._window, self._themes)
        panel.export_wanted.connect(self._choose_file)
        self._window.open_panel(panel)

    def _choose_file(self, name: str) -> None:
        from midline.history.exporting import FORMATS

        suffix = FORMATS[name].suffix
        today = datetime.now().astimezone().date()
        before = Path.home() / f"midline-{name}-{today}{suffix}"
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export"), str(before), f"*{suffix} (*{suffix})"
        )
        if path:
            self._begin(name, Path(path))

    def _begin(self, name: str, path: Path) -> None:
        from midline.history.exchange.steps import count_sets
        from midline.history.exporting import FORMATS, export_file

        try:
            store = self._open_store()
            total = count_sets(store)
        except KnownError as error:
            self._tell_of(error)
            return
        self._out.begin(
            export_file(store, FORMATS[name], path),
            partial(ProgressPanel, self._window, tr("Exporting"), total=total),
            lambda _: self._tell_of_file(total, path),
            TO_WAIT_S,
        )

    def _tell_of_file(self, total: int, path: Path) -> None:
        sets = phrases.count(total, "set", "sets")
        self._window.say(tr("Exported: {sets} in {file}.", sets=sets, file=path.name))

    # In

    def import_(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import"), str(Path.home()), "*.json *.csv (*.json *.csv)"
        )
        if path:
            self.take(Path(path))

    def take_drops_on(self, page: QWidget) -> None:
        """A file that is dropped there is meant to be imported."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                QTimer.singleShot(0, self, lambda: self.take(paths[0]))
        return bool(paths)

    def take(self, path: Path) -> None:
        """Say what would come in from the file, and ask."""
        text = tr("Reading {file}…", file=path.name)
        panel = partial(ProgressPanel, self._window, tr("Import"), text)
        self._in.begin(self._look_at(path), panel, self._offer)

    def _look_at(self, path: Path) -> Generator[int, None, Preview]:
        from midline.history.importing import preview_in_steps, read_file

        read = yield from in_thread(partial(read_file, path))
        return (yield from preview_in_steps(self._open_store(), read))

    def _offer(self, found: Preview) -> None:
        program = found.source or "Midline"
        panel = offer_import(
            self._window,
            program,
            _lines(found, datetime.now(UTC)),
            found.sessions,
            partial(self._import, found),
        )
        self._window.open_panel(panel)

    def _import(self, found: Preview) -> None:
        panel = partial(ProgressPanel, self._window, tr("Importing"), total=found.sets)
        self._in.begin(self._put(found), panel, self._tell_of_sessions)

    def _put(self, found: Preview) -> Generator[int, None, int]:
        from midline.history.importing import in_steps
        from midline.history.recorder import wall_now

        steps = in_steps(self._open_store(), found.new, found.completed, wall_now())
        return (yield from steps) + len(found.completed)

    def _tell_of_sessions(self, count: int) -> None:
        sessions = phrases.count(count, "session", "sessions")
        self._window.say(tr("Imported: {sessions}.", sessions=sessions))
        self.imported.emit()

    def _tell_of(self, error: KnownError) -> None:
        log.warning("%s", error)
        self._say(str(error))

    def _say(self, news: str) -> None:
        self._window.say(news, at_once=True)


def _lines(found: Preview, now: datetime) -> list[str]:
    lines = []
    if found.new:
        days = sorted(session.day for session in found.new)
        lines.append(
            tr(
                "{sessions} with {sets}, from {first} to {last}.",
                sessions=phrases.count(len(found.new), "session", "sessions"),
                sets=phrases.count(found.new_sets, "set", "sets"),
                first=full_day(days[0]),
                last=full_day(days[-1]),
            )
        )
    if ahead := found.in_future(now):
        lines.append(
            tr(
                "Of these, in the future: {sessions}, the last on {day}.",
                sessions=phrases.count(len(ahead), "session", "sessions"),
                day=full_day(ahead[-1]),
            )
        )
    if found.new_deleted:
        deleted = phrases.count(found.new_deleted, "session", "sessions")
        lines.append(
            tr("Of these, deleted in the file, and left so: {sessions}.", sessions=deleted)
        )
    if found.completed:
        lines.append(
            tr(
                "There only in part, to be completed: {sessions}. Sets to add: {n}.",
                sessions=phrases.count(len(found.completed), "session", "sessions"),
                n=found.completed_sets,
            )
        )
    if found.there:
        there = phrases.count(found.there, "session", "sessions")
        lines.append(tr("There already: {sessions}.", sessions=there))
    if found.deleted:
        deleted = phrases.count(found.deleted, "session", "sessions")
        lines.append(tr("Deleted here before, and left so: {sessions}.", sessions=deleted))
    left_out = [
        tr(_LEFT_OUT[each.reason.name], n=each.count, at=each.first) for each in found.left_out
    ]
    if left_out:
        lines.append("\n".join([tr("Left out:"), *left_out]))
    return lines
