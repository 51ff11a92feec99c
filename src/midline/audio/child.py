"""One run of the player process: spoken to, listened to, and killed when it no longer moves."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Any

from midline.session.clock import NS_PER_S

Message = dict[str, Any]

# The process gives a sign of life every quarter of a second, and before it opens the device.
LOOK_EVERY_S = 0.25
SILENT_LOOKS = 4
# While it opens a device that stalled before.
SILENT_LOOKS_STALLED = 2
# Until its first sign: a cold start from a slow disk.
SILENT_LOOKS_AT_START = 20
# PulseAudio plays on so long after a pause. A multiple of simpleaudio's 25 ms: with others, a
# stream that ran dry may wait for ever for its server, which waits for it (docs/adr/0004).
_ENVIRONMENT = {"PULSE_LATENCY_MSEC": "75"}


class Child:
    """Raises OSError if the command can't be run. ``heard`` gets its answers, in a thread.

    The last thing that ``heard`` gets is an empty answer: the process has ended.
    """

    def __init__(self, command: Sequence[str], heard: Callable[[Message], None]) -> None:
        self._heard = heard
        self._last_sign_ns = time.monotonic_ns()
        self._silent_looks = 0
        self._has_begun = False
        self._is_opening = False
        self._stalled_ns = 0  # since when the device takes no more; 0: it does
        self._has_ended = Event()
        self.was_hung = False
        # Until when its sounds were handed to the device, in ns of ``time.monotonic_ns``.
        self.played_until_ns = 0
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # ALSA writes to it what the answers say already
            env={**_ENVIRONMENT, **os.environ, "PYTHONMALLOC": "malloc"},  # see docs/adr/0004
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            # Killed with all it started. And Linux shares busy cores between sessions first: so it
            # does not wait behind everything else that was started where Midline was.
            start_new_session=True,
        )
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        Thread(target=self._watch, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def hung_in_the_device(self) -> bool:
        """The sound system did not answer, which is no fault of the process."""
        return self.was_hung and (self._is_opening or self._stalled_ns > 0)

    @property
    def how_it_ended(self) -> str:
        if self.was_hung:
            return "hung and was killed"
        return f"ended by itself with status {self._process.returncode}"

    def tell(self, message: Message) -> None:
        """May block as long as the process hangs; nothing happens if it has ended."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # the listener says so
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def kill(self) -> None:
        """Also the system's own player program, which would play on; but not on Windows."""
        if self._has_ended.is_set():
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)

    def let_go(self) -> None:
        """Take leave of an ended process."""
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._last_sign_ns = time.monotonic_ns()
            self._silent_looks = 0
            self._has_begun = True
            answer = _answer(line)
            self._is_opening = "opening" in answer
            match answer:
                case {"stalled": since_ns} | {"hung": since_ns}:
                    self._stalled_ns = since_ns
                case {"opened_again": _}:
                    self._stalled_ns = 0
            if "hung" in answer:
                self._kill_hung()
            elif answer:
                self._heard(answer)
        self.kill()  # before it is waited for, no other process can have its id
        self._process.wait()
        self._has_ended.set()
        self.played_until_ns = self._last_sign_ns if self.was_hung else time.monotonic_ns()
        self.played_until_ns = self._stalled_ns or self.played_until_ns
        self._heard({})

    def _watch(self) -> None:
        """Counts its own looks rather than time: after a stop of the whole machine both go on."""
        while not self._has_ended.wait(LOOK_EVERY_S):
            self._silent_looks += 1
            if self._silent_looks > self._silent_looks_most:
                self._kill_hung()
                return

    @property
    def _silent_looks_most(self) -> int:
        if not self._has_begun:
            return SILENT_LOOKS_AT_START
        return SILENT_LOOKS_STALLED if self._stalled_ns else SILENT_LOOKS

    def _kill_hung(self) -> None:
        self.was_hung = True
        self.kill()


def rest_of(message: Message, played_until_ns: int) -> Message:
    """A message to play a track, without the cues that have been handed to the device."""
    at_ns = message["at_ns"]
    cues = [
        (at_s, name) for at_s, name in message["cues"] if at_ns + at_s * NS_PER_S > played_until_ns
    ]
    return {**message, "cues": cues}


def _answer(line: bytes) -> Message:
    """An answer of the process; empty for signs of life and what else a library printed."""
    try:
        answer = json.loads(line)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
