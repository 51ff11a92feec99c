"""The window's sound: one player process, and what of it the settings change at once."""

from __future__ import annotations

import logging
from collections.abc import Callable

from midline.audio.cue_player import CuePlayer
from midline.audio.own_sounds import OwnSounds
from midline.audio.sound_process import SoundProcess, SoundState
from midline.audio.voice import Voice, shipped_voice
from midline.audio.ways import RESTARTED
from midline.session.clock import NS_PER_S
from midline.session.sound_check import length_s, sound_check
from midline.session.sound_choices import LEAD_IN_S
from midline.session.tapping import beat
from midline.settings import Settings

SILENT = "No sound: check the speakers."
TOLD_AFTER_S = 0.3  # until a player process that runs has read and mixed a track

log = logging.getLogger(__name__)


class WindowSound:
    """Starts the player process at once, and keeps it for all sessions of the window."""

    def __init__(self, process: SoundProcess, settings: Settings) -> None:
        self.process = process
        self._settings = settings
        self.told = ""  # the trouble that was told last; empty when it is over
        self.said = ""  # the last news of a trouble
        self._was_silent = False
        self._restarts_told = 0
        self._own_news, self._own_told = "", ""
        self._cues: CuePlayer | None = None
        self.process.start()

    def cue_player(self, real_ns: Callable[[int], int], voice: Voice, own: OwnSounds) -> CuePlayer:
        """One for a session, whose clock's moments ``real_ns`` turns into monotonic ones."""
        self._own_news = own.news
        self._cues = CuePlayer(
            self.process,
            real_ns,
            volume=self._settings.volume / 100,
            voice_volume=self._settings.voice_volume / 100,
            muted=self._settings.mute,
            voice=voice,
            choices=self._settings.sound_choices,
            own=own,
        )
        return self._cues

    def set_settings(self, settings: Settings) -> None:
        """From now on; what a session says and how it counts, from the next session on."""
        self._settings = settings
        self.process.output_delay_ms = settings.output_delay_ms
        self.process.lead_in = settings.lead_in
        self.process.keep_alive = settings.keep_alive
        if self._cues is not None:
            self._cues.set_volume(settings.volume / 100, settings.voice_volume / 100)
            self._cues.set_muted(settings.mute)

    def play_check(self, now_ns: int, own: OwnSounds) -> int:
        """The sound check, though sessions be muted. Gives the moment when its last sound ends."""
        at_ns = now_ns + round(self._soonest_s() * NS_PER_S)
        voice = own.voice.over(shipped_voice())
        cues = sound_check(voice.lengths, self._settings.speech)
        heard = own.put_in(cues)
        self.set_volumes(self._settings)
        self.process.silence()
        clips = {**voice.clips(heard), **own.clips(heard)}
        self.process.play(at_ns, heard, clips, is_logged=False)
        return at_ns + round(length_s(cues, voice.lengths) * NS_PER_S)

    def play_beat(self, at_ns: int, delay_ms: int) -> None:
        """A beat to tap along with, sent this much ahead."""
        self.set_volumes(self._settings)
        self.process.output_delay_ms = delay_ms
        self.process.silence()
        self.process.play(at_ns, beat(), is_logged=False)

    def is_starting(self) -> bool:
        """True until the player process is known to play, or not to."""
        return self.process.state is SoundState.STARTING

    def _soonest_s(self) -> float:
        """After how long a track can begin without losing its first tone."""
        lead_in_s = LEAD_IN_S if self.process.lead_in else 0.0
        return TOLD_AFTER_S + lead_in_s + self.process.output_delay_ms / 1000

    def set_volumes(self, settings: Settings) -> None:
        """Of what plays now, and of no session."""
        self.process.set_volume(settings.volume / 100, settings.voice_volume / 100)

    def end_check(self) -> None:
        """Silence whatever is checked; the settings are in force again."""
        self.process.silence()
        self.process.let_sleep()
        self.set_settings(self._settings)

    def has_sound(self) -> bool:
        """False where cues have to be seen."""
        return self.process.has_sound and not self._settings.mute

    def news(self) -> str:
        """A trouble that was not told yet, or that it is over. Each is told once.

        Silence is told in short: the figure needs the room. The settings have it whole.
        """
        if self._settings.mute:
            return ""
        if self._own_news != self._own_told:
            self._own_told = self._own_news
            return self._own_news
        restarts, told = self.process.restarts, self._restarts_told
        self._restarts_told = restarts
        trouble, is_silent = self.process.trouble, not self.process.has_sound
        self._was_silent |= is_silent
        if trouble == self.told:
            return RESTARTED if restarts > told and not trouble else ""
        self.told = trouble
        if trouble:
            log.warning(trouble)
            self.said = SILENT if is_silent else trouble
            return self.said
        was_silent, self._was_silent = self._was_silent, False
        return "Sound is back." if was_silent else ""

    def close(self) -> None:
        self.process.close()
