"""The draft of the file under edit: kept while somebody types, and there when they come back."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from midline.known_errors import KnownError
from midline.library.drafts import Draft
from midline.library.edited_file import EditedFile
from midline.routine.writing.document import Document
from midline.ui.editor.editing import Editing
from midline.ui.main_window import MainWindow
from midline.ui.translate import told, tr

log = logging.getLogger(__name__)

DRAFT_AFTER_MS = 2000  # from the first letter that no draft has: a crash costs no more than this


class WindowDraft(QObject):
    """Lives as long as ``editing``, whose text it keeps.

    While somebody types it is written by a thread: a disk may take seconds for it. Whoever changes
    the file, or what there is of its draft, waits for that.
    """

    _failed = Signal(str)  # in the thread

    def __init__(self, window: MainWindow, file: EditedFile, editing: Editing) -> None:
        super().__init__(editing)
        self._window, self._file, self._editing = window, file, editing
        self._own: Path | None = None  # the file whose draft, the first one, was made in this visit
        self.told = ""  # why it could not be kept, when that was said last
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._keep_meanwhile)
        self._thread: Thread | None = None
        self._failed.connect(self._tell)
        editing.changed.connect(self.keep_soon)

    def has_changes(self) -> bool:
        """The text is another than that of the file."""
        return self._editing.document.text != self._file.text

    def keep_soon(self) -> None:
        """Who types on does not put it off."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> str:
        """Says why if it can't be kept, and does so too where nobody asked.

        What was typed and undone leaves no draft. Whoever goes back from a draft of last time to
        the file may only look: that one stays until something is saved.
        """
        self.stop()
        if not self._has_to_keep():
            return ""
        try:
            self._write(self._file, self._editing.document.text)
        except KnownError as error:
            self._tell(told(str(error)))
            return self.told
        return ""

    def _keep_meanwhile(self) -> None:
        if self._is_writing():
            self.keep_soon()
        elif self._has_to_keep():
            now = replace(self._file), self._editing.document.text
            self._thread = Thread(target=self._work, args=now, name="draft", daemon=True)
            self._thread.start()

    def _has_to_keep(self) -> bool:
        """False where nothing is to be kept any more: then there is no draft, either."""
        if self.has_changes() or self._file.is_gone:
            return True
        if self._own == self._file.path:
            self._file.drop_draft()
        return False

    def _work(self, file: EditedFile, text: str) -> None:
        try:
            self._write(file, text)
        except KnownError as error:
            self._failed.emit(told(str(error)))
        except Exception:
            log.exception("a bug")

    def _write(self, file: EditedFile, text: str) -> None:
        """Raises `KnownError`."""
        if file.draft() is None:
            self._own = file.path
        file.keep_draft(text)

    def _is_writing(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _tell(self, trouble: str) -> None:
        log.warning("no draft: %s", trouble)
        self.told = trouble
        self._window.say(trouble, at_once=True)

    def take(self) -> Draft | None:
        """What was typed the last time is one step after what the file has."""
        draft = self._file.draft()
        if draft is not None:
            document = Document.of(draft.text)
            self._editing.edit(tr("Draft"), lambda _: document)
        return draft

    def stop(self) -> None:
        """There is nothing to keep any more."""
        self._timer.stop()
        self.wait()

    def wait(self) -> None:
        """Until nothing is being written."""
        if self._thread is not None:
            self._thread.join()
