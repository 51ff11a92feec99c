"""The window has speech made for the names of the chosen routine, while the library is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from midline.ui.library.page import LibraryPage

if TYPE_CHECKING:
    from midline.audio.own_names import OwnNames
    from midline.audio.voice import Voice
    from midline.session.plan import Plan

CHOSEN_FOR_MS = 800  # who goes through the list with the arrow keys wants nothing made yet


class WindowNames(QObject):
    def __init__(self, library: LibraryPage, folder: Path) -> None:
        """``folder`` is where the speech is kept."""
        super().__init__(library)
        self._library, self._folder = library, folder
        self._names: OwnNames | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHOSEN_FOR_MS)
        self._timer.timeout.connect(self.prepare)
        library.selected.connect(self._timer.start)
        library.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._library and not event.spontaneous():  # a minimized window goes on
            if event.type() == QEvent.Type.Show:
                self._timer.start()  # also after a session: what that one cut off is made now
            elif event.type() == QEvent.Type.Hide:
                self._stop()
        return False

    def prepare(self) -> None:
        """For the routine that is chosen; later if it was not read yet."""
        row = self._library.chosen()
        if row is None or not self._library.isVisible():
            return
        if row.entry is None:
            self._timer.start()
        elif row.entry.routine is not None:
            from midline.audio.voice import shipped_voice
            from midline.session.plan import compile_plan

            self._own_names().prepare(compile_plan(row.entry.routine), shipped_voice())

    def voice(self, plan: Plan) -> Voice:
        """What can be said in a session that begins now: what is not ready yet has to wait."""
        from midline.audio.voice import shipped_voice

        self._stop()
        return self._own_names().voice(plan, shipped_voice())

    def _stop(self) -> None:
        self._timer.stop()
        if self._names is not None:
            self._names.stop()

    def _own_names(self) -> OwnNames:
        from midline.audio.own_names import OwnNames

        if self._names is None:
            self._names = OwnNames(self._folder)
        return self._names
