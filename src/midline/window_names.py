"""The window has made what sessions will say and play, while the library is shown.

That is speech for the names of the chosen routine, and the user's own sounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from midline.files import is_folder
from midline.library.entries import Origin
from midline.ui.library.page import LibraryPage

if TYPE_CHECKING:
    from midline.audio.own_names import OwnNames
    from midline.audio.own_sounds import MakingReady, OwnSounds
    from midline.audio.voice import Voice
    from midline.data_folder import DataFolder
    from midline.session.plan import Plan

CHOSEN_FOR_MS = 800  # who goes through the list with the arrow keys wants nothing made yet


class WindowNames(QObject):
    def __init__(self, library: LibraryPage, data: DataFolder) -> None:
        super().__init__(library)
        self._library, self._data = library, data
        self._names: OwnNames | None = None
        self._sounds: MakingReady | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHOSEN_FOR_MS)
        self._timer.timeout.connect(self.prepare)
        library.selected.connect(self._timer.start)
        library.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._library and not event.spontaneous():  # a minimized window goes on
            if event.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate):
                # Also after a session: what that one cut off is made now. And who comes back from
                # another window may have put sounds into their folder.
                self._timer.start()
            elif event.type() == QEvent.Type.Hide:
                self._stop()
        return False

    def prepare(self) -> None:
        """For the routine that is chosen; later if it was not read yet.

        Of a shipped one all has clips: who only does those has none of the modules in memory.
        """
        if not self._library.isVisible():
            return
        if is_folder(self._data.sounds):  # most people have none, nor the modules in memory
            sounds = self._own_sounds()
            sounds.begin()
            if sounds.is_busy():
                self._timer.start()  # for what is put there meanwhile
        row = self._library.chosen()
        if row is None:
            return
        if row.entry is None:
            self._timer.start()
        elif row.entry.routine is not None and row.file.origin is not Origin.SHIPPED:
            from midline.session.plan import compile_plan

            self._own_names().prepare(compile_plan(row.entry.routine), self._voice())

    def _voice(self) -> Voice:
        """What can be said by what comes with Midline and by the user's own words."""
        from midline.audio.voice import shipped_voice

        if not is_folder(self._data.sounds):
            return shipped_voice()
        from midline.audio.own_sounds import own_sounds

        own = own_sounds(self._data)
        return own.voice.over(shipped_voice()) if own else shipped_voice()

    def take(self, plan: Plan) -> tuple[Voice, OwnSounds]:
        """What a session that begins now has of it: what is not ready yet has to wait."""
        from midline.audio.voice import shipped_voice

        self._stop()
        own = self._own_sounds().take()
        return self._own_names().voice(plan, own.voice.over(shipped_voice())), own

    def _stop(self) -> None:
        self._timer.stop()
        if self._names is not None:
            self._names.stop()
        if self._sounds is not None:
            self._sounds.stop()

    def _own_names(self) -> OwnNames:
        from midline.audio.own_names import OwnNames

        if self._names is None:
            self._names = OwnNames(self._data.cache / "voice")
        return self._names

    def _own_sounds(self) -> MakingReady:
        from midline.audio.own_sounds import MakingReady

        if self._sounds is None:
            self._sounds = MakingReady(self._data)
        return self._sounds
