"""The draft of the file under edit: kept while somebody types, and there when they come back."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

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
    """Lives as long as ``editing``, whose text it keeps."""

    def __init__(self, window: MainWindow, file: EditedFile, editing: Editing) -> None:
        super().__init__(editing)
        self._window, self._file, self._editing = window, file, editing
        self._own: Path | None = None  # the file whose draft, the first one, was made in this visit
        self.told = ""  # why it could not be kept, when that was said last
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep)
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
        if not (self.has_changes() or self._file.is_gone):
            if self._own == self._file.path:
                self._file.drop_draft()
            return ""
        if self._file.draft() is None:
            self._own = self._file.path
        try:
            self._file.keep_draft(self._editing.document.text)
        except KnownError as error:
            log.warning("no draft: %s", error)
            self.told = told(str(error))
            self._window.say(self.told, at_once=True)
            return self.told
        return ""

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
