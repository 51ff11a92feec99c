"""The window's sound: one player process, and what of it the settings change at once."""

from __future__ import annotations

import logging
from collections.abc import Callable

from midline.audio.cue_player import CuePlayer
from midline.audio.sound_process import SoundProcess
from midline.audio.voice import shipped_voice
from midline.settings import Settings

log = logging.getLogger(__name__)


class WindowSound:
    """Starts the player process at once, and keeps it for all sessions of the window."""

    def __init__(self, process: SoundProcess, settings: Settings) -> None:
        self.process = process
        self._settings = settings
        self._told = ""
        self._cues: CuePlayer | None = None
        self.process.start()

    def cue_player(self, real_ns: Callable[[int], int]) -> CuePlayer:
        """One for a session, whose clock's moments ``real_ns`` turns into monotonic ones."""
        self._cues = CuePlayer(
            self.process,
            real_ns,
            volume=self._settings.volume / 100,
            muted=self._settings.mute,
            voice=shipped_voice(),
            choices=self._settings.sound_choices,
        )
        return self._cues

    def set_settings(self, settings: Settings) -> None:
        """From now on; what a session says and how it counts, from the next session on."""
        self._settings = settings
        self.process.output_delay_ms = settings.output_delay_ms
        self.process.lead_in = settings.lead_in
        if self._cues is not None:
            self._cues.set_volume(settings.volume / 100)
            self._cues.set_muted(settings.mute)

    def news(self) -> str:
        """A trouble that was not told yet; the same is told once until there is another."""
        trouble = self.process.trouble
        if not trouble or trouble == self._told or self._settings.mute:
            return ""
        self._told = trouble
        log.warning(trouble)
        return trouble

    def close(self) -> None:
        self.process.close()
