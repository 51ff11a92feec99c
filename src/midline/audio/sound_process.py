"""The parent's side of the player process. Nothing here waits for sound, except ``close``.

A player process that dies or hangs is started again and given the rest of its tracks. After three
such strikes within a minute, not counting those when the sound system hung, the system's own player
program takes over, until simpleaudio works again, which is tried beside it every half minute; if
that fails too, there is silence, and everything is tried again every half minute.
"""

from __future__ import annotations

import logging
import math
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from midline.audio.child import Child, Message, rest_of
from midline.audio.cue_log import CueLog
from midline.audio.lead_in import LEAD_IN, with_lead_ins
from midline.audio.trials import Trials
from midline.audio.ways import (
    GIVEN_UP,
    HANGS,
    NO_DEVICE,
    RESTARTED,
    SoundState,
    Way,
    never_because,
    ways,
)
from midline.data_folder import DataFolder
from midline.resources import resource
from midline.session.clock import NS_PER_S
from midline.session.cues import Cue
from midline.session.speech_placing import SAY
from midline.settings import Settings

STRIKES = 3
STRIKES_WITHIN_S = 60.0
TRY_AGAIN_S = 30.0
# So long after a tone or words, and before what comes next, the player can be changed.
TONE_RINGS_S = 0.5
WORDS_LAST_S = 3.0
CHANGED_WITHIN_S = 0.3
LOOK_AGAIN_S = 0.1  # while a fallback plays
TOLD_FOR_S = 10.0
RING_OUT_S = 4.0
QUIT_S = 0.5

__all__ = ["SoundProcess", "SoundState", "sound_process"]

log = logging.getLogger(__name__)


@dataclass
class _End:
    """How a run of the process ended."""

    was_told: bool = False
    gave_way: bool = False  # a fallback, to try simpleaudio again
    broken: str = ""  # why starting it again would not help


def sound_process(
    folder: DataFolder, settings: Settings, tones: Path | None = None
) -> SoundProcess:
    """One for sessions: as the settings say, with a cue log in the folder. Not started yet.

    ``tones`` is the folder to play from in place of the shipped one.
    """
    return SoundProcess(
        tones or resource("assets", "sounds"),
        cue_log=folder.cues,
        output_delay_ms=settings.output_delay_ms,
        lead_in=settings.lead_in,
        keep_alive=settings.keep_alive,
    )


