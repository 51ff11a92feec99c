"""The file under edit is followed: what other programs do to it is seen at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from midline.desktop.folder_watch import FolderWatch
from midline.known_errors import KnownError
from midline.library.edited_file import EditedFile
from midline.ui.editor.page import EditorPage
from midline.ui.main_window import MainWindow
from midline.ui.translate import told, tr
from midline.window_draft import WindowDraft

TYPING_MS = 700  # after the last letter


class WindowFollowing(QObject):
    """Lives as long as ``page``, whose head tells how the file is. ``now`` has its zone.

    An unchanged text is replaced by the file's, a step that can be undone. Who is typing is asked
    nothing before a pause: the letters would go to the question.
    """

    differs = Signal(object)  # the bytes of the file, where both sides changed it

    def __init__(
        self,
        window: MainWindow,
        page: EditorPage,
        file: EditedFile,
        draft: WindowDraft,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(page)
        self._window, self._page, self._file = window, page, file
        self._draft, self._now = draft, now
        self._watch: FolderWatch | None = None
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._end_typing)
        self._has_to_ask = False
        page.editing.changed.connect(self._typing.start)
        page.editing.waiting.connect(self._typing.start)
        self._why = tr("The file was deleted. Save writes it again.")

    def begin(self) -> None:
        """The file was opened, or saved, perhaps as another one."""
        self.stop()
        if not self._file.is_new:
            name = self._file.path.name
            self._watch = FolderWatch(self._file.path.parent, lambda each: each == name, self)
            self._watch.changed.connect(self.look)
        self._tell()

    def stop(self) -> None:
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None

    def look(self) -> None:
        """Whether the file has something else now. While another page is shown it waits."""
        if self._window.page() is not self._page or self._file.is_new:
            return
        try:
            there = self._file.there()
        except KnownError as error:
            self._lose(told(str(error)))
            return
        if there == self._file.seen:
            self._tell()
            return
        if there is None:
            self.lose()
        elif there == self._text().encode("utf-8", "surrogatepass"):
            self.take(there)
        elif self._draft.has_changes() and self._typing.isActive():
            self._has_to_ask = True
            self.differ()
        elif self._draft.has_changes():
            self.differs.emit(there)
        else:
            self.take(there)
            what = tr("Another program changed this file. Ctrl Z brings back what it was.")
            self._window.say(what, at_once=True, is_of_page=True)

    def _end_typing(self) -> None:
        if self._has_to_ask:
            self._has_to_ask = False
            self.look()

    def differ(self) -> None:
        """Both sides changed it, and nobody has chosen yet."""
        about = tr("Another program changed it too. Save shows how.")
        self._page.show_file(self._file.path.name, about)

    def lose(self) -> None:
        """It was deleted."""
        self._lose(tr("The file was deleted. Save writes it again."))

    def _lose(self, why: str) -> None:
        """The text is nowhere but here."""
        if self._file.is_gone and why == self._why:
            return
        self._why = why
        self._file.lose()
        self._page.editing.mark_unsaved()
        self._tell()
        self._window.say(why, at_once=True, is_of_page=True)

    def take(self, there: bytes) -> None:
        """A step that can be undone; what the person wrote is a version too."""
        had_changes = self._draft.has_changes()
        self._draft.wait()
        try:
            self._file.keep_mine(self._text(), there, self._now())
            text = self._file.take(there)
        except KnownError as error:
            self._window.say(str(error), at_once=True)
            return
        self._page.editing.reset(text)
        if had_changes:
            self._file.drop_draft()  # it is what was chosen against, or what the file has now
        self._tell()

    def _text(self) -> str:
        return self._page.editing.document.text

    def _tell(self) -> None:
        page, file = self._page, self._file
        page.show_original(file.original is not None and file.seen is not None)
        if file.is_new:
            page.show_file(tr("New routine"), tr("Save makes a file of it."))
        elif file.seen is not None:
            copy = tr("Your copy of a Midline routine")
            page.show_file(file.path.name, copy if file.original else "")
        elif file.original is not None:
            page.show_file(file.path.name, tr("Save makes a copy of your own."))
        else:
            page.show_file(file.path.name, self._why)
