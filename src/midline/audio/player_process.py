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
| {"keep_alive": true or false}                          | plays near-silence from now on, or not  |
| {"quit": true}                                         | leaves when what is playing has ended   |

Answers: {"started": ID, "joined_ns": …, "late_ns": …} (from which moment of the track on, and how
late that was; ID 0: the sound system works), {"lost": SINCE_NS} (the device went away under a
track; its rest is tried again), {"opening": true} (a device, which may hang), {"stalled": SINCE_NS}
(the device takes no more of what plays, and is opened again), {"opened_again": true}, {"hung":
SINCE_NS} (even so it takes no more), {"no_device": WHY} (it goes on trying), {"broken": WHY}
(starting it again would not help), {"bug": TRACEBACK}; and {} as a sign of life, every quarter of a
second.
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
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from midline.audio.lead_in import LEAD_IN, near_silence
from midline.audio.mixing import RATE, SAMPLE_BYTES
from midline.audio.sound_bank import SoundBank
from midline.audio.system_player import Playing
from midline.audio.track_player import Device, Message, TrackPlayer
from midline.audio.wakes import Wakes
from midline.audio.wav import read_sounds
from midline.session.clock import NS_PER_S
from midline.session.sound_choices import LEAD_IN_S

# A wait on the inbox may oversleep a little; the last bit is slept exactly.
WAKE_BEFORE_NS = 2_000_000
SIGN_EVERY_NS = NS_PER_S // 4


def _read_into(inbox: SimpleQueue[Message | None]) -> None:
    try:
        for line in sys.stdin.buffer:
            inbox.put(json.loads(line))
    finally:
        inbox.put(None)


def _tell(message: Message) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _wait(inbox: SimpleQueue[Message | None], due_ns: float) -> Message | None:
    """The next message; an empty one when ``due_ns`` comes first; None when there are no more."""
    left_ns = due_ns - time.monotonic_ns()
    try:
        return inbox.get(timeout=max(0, left_ns - WAKE_BEFORE_NS) / NS_PER_S)
    except Empty:
        time.sleep(max(0, due_ns - time.monotonic_ns()) / NS_PER_S)
        return {}


def _device(command: Sequence[str]) -> Device:
    """What plays a track. Raises ImportError if simpleaudio can't be loaded."""
    if command:
        return partial(Playing, command)
    import simpleaudio

    def play(samples: memoryview) -> Any:
        _tell({"opening": True})
        return simpleaudio.play_buffer(samples, 1, SAMPLE_BYTES, RATE)

    return play


def _track_player(folder: Path, command: Sequence[str]) -> TrackPlayer:
    tones = {**read_sounds(folder), LEAD_IN: near_silence(LEAD_IN_S)}
    with contextlib.suppress(ImportError):
        import lzma  # noqa: F401  (or the first clip to be read would wait for it)
    sounds = SoundBank(tones, lambda sentence: _tell({"bug": sentence}))
    return TrackPlayer(sounds, _device(command), _tell, takes_whole=bool(command))


def _run(folder: Path, command: Sequence[str]) -> None:
    try:
        player = _track_player(folder, command)
    except ImportError as error:
        _tell({"broken": f"simpleaudio can't be loaded ({error})"})
        return
    inbox: SimpleQueue[Message | None] = SimpleQueue()
    Thread(target=_read_into, args=(inbox,), daemon=True).start()
    wakes = Wakes()
    _tell({})
    player.warm_up()
    sign_ns = time.monotonic_ns() + SIGN_EVERY_NS
    while not player.is_done:
        message = _wait(inbox, min(sign_ns, player.due_ns))
        if message is None:
            player.silence()  # the system's own player would go on
            player.receive({"quit": True})
            return
        player.receive(message)
        player.play_due()
        answer = wakes.look(player.is_sounding)
        now_ns = time.monotonic_ns()
        if answer or now_ns >= sign_ns:  # laying sounds takes many turns, of which nobody need hear
            _tell(answer)
            sign_ns = now_ns + SIGN_EVERY_NS
        if "stalled" in answer:
            player.open_again()
            _tell({"opened_again": True})


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
