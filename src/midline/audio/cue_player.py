"""Follows a session's events with sound: an output of the Runner."""

from __future__ import annotations

from collections.abc import Callable

from midline.audio.own_sounds import OwnSounds
from midline.audio.sound_process import SoundProcess
from midline.audio.voice import Voice
from midline.session.events import (
    Event,
    SessionFinished,
    SessionFoundPaused,
    SessionPaused,
    StepResumed,
    StepStarted,
)
from midline.session.player import advance
from midline.session.sound_choices import SoundChoices
from midline.session.speech_placing import spoken_track
from midline.session.state import Phase, Session

Began = StepStarted | StepResumed


class CuePlayer:
    """Sends each step's track to the sound process: the next one's ahead, with its deadline.

    ``real_ns`` turns a moment of the session clock into one of ``time.monotonic_ns``; ``speed`` is
    how many times faster than life the session clock runs. ``volume`` (of the tones) and
    ``voice_volume`` are between 0 and 1. What ``voice`` has no clip for is not said. ``own`` has
    the tones of the user's.
    """

    def __init__(
        self,
        process: SoundProcess,
        real_ns: Callable[[int], int],
        *,
        speed: float = 1.0,
        volume: float = 1.0,
        voice_volume: float = 1.0,
        muted: bool = False,
        voice: Voice | None = None,
        choices: SoundChoices | None = None,
        own: OwnSounds | None = None,
    ) -> None:
        self._process = process
        self._real_ns = real_ns
        self._speed = speed
        self._volumes = (volume, voice_volume)
        self._is_muted = muted
        self._voice = voice or Voice()
        self._choices = choices or SoundChoices()
        self._own = own or OwnSounds()
        self._sent_ahead: Began | None = None
        process.begin_session()
        self._tell_volume()

    def __call__(self, session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            match event:
                case StepStarted() | StepResumed():
                    self._begin(event)
                case SessionPaused() | SessionFoundPaused() | SessionFinished(stopped=True):
                    self._silence()
        if session.phase is Phase.FINISHED:
            self._process.let_sleep()
        if session.phase is Phase.RUNNING:
            self._send_ahead(session)

    def set_volume(self, tones: float, voice: float) -> None:
        """At once, also for what is playing."""
        self._volumes = (tones, voice)
        self._tell_volume()

    def set_muted(self, muted: bool) -> None:
        """Muted tracks go on silently, so that the rest sounds as soon as they are not."""
        self._is_muted = muted
        self._tell_volume()

    def _tell_volume(self) -> None:
        self._process.set_volume(*((0.0, 0.0) if self._is_muted else self._volumes))

    def _begin(self, began: Began) -> None:
        if began != self._sent_ahead:
            self._silence()
            self._play(began)
        self._sent_ahead = None

    def _silence(self) -> None:
        self._process.silence()
        self._sent_ahead = None

    def _send_ahead(self, session: Session) -> None:
        """The next track, as the player will have it if nobody presses a key."""
        if self._sent_ahead is not None or session.deadline_ns is None:
            return
        _, coming = advance(session, None, session.deadline_ns)
        began = next(event for event in coming if isinstance(event, StepStarted))
        self._play(began)
        self._sent_ahead = began

    def _play(self, began: Began) -> None:
        spoken = spoken_track(
            began,
            self._voice.lengths,
            self._choices,
            speed=self._speed,
            rings_s=self._own.rings_s,
        )
        cues = self._own.put_in(spoken)
        if cues:
            clips = {**self._voice.clips(cues), **self._own.clips(cues)}
            self._process.play(self._real_ns(began.due_ns), cues, clips)
