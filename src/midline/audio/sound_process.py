"""The parent's side of the player process. Nothing here waits for sound, except ``close``."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from midline.session.cues import Cue

RESTARTS = 3
RING_OUT_S = 4.0
QUIT_S = 0.5
# What the thread finds in the outbox when the process has ended.
_ENDED: dict[str, Any] = {}
_NO_DEVICE = (
    "There is no sound: no sound device could be opened. Check that speakers or headphones are "
    "connected and that the sound server runs; the tones come back by themselves."
)
_DIED = "There is no sound: the sound player stopped again and again. Please start Midline again."

# -P: no file in the present folder may stand in for a module.
_COMMAND = (sys.executable, "-P", "-m", "midline.audio.player_process")

log = logging.getLogger(__name__)


class SoundState(StrEnum):
    STARTING = "starting"
    READY = "ready"
    NO_DEVICE = "no device"
    FAILED = "failed"


class SoundProcess:
    """Starts the player process, talks to it and starts it again if it dies.

    Messages go through a thread, so a hung process never holds up the session. ``sounds`` is the
    folder of the cues' WAV files. ``trouble`` is a sentence for the person; empty if all is well.
    """

    def __init__(self, sounds: Path, command: Sequence[str] = ()) -> None:
        self.state = SoundState.STARTING
        self.trouble = ""
        self._command = [*(command or _COMMAND), str(sounds)]
        self._outbox: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._volume: dict[str, Any] = {"volume": 1.0}
        self._tracks: deque[dict[str, Any]] = deque(maxlen=2)  # the present one and the next
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
        pairs = [(cue.at_s, cue.name) for cue in cues]
        message: dict[str, Any] = {"play": self._last_id, "at_ns": at_ns, "cues": pairs}
        if clips:
            message["clips"] = {name: str(path) for name, path in clips.items()}
        self._send(message)

    def silence(self) -> None:
        """Silence what plays, and forget what was to come."""
        self._send({"silence": True})

    def set_volume(self, volume: float) -> None:
        """From 0 to 1, at once, also for what is playing."""
        self._send({"volume": volume})

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
        self._send({"quit": True})
        self._thread.join(RING_OUT_S if let_ring else QUIT_S)
        if self._thread.is_alive() and self._process is not None:
            self._process.kill()
            self._thread.join(QUIT_S)

    def _send(self, message: dict[str, Any]) -> None:
        if self.state is not SoundState.FAILED:
            self._outbox.put(message)

    # In threads of its own

    def _run(self) -> None:
        for _ in range(1 + RESTARTS):
            try:
                process = self._process = _spawn(self._command)
            except OSError as error:
                self._became(
                    SoundState.FAILED, f"There is no sound: its player can't run ({error})."
                )
                return
            listener = Thread(target=self._listen, args=(process,), daemon=True)
            listener.start()
            was_told = self._talk_to(process)
            listener.join()
            _let_go(process)
            if was_told or self.state is SoundState.FAILED:
                return
            log.warning("the sound player ended by itself with status %s", process.returncode)
        self._became(SoundState.FAILED, _DIED)

    def _talk_to(self, process: subprocess.Popen[bytes]) -> bool:
        """Pass messages on, first those a process before this one left. False when it has died."""
        for message in (self._volume, *self._tracks):
            _write(process, message)
        while (message := self._outbox.get()) is not _ENDED:
            self._remember(message)
            _write(process, message)
            if "quit" in message:
                process.wait()
                return True
        return False

    def _remember(self, message: dict[str, Any]) -> None:
        if "volume" in message:
            self._volume = message
        elif "play" in message:
            self._tracks.append(message)
        else:
            self._tracks.clear()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            match _answer(line):
                case {"started": _, "late_ns": late_ns}:
                    self._became(SoundState.READY, "")
                    log.debug("track started %.1f ms late", late_ns / 1e6)
                case {"no_device": why}:
                    self._became(SoundState.NO_DEVICE, _NO_DEVICE, why)
                case {"broken": why}:
                    self._became(SoundState.FAILED, f"There is no sound: {why}.", why)
                case {"bug": trace}:
                    log.error("a bug in the sound player\n%s", trace)
        process.wait()
        self._outbox.put(_ENDED)

    def _became(self, state: SoundState, trouble: str, why: str = "") -> None:
        if state is not self.state and why:
            log.warning("%s %s", trouble, why)
        self.trouble = trouble
        self.state = state
        self._is_known.set()


def _spawn(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # ALSA writes to it what the answers say already
        env={**os.environ, "PYTHONMALLOC": "malloc"},  # see docs/adr/0004
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _let_go(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()


def _write(process: subprocess.Popen[bytes], message: dict[str, Any]) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # it has ended: the listener says so
        process.stdin.write(json.dumps(message).encode() + b"\n")
        process.stdin.flush()


def _answer(line: bytes) -> dict[str, Any]:
    """An answer of the process; empty for anything else that a library printed."""
    try:
        answer = json.loads(line)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
