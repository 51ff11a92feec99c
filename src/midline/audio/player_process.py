"""The child process that plays tracks: ``python -m midline.audio.player_process SOUNDS_FOLDER``.

It alone imports simpleaudio, and no Qt, so that a crash in a sound library ends no session. With a
COMMAND after the folder, that plays the tracks in its place, from WAV files.
Messages come as JSON lines on stdin, answers go to stdout; moments are ``time.monotonic_ns()``.

| message                                                | does                                    |
|--------------------------------------------------------|-----------------------------------------|
| {"play": ID, "at_ns": …, "cues": [[SECONDS, NAME], …], | plays a track at its moment; its rest,  |
|  "delay_s": SECONDS, "clips": {NAME: FILE}}            | if that has passed                      |
| {"silence": true}                                      | silences all, forgets what was to come  |
| {"volume": 0…1, "voice": 0…1}                          | of the tones and of what is said; also  |
|                                                        | of what is playing                      |
| {"quit": true}                                         | leaves when what is playing has ended   |

Answers: {"started": ID, "joined_ns": …, "late_ns": …} (from which moment of the track on, and how
late that was; ID 0: the sound system works), {"lost": SINCE_NS} (the device went away under a
track; its rest is tried again), {"opening": true} (a device, which may hang), {"no_device": WHY}
(it goes on trying), {"broken": WHY} (starting it again would not help), {"bug": TRACEBACK}; and {}
as a sign of life, every quarter of a second.
When stdin closes, it ends at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from midline.audio.lead_in import LEAD_IN, lead_in
from midline.audio.mixing import (
    RATE,
    SAMPLE_BYTES,
    SLOW_OPEN_S,
    Sounds,
    Track,
    at_volume,
    hush,
    mix,
    mix_again,
    move_up,
    still_to_come,
)
from midline.audio.system_player import Playing
from midline.audio.voice_clips import read_clip
from midline.audio.wav import read_sounds
from midline.session.clock import NS_PER_S
from midline.session.cues import Cue

Message = dict[str, Any]

# A wait on the inbox may oversleep a little; the last bit is slept exactly.
WAKE_BEFORE_NS = 2_000_000
# Later than this, a track is mixed anew without what has passed.
LATE_NS = 3_000_000
SLOW_OPEN_NS = round(SLOW_OPEN_S * NS_PER_S)
TRY_AGAIN_NS = NS_PER_S // 2
SIGN_EVERY_NS = NS_PER_S // 4
# simpleaudio lets go of a buffer some time after its end, without the interpreter lock: until then
# it must not hold the last reference.
KEEP_NS = 2 * NS_PER_S
# Clips that no track needs any more are kept up to this size, about 20 s: names come again.
CLIPS_BYTES = 2_000_000


@dataclass(frozen=True)
class _Played:
    """A track that waits for its moment, or sounds (then ``handle`` is simpleaudio's)."""

    id: int
    at_ns: int  # when its first sample should sound
    due_ns: int  # when to start it: the same, unless it has to be tried again
    cues: tuple[Cue, ...]
    track: Track
    delay_s: float = 0.0  # how long sound takes to be heard; the moments are that much earlier
    joined_ns: int = 0  # where in the track as it was sent this begins
    handle: Any = None
    ends_ns: int = 0

    def to_come(self, now_ns: int) -> tuple[Cue, ...]:
        return tuple(c for c in self.cues if self.at_ns + c.at_s * NS_PER_S > now_ns)


class Player:
    """Plays tracks on time. ``open_and_play`` raises an exception where there is no device."""

    def __init__(
        self,
        sounds: Sounds,
        open_and_play: Callable[[Track], Any],
        tell: Callable[[Message], None],
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._recorded = sounds
        self._sounds = dict(sounds)  # at the present volume, with the clips
        self._clips: dict[str, str] = {}  # the files of those
        self._volumes = (1.0, 1.0)  # of the tones and of the voice
        self._open_and_play = open_and_play
        self._tell = tell
        self._now_ns = now_ns
        self._waiting: list[_Played] = []
        self._sounding: list[_Played] = []
        self._let_go: list[_Played] = []
        self._is_leaving = False

    @property
    def is_done(self) -> bool:
        return self._is_leaving and not self._sounding

    @property
    def due_ns(self) -> int | None:
        """When it next has something to do, None if not before the next message."""
        moments = [each.due_ns for each in self._waiting]
        moments += [each.ends_ns for each in self._sounding]
        return min(moments, default=None)

    def warm_up(self) -> None:
        """Play a silence: the first play loads the sound system, and shows if it works."""
        now_ns = self._now_ns()
        self._play(_Played(0, now_ns, now_ns, (), mix((), {})))

    def receive(self, message: Message) -> None:
        match message:
            case {"play": int(id_), "at_ns": int(at_ns), "cues": [*pairs]}:
                self._load(message.get("clips", {}))
                cues = tuple(Cue(at_s, name) for at_s, name in pairs if name in self._sounds)
                track = mix(cues, self._sounds)
                delay_s = message.get("delay_s", 0.0)
                self._waiting.append(_Played(id_, at_ns, at_ns, cues, track, delay_s))
            case {"silence": _}:
                self.silence()
            case {"volume": float() | int() as tones, "voice": float() | int() as voice}:
                self._set_volume(tones, voice)
            case {"quit": _}:
                self._waiting.clear()
                self._is_leaving = True

    def play_due(self) -> None:
        """Start what is due, forget what has ended."""
        now_ns = self._now_ns()
        self._find_lost(now_ns)
        for each in [each for each in self._waiting if each.due_ns <= now_ns]:
            self._waiting.remove(each)
            self._play(each)
        self._let_go += [each for each in self._sounding if each.ends_ns <= now_ns]
        self._sounding = [each for each in self._sounding if each.ends_ns > now_ns]
        self._let_go = [each for each in self._let_go if each.ends_ns + KEEP_NS > now_ns]

    def _play(self, played: _Played) -> None:
        late_ns = self._now_ns() - played.at_ns
        if late_ns > LATE_NS:
            played = self._rest_of(played, late_ns)
        due_at_ns = played.at_ns
        asked_ns = self._now_ns()
        try:
            handle = self._open_and_play(played.track)
        except Exception as error:  # simpleaudio's own kind of error differs between platforms
            self._tell({"no_device": str(error)})
            if played.cues or not self._waiting:  # nothing left of it: the next one tries
                self._waiting.append(replace(played, due_ns=self._now_ns() + TRY_AGAIN_NS))
            return
        opened_ns = self._now_ns()
        length_ns = len(played.track) * NS_PER_S // (SAMPLE_BYTES * RATE)
        played = replace(played, handle=handle, ends_ns=opened_ns + length_ns)
        late_ns = opened_ns - due_at_ns
        self._tell({"started": played.id, "joined_ns": played.joined_ns, "late_ns": late_ns})
        if opened_ns - asked_ns > SLOW_OPEN_NS:
            played = self._caught_up(played, opened_ns - asked_ns)
        self._sounding.append(played)

    def _find_lost(self, now_ns: int) -> None:
        """A track that ended before its time has lost its device: its rest is due again."""
        for each in self._sounding.copy():
            to_come = each.to_come(now_ns)
            if not to_come or each.handle.is_playing():
                continue
            self._tell({"lost": now_ns})
            self._sounding.remove(each)
            self._let_go.append(replace(each, ends_ns=now_ns))
            again = replace(each, due_ns=now_ns + TRY_AGAIN_NS, cues=to_come, handle=None)
            if not self._is_leaving:
                self._waiting.append(again)

    def _rest_of(self, played: _Played, late_ns: int) -> _Played:
        cues = still_to_come(played.cues, late_ns / NS_PER_S, played.delay_s)
        return replace(
            played,
            at_ns=played.at_ns + late_ns,
            joined_ns=played.joined_ns + late_ns,
            cues=cues,
            track=mix(cues, self._sounds),
        )

    def _caught_up(self, played: _Played, late_ns: int) -> _Played:
        cues = move_up(played.track, played.cues, late_ns / NS_PER_S, self._sounds)
        return replace(
            played,
            at_ns=played.at_ns + late_ns,
            joined_ns=played.joined_ns + late_ns,
            cues=cues,
        )

    def silence(self) -> None:
        self._waiting.clear()
        for each in self._sounding:
            hush(each.track, each.cues, self._sounds)
            each.handle.stop()
        now_ns = self._now_ns()
        self._let_go += [replace(each, ends_ns=now_ns) for each in self._sounding]
        self._sounding = []

    def _load(self, clips: dict[str, str]) -> None:
        """Have these clips ready, at the present volume. One that can't be read is not said."""
        self._forget_clips(keep=clips)
        for name in clips.keys() - self._sounds.keys():
            try:
                clip = read_clip(Path(clips[name]))
            except Exception:  # lzma has its own kinds of error, and may be missing
                self._tell({"bug": f"{clips[name]} can't be said\n{traceback.format_exc()}"})
                continue
            self._sounds |= at_volume({name: clip}, self._volumes[1])
            self._clips[name] = clips[name]

    def _forget_clips(self, keep: Iterable[str] = (), size: int = CLIPS_BYTES) -> None:
        needed = {cue.name for each in self._waiting + self._sounding for cue in each.cues}
        size -= sum(len(self._sounds[name]) for name in self._clips)
        for name in self._clips.keys() - needed - set(keep):
            if size < 0:
                size += len(self._sounds.pop(name))
                del self._clips[name]

    def _set_volume(self, tones: float, voice: float) -> None:
        self._volumes = (tones, voice)
        self._forget_clips(size=0)
        clips, self._clips = self._clips, {}
        self._sounds = at_volume(self._recorded, tones)
        self._load(clips)
        for each in self._waiting + self._sounding:
            mix_again(each.track, each.cues, self._sounds)


def _read_into(inbox: SimpleQueue[Message | None]) -> None:
    try:
        for line in sys.stdin.buffer:
            inbox.put(json.loads(line))
    finally:
        inbox.put(None)


def _tell(message: Message) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _wait(inbox: SimpleQueue[Message | None], due_ns: int) -> Message | None:
    """The next message; an empty one when ``due_ns`` comes first; None when there are no more."""
    left_ns = due_ns - time.monotonic_ns()
    try:
        return inbox.get(timeout=max(0, left_ns - WAKE_BEFORE_NS) / NS_PER_S)
    except Empty:
        time.sleep(max(0, due_ns - time.monotonic_ns()) / NS_PER_S)
        return {}


def _device(command: Sequence[str]) -> Callable[[Track], Any]:
    """What plays a track. Raises ImportError if simpleaudio can't be loaded."""
    if command:
        return partial(Playing, command)
    import simpleaudio

    def play(track: Track) -> Any:
        _tell({"opening": True})
        return simpleaudio.play_buffer(track, 1, SAMPLE_BYTES, RATE)

    return play


def _run(folder: Path, command: Sequence[str]) -> None:
    try:
        device = _device(command)
    except ImportError as error:
        _tell({"broken": f"simpleaudio can't be loaded ({error})"})
        return
    inbox: SimpleQueue[Message | None] = SimpleQueue()
    Thread(target=_read_into, args=(inbox,), daemon=True).start()
    player = Player({**read_sounds(folder), LEAD_IN: lead_in()}, device, _tell)
    _tell({})
    player.warm_up()
    while not player.is_done:
        sign_ns = time.monotonic_ns() + SIGN_EVERY_NS
        message = _wait(inbox, min(sign_ns, player.due_ns or sign_ns))
        if message is None:
            player.silence()  # the system's own player would go on
            return
        player.receive(message)
        player.play_due()
        _tell({})


def main() -> None:
    # Ctrl+C in a terminal goes to every process in it; the parent decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    status = 1
    try:
        _run(Path(sys.argv[1]), sys.argv[2:])
        status = 0
    except Exception:
        with contextlib.suppress(OSError):
            _tell({"bug": traceback.format_exc()})
    finally:
        # Not sys.exit: simpleaudio's threads may still be in the sound system.
        os._exit(status)


if __name__ == "__main__":
    main()
