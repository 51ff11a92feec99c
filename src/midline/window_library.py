"""The library in the window: its files read bit by bit and followed, what was last done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from midline.data_folder import DataFolder
from midline.files import sweep
from midline.library.entries import (
    Entry,
    Origin,
    RoutineFile,
    is_routine_name,
    list_files,
    read_entry,
)
from midline.library.figures import own_and_shipped
from midline.library.remembered import remember, stamp
from midline.progress.next_routine import next_routine
from midline.resources import resource
from midline.ui.library.page import LibraryPage
from midline.ui.library.reading import SlicedReading
from midline.ui.library.rows import errors_first
from midline.ui.main_window import tell_bench
from midline.ui.phrases import ago
from midline.ui.themes import Themes

if TYPE_CHECKING:
    from midline.desktop.folder_watch import FolderWatch
    from midline.history.store import Store
    from midline.progress.past import PastSession

LATEST = 100  # sessions: more than the month that decides what is next


def library_files(data: DataFolder, named: RoutineFile | None) -> tuple[RoutineFile, ...]:
    """The user's routines and the shipped ones; before them one named on the command line."""
    shipped = resource("workouts")
    files = list_files(data.workouts, shipped)
    if data.drafts.exists():
        from midline.library.drafts import lost_files

        files = (*lost_files(data.drafts, data.workouts, shipped), *files)
    return files if named is None or named in files else (named, *files)


class WindowLibrary(QObject):
    """``said`` is news for a toast. ``named`` is the routine named on the command line, if any.

    Who comes back from another window, or another page, finds the files as they are then.
    """

    said = Signal(str)
    start_wanted = Signal(object)  # the `Entry` of a file as it is now
    changed = Signal(object)  # a tuple of the user's files that other programs changed

    def __init__(
        self,
        themes: Themes,
        data: DataFolder,
        open_store: Callable[[], Store],
        named: RoutineFile | None,
        *,
        starts_at_once: bool,
    ) -> None:
        super().__init__()
        self._data, self._open_store = data, open_store
        self._named, self._starts_at_once = named, starts_at_once
        self.was_ever_trained = False
        self.figure_of = own_and_shipped(data.figures).of
        self._stamps: dict[RoutineFile, tuple[str, str]] = {}  # of each when it was to be read
        self._watch: FolderWatch | None = None
        self.page = LibraryPage(themes, data.workouts, self.figure_of)
        self.reading = SlicedReading(self)
        self.reading.read.connect(self._put)
        self.reading.finished.connect(lambda: QTimer.singleShot(0, self, self._all_are_read))
        self.page.selected.connect(self.reading.first)
        self.page.start_wanted.connect(self._start)
        self.page.again_wanted.connect(self.read_again)
        self.page.folder_wanted.connect(self._open_folder)
        self.page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_back = event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Show)
        if self._stamps and watched is self.page and is_back:
            self.look_again()
        return False

    def read_again(self) -> None:
        files = library_files(self._data, self._named)
        self._stamps = {file: stamp(file.path) for file in files}
        self.page.set_files(files)
        self._mark_drafts(files)
        self.reading.begin(files)
        self.reading.first(self.page.chosen_key())

    def look_again(self) -> None:
        """Read what has changed since it was read, and nothing else."""
        files, before = library_files(self._data, self._named), self._stamps
        self._stamps = {file: stamp(file.path) for file in files}
        if files != tuple(before):
            self.page.set_files(files)
            chosen = self.page.chosen_key()
            self.look_at_history()
            self.page.select(chosen)
        self._mark_drafts(files)
        if self._stamps != before:
            self.reading.also(tuple(f for f in files if self._stamps[f] != before.get(f)))
            self.reading.first(self.page.chosen_key())

    def _mark_drafts(self, files: tuple[RoutineFile, ...]) -> None:
        own, drafts = self._data.workouts, self._data.drafts
        marked = set[str]()
        if drafts.exists():
            from midline.library.drafts import has_draft

            marked = {file.key for file in files if has_draft(file, own, drafts)}
        self.page.rows.set_drafts(marked)

    def show_saved(self, key: str) -> None:
        """A file that was edited, which may be new."""
        self.look_again()
        self.page.select(key)

    def show_named(self) -> None:
        if self._named is not None:
            self.page.select(self._named.key)

    def look_at_history(self) -> None:
        """When each routine was last done, and which is next."""
        (done, latest), now = self._what_was_done(), datetime.now().astimezone()
        self.was_ever_trained = bool(done)
        days = {key: (now.date() - at.astimezone().date()).days for key, at in done.items()}
        self.page.set_last({key: ago(each) for key, each in days.items()})
        self.page.set_next(next_routine(self.page.rows.keys(), latest, now) or "")

    def _what_was_done(self) -> tuple[dict[str, datetime], list[PastSession]]:
        """When each routine was last begun, and the latest sessions.

        Looking must not make the file, nor load SQLite where there is none.
        """
        if not self._data.history.exists():
            return {}, []
        from midline.history.errors import HistoryError
        from midline.history.queries import last_done, past_sessions

        try:
            store = self._open_store()
            return last_done(store), past_sessions(store, None, LATEST)
        except HistoryError as error:
            self.said.emit(str(error))
            return {}, []

    def _put(self, entry: Entry) -> None:
        self.page.put(entry)
        if self._starts_at_once and entry.file == self._named:
            self._starts_at_once = False
            self.page.start()

    def _start(self, entry: Entry) -> None:
        """Never an old version: who changed a file means it."""
        now = read_entry(entry.file)
        if now != entry:
            self.page.put(now)
        if now.routine is None:
            first = errors_first(now.problems)[0]
            self.said.emit(f"{now.path.name} has changed and can't be used now: {first.text}.")
            return
        self.page.search.clear()  # who comes back from the session finds all routines again
        self.start_wanted.emit(now)

    def _all_are_read(self) -> None:
        self.page.end_reading()
        self.page.repaint()
        tell_bench("library complete")
        remember(self._data.rows, self.page.rows.said())
        if self._watch is None:  # once a start
            for folder in (self._data.root, self._data.versions):
                sweep(folder)
        self._begin_watching()

    def _begin_watching(self) -> None:
        """From now on changes of the user's files are seen at once."""
        from midline.desktop.folder_watch import FolderWatch

        if self._watch is None:
            self._watch = FolderWatch(self._data.workouts, is_routine_name, self.page)
            self._watch.changed.connect(self._see_changes)

    def _see_changes(self, paths: tuple[Path, ...]) -> None:
        """A page that is not shown looks again when it is."""
        if self.page.isVisible():
            self.look_again()
        self.changed.emit(tuple(RoutineFile(path, Origin.USER) for path in paths))

    def _open_folder(self, folder: str) -> None:
        """In the system's file manager; where there is none, say where it is."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self.said.emit(f"The folder is {folder}")
        elif not any(file.origin is Origin.USER for file in library_files(self._data, None)):
            self.said.emit("Put your routines into this folder, or drop them on the window.")