class SoundProcess:
    """Starts the player process, talks to it and starts it again if it dies or hangs.

    Messages go through a thread, so a hung process never holds up the session. ``sounds`` is the
    folder of the cues' WAV files; ``cue_log`` the file that takes down how punctual each cue was.
    Tracks are started ``output_delay_ms`` ahead, to be heard on time, and with ``lead_in`` after a
    second of near-silence; with ``keep_alive`` that is also between them, until `let_sleep`. All
    three count from the next track on. ``trouble`` is a sentence for the
    person, empty if all is well; ``way`` names what plays. ``restarts`` counts how often the sound
    was started again under a track, so that a cue may have been missed.
    """

    def __init__(
        self,
        sounds: Path,
        command: Sequence[str] = (),
        *,
        cue_log: Path | None = None,
        output_delay_ms: int = 0,
        lead_in: bool = False,
        keep_alive: bool = False,
    ) -> None:
        self.state = SoundState.STARTING
        self.trouble = ""
        self.way = ""
        self.restarts = 0
        self._restarted_s = -math.inf
        self.output_delay_ms = output_delay_ms
        self.lead_in = lead_in
        self.keep_alive = keep_alive
        self._sounds = sounds
        self._command = tuple(command)
        self._cue_log = CueLog(cue_log)
        # Messages for the process and its answers; an empty answer says that it has ended.
        self._inbox: SimpleQueue[Message] = SimpleQueue()
        self._child: Child | None = None
        self._tried: Child | None = None  # one that has shown that it can play
        self._volume: Message = {"volume": 1.0, "voice": 1.0}
        self._kept_alive: Message = {"keep_alive": False}
        self._tracks: deque[Message] = deque(maxlen=2)  # the present one and the next
        self._last_id = 0
        self._is_known = Event()
        self._thread = Thread(target=self._run, name="sound", daemon=True)
        self._is_closed = False

    def start(self) -> None:
        """Start it now rather than with the first track. Returns at once."""
        if self._thread.ident is None and not self._is_closed:
            self._thread.start()

    def begin_session(self) -> None:
        """What is played from now on is logged as that of a new session."""
        self._inbox.put({"session": True})

    def play(
        self,
        at_ns: int,
        cues: Iterable[Cue],
        clips: Mapping[str, Path] | None = None,
        *,
        is_logged: bool = True,
    ) -> None:
        """Play a track at a moment of ``time.monotonic_ns``; the rest of it, if that has passed.

        ``clips`` are the files of what is said in it, by the name of the cue.
        """
        self.start()
        self._last_id += 1
        delay_s = self.output_delay_ms / 1000
        cues = tuple(cues)
        if self.lead_in:
            cues = with_lead_ins(cues)
        first_s = min([0.0, *(cue.at_s for cue in cues)])
        self._inbox.put({"keep_alive": self.keep_alive})
        self._inbox.put(
            {
                "play": self._last_id,
                "at_ns": at_ns + round((first_s - delay_s) * NS_PER_S),
                "cues": [(cue.at_s - first_s, cue.name) for cue in cues],
                "delay_s": delay_s,
                "clips": {name: str(path) for name, path in (clips or {}).items()},
                "is_logged": is_logged,
            }
        )

    def silence(self) -> None:
        """Silence what plays, and forget what was to come."""
        self._inbox.put({"silence": True})

    def let_sleep(self) -> None:
        """The session is over: headphones need not be kept awake any more."""
        self._inbox.put({"keep_alive": False})

    def set_volume(self, tones: float, voice: float) -> None:
        """Each from 0 to 1, at once, also for what is playing. The voice's is for what is said."""
        self._inbox.put({"volume": tones, "voice": voice})

    @property
    def has_sound(self) -> bool:
        """False while nothing can be heard, so that cues have to be seen."""
        return self.state not in (SoundState.NO_DEVICE, SoundState.FAILED)

    @property
    def news(self) -> str:
        """The trouble, or for a while that the sound was started again; for who shows it anew."""
        is_new = time.monotonic() < self._restarted_s + TOLD_FOR_S
        return self.trouble or (RESTARTED if is_new else "")

    def wait_until_known(self, timeout_s: float) -> SoundState:
        """Start, and wait until it is known whether there is sound; for ``midline doctor``."""
        self.start()
        self._is_known.wait(timeout_s)
        return self.state

    def close(self, *, let_ring: bool = False) -> None:
        """End the process; with ``let_ring``, after what is playing. Waits for it, not for long."""
        self._is_closed = True
        if not self._thread.is_alive():
            return
        if not let_ring:
            self.silence()
        self._inbox.put({"quit": True})
        self._thread.join(RING_OUT_S if let_ring else QUIT_S)
        if self._thread.is_alive() and self._child is not None:
            self._child.kill()
            self._thread.join(QUIT_S)

    # In a thread of its own

    def _run(self) -> None:
        while True:
            why: str | None = GIVEN_UP
            for way in ways(self._sounds, self._command):
                why = self._play_by(way)
                if why is None:
                    return
            if why:
                self._became(SoundState.FAILED, why)
                if self._sit_out(TRY_AGAIN_S):
                    return

    def _play_by(self, way: Way) -> str | None:
        """Play until told to quit, then return None; else a sentence why that can't go on.

        That is empty when all is well, but another way should be tried again.
        """
        strikes: deque[float] = deque(maxlen=STRIKES)
        while len(strikes) < STRIKES or strikes[-1] - strikes[0] > STRIKES_WITHIN_S:
            try:
                child = self._child = self._tried or Child(way.command, self._inbox.put)
            except OSError as error:
                return f"There is no sound: its player can't run ({error})."
            self._tried = None
            end = self._serve(child, way)
            child.let_go()
            if end.was_told:
                self._cue_log.ended(time.monotonic_ns())
                return None
            self._forget_played(child)
            if end.gave_way:
                self._became(SoundState.READY, "")
                return ""
            if end.broken:
                log.warning("no sound by %s: %s", way.name, end.broken)
                return f"There is no sound: {end.broken}."
            log.warning("the sound player %s", child.how_it_ended)
            if child.hung_in_the_device:
                self._became(SoundState.NO_DEVICE, HANGS)
            else:
                strikes.append(time.monotonic())
                self._started_again(f"its player {child.how_it_ended}")
        return GIVEN_UP

    def _serve(self, child: Child, way: Way) -> _End:
        """Pass messages on, first those a process before this one left, until it has ended."""
        end = _End()
        trials = None
        if way.state is SoundState.FALLBACK:
            trials = Trials(next(ways(self._sounds, self._command)).command, TRY_AGAIN_S)
        for message in (self._volume, self._kept_alive, *self._tracks):
            child.tell(message)
        while message := self._next_message(child, trials, end):
            match message:
                case {"broken": why}:
                    end.broken = why
                case {"session": _}:
                    self._remember(message)
                case {"play": _} | {"silence": _} | {"volume": _} | {"keep_alive": _} | {"quit": _}:
                    self._remember(message)
                    child.tell(message)
                    end.was_told |= "quit" in message
                case _:
                    self._heard(message, way)
        if trials:
            trials.close()
        return end

    def _next_message(self, child: Child, trials: Trials | None, end: _End) -> Message:
        """While waiting, writes the cue log and looks whether a fallback can give way."""
        while True:
            now_ns = time.monotonic_ns()
            self._cue_log.write_due(now_ns)
            wait_s = (self._cue_log.due_ns - now_ns) / NS_PER_S
            if trials and not end.gave_way:
                wait_s = min(wait_s, LOOK_AGAIN_S)
                if trials.has_worked() and self._is_quiet(now_ns):
                    end.gave_way = True
                    self._tried = trials.take(self._inbox.put)
                    child.kill()
            try:
                return self._inbox.get(timeout=max(0, wait_s) if wait_s < math.inf else None)
            except Empty:
                continue

    def _is_quiet(self, now_ns: int) -> bool:
        moments = [
            ((message["at_ns"] - now_ns) / NS_PER_S + at_s, name)
            for message in self._tracks
            for at_s, name in message["cues"]
            if name != LEAD_IN
        ]
        return not any(
            -(WORDS_LAST_S if name.startswith(SAY) else TONE_RINGS_S) < at_s < CHANGED_WITHIN_S
            for at_s, name in moments
        )

    def _forget_played(self, child: Child) -> None:
        """What was handed to the device is not handed to the next process again."""
        until_ns = child.played_until_ns
        why = HANGS if child.hung_in_the_device else ""
        self._cue_log.lost(until_ns, never_because(why) or "the player was started again")
        rests = [rest_of(message, until_ns) for message in self._tracks]
        self._tracks = deque((rest for rest in rests if rest["cues"]), maxlen=2)

    def _sit_out(self, seconds: float) -> bool:
        """Wait in silence; True as soon as told to quit."""
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            try:
                message = self._inbox.get(timeout=left_s)
            except Empty:
                break
            if "quit" in message:
                return True
            self._remember(message)
            self._cue_log.write_due(time.monotonic_ns())
        return False

    def _remember(self, message: Message) -> None:
        match message:
            case {"volume": _}:
                self._volume = message
            case {"keep_alive": _}:
                self._kept_alive = message
            case {"play": id_, "at_ns": at_ns, "cues": cues, "delay_s": delay_s}:
                self._tracks.append(message)
                if message["is_logged"]:
                    self._cue_log.sent(id_, at_ns, cues, delay_s)
            case {"session": _}:
                self._cue_log.session_begins()
            case {"silence": _}:
                self._tracks.clear()
                self._cue_log.ended(time.monotonic_ns())

    def _heard(self, answer: Message, way: Way) -> None:
        match answer:
            case {"started": id_, "joined_ns": joined_ns, "late_ns": late_ns}:
                self.way = way.name
                self._became(way.state, way.trouble)
                self._cue_log.started(id_, joined_ns, late_ns)
            case {"lost": since_ns}:
                log.warning("the sound device went away under a track")
                self._cue_log.lost(since_ns, "the sound device went away")
            case {"stalled": since_ns}:
                log.warning("the sound server takes no more of a track: it is opened again")
                self._cue_log.lost(since_ns, "the sound server took no more")
            case {"opened_again": _}:
                self._started_again("the sound server took no more")
            case {"no_device": why}:
                self._became(SoundState.NO_DEVICE, NO_DEVICE, why)
            case {"bug": trace}:
                log.error("a bug in the sound player\n%s", trace)

    def _started_again(self, why: str) -> None:
        if self._tracks:
            self.restarts += 1
            self._restarted_s = time.monotonic()
            self._cue_log.again(why)

    def _became(self, state: SoundState, trouble: str, why: str = "") -> None:
        if state is not self.state and trouble:
            log.warning("%s %s", trouble, why)
        self.trouble = trouble
        self.state = state
        self._cue_log.trouble = "" if self.has_sound else never_because(trouble)
        self._is_known.set()
