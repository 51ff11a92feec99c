"""The parent's side of the player process. Nothing here waits for sound, except ``close``.

A player process that dies or hangs is started again and given the rest of its tracks. After three
such strikes within a minute, not counting those when the sound system hung, the system's own player
program takes over, until simpleaudio works again; if that fails too, there is silence. Everything
is tried again every half minute.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from midline.audio.child import Child, Message, rest_of
from midline.audio.cue_log import CueLog
from midline.audio.lead_in import LEAD_IN_S, with_lead_in
from midline.audio.ways import GIVEN_UP, HANGS, NO_DEVICE, SoundState, Way, ways
from midline.data_folder import DataFolder
from midline.resources import resource
from midline.session.clock import NS_PER_S
from midline.session.cues import Cue
from midline.settings import Settings

STRIKES = 3
STRIKES_WITHIN_S = 60.0
TRY_AGAIN_S = 30.0
# So far from all cues, nobody notices that the player is changed.
QUIET_NS = 3 * NS_PER_S
LOOK_AGAIN_S = 1.0
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
    look_again_s: float = field(default_factory=lambda: time.monotonic() + TRY_AGAIN_S)


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
    person, empty if all is well; ``way`` names what plays.
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
        self.output_delay_ms = output_delay_ms
        self.lead_in = lead_in
        self.keep_alive = keep_alive
        self._sounds = sounds
        self._command = tuple(command)
        self._cue_log = CueLog(cue_log)
        # Messages for the process and its answers; an empty answer says that it has ended.
        self._inbox: SimpleQueue[Message] = SimpleQueue()
        self._child: Child | None = None
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

    def play(
        self, at_ns: int, cues: Iterable[Cue], clips: Mapping[str, Path] | None = None
    ) -> None:
        """Play a track at a moment of ``time.monotonic_ns``; the rest of it, if that has passed.

        ``clips`` are the files of what is said in it, by the name of the cue.
        """
        self.start()
        self._last_id += 1
        delay_s = self.output_delay_ms / 1000
        ahead_s = delay_s
        if self.lead_in:
            cues, ahead_s = with_lead_in(cues), delay_s + LEAD_IN_S
        self._inbox.put({"keep_alive": self.keep_alive})
        self._inbox.put(
            {
                "play": self._last_id,
                "at_ns": at_ns - round(ahead_s * NS_PER_S),
                "cues": [(cue.at_s, cue.name) for cue in cues],
                "delay_s": delay_s,
                "clips": {name: str(path) for name, path in (clips or {}).items()},
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
                child = self._child = Child(way.command, self._inbox.put)
            except OSError as error:
                return f"There is no sound: its player can't run ({error})."
            end = self._serve(child, way)
            child.let_go()
            if end.was_told:
                self._cue_log.ended(time.monotonic_ns())
                return None
            self._forget_played(child.played_until_ns)
            if end.gave_way:
                return ""
            if end.broken:
                log.warning("no sound by %s: %s", way.name, end.broken)
                return f"There is no sound: {end.broken}."
            log.warning("the sound player %s", child.how_it_ended)
            if self._is_trial(way):
                return GIVEN_UP
            if child.hung_in_the_device:
                self._became(SoundState.NO_DEVICE, HANGS)
            else:
                strikes.append(time.monotonic())
        return GIVEN_UP

    def _serve(self, child: Child, way: Way) -> _End:
        """Pass messages on, first those a process before this one left, until it has ended."""
        end = _End()
        for message in (self._volume, self._kept_alive, *self._tracks):
            child.tell(message)
        while message := self._next_message(child, way, end):
            match message:
                case {"broken": why}:
                    end.broken = why
                case {"no_device": _} if self._is_trial(way):
                    child.kill()
                case {"play": _} | {"silence": _} | {"volume": _} | {"keep_alive": _} | {"quit": _}:
                    self._remember(message)
                    child.tell(message)
                    end.was_told |= "quit" in message
                case _:
                    self._heard(message, way)
        return end

    def _next_message(self, child: Child, way: Way, end: _End) -> Message:
        """While a fallback plays, it is ended in a quiet moment, to try simpleaudio again."""
        while way.state is SoundState.FALLBACK and not end.gave_way:
            try:
                return self._inbox.get(timeout=max(0, end.look_again_s - time.monotonic()))
            except Empty:
                end.look_again_s = time.monotonic() + LOOK_AGAIN_S
            if self._is_quiet():
                end.gave_way = True
                child.kill()
        return self._inbox.get()

    def _is_trial(self, way: Way) -> bool:
        """Whether simpleaudio still has to show that it works again."""
        return way.state is SoundState.READY and self.state is SoundState.FALLBACK

    def _is_quiet(self) -> bool:
        now_ns = time.monotonic_ns()
        moments = [m["at_ns"] + cue[0] * NS_PER_S for m in self._tracks for cue in m["cues"]]
        return all(abs(moment_ns - now_ns) > QUIET_NS for moment_ns in moments)

    def _forget_played(self, until_ns: int) -> None:
        """What was handed to the device is not handed to the next process again."""
        self._cue_log.lost(until_ns)
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
        return False

    def _remember(self, message: Message) -> None:
        match message:
            case {"volume": _}:
                self._volume = message
            case {"keep_alive": _}:
                self._kept_alive = message
            case {"play": id_, "at_ns": at_ns, "cues": cues, "delay_s": delay_s}:
                self._tracks.append(message)
                self._cue_log.sent(id_, at_ns, cues, delay_s)
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
                self._cue_log.lost(since_ns)
            case {"no_device": why}:
                self._became(SoundState.NO_DEVICE, NO_DEVICE, why)
            case {"bug": trace}:
                log.error("a bug in the sound player\n%s", trace)

    def _became(self, state: SoundState, trouble: str, why: str = "") -> None:
        if state is not self.state and trouble:
            log.warning("%s %s", trouble, why)
        self.trouble = trouble
        self.state = state
        self._is_known.set()
