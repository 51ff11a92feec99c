"""Speech for names the voice has no clip for: made in a process of its own, never in a session."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

from midline.audio.voice import Voice
from midline.audio.voice_cache import VoiceCache
from midline.audio.voice_engines import find_engines
from midline.session.plan import Plan
from midline.session.speech_placing import said_by
from midline.session.vocabulary import vocabulary

log = logging.getLogger(__name__)


class OwnNames:
    """Call `prepare` when a routine is opened or saved, `stop` before a session. No call waits."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is where the speech is kept; it is made when there is some."""
        self._cache = VoiceCache(folder)
        self._asked: tuple[str, ...] = ()
        self._done = set[str]()
        self._worker: subprocess.Popen[bytes] | None = None

    def prepare(self, plan: Plan, voice: Voice) -> None:
        """Have made what ``voice`` can't say of a plan, before what was asked for earlier."""
        engines = find_engines()
        texts = [
            text
            for text in wanted(plan, voice)
            if text not in self._done and any(engine.can_read(text) for engine in engines)
        ]
        waiting = self._asked if self.is_busy() else ()
        if set(texts) <= set(waiting):
            return
        self.stop()
        self._asked = tuple(dict.fromkeys([*texts, *waiting]))
        self._worker = _started(self._cache.folder, self._asked)

    def is_busy(self) -> bool:
        """Whether speech is being made."""
        if self._worker is None:
            return False
        if self._worker.poll() is None:
            return True
        self._done |= set(self._asked)  # also what failed: the next start of Midline tries again
        self._let_go()
        return False

    def stop(self) -> None:
        """What is ready stays, what is not can be asked for again."""
        if self._worker is not None and self.is_busy():
            _kill(self._worker)
            self._let_go()

    def _let_go(self) -> None:
        worker, self._worker = self._worker, None
        assert worker is not None
        worker.wait()
        assert worker.stdin is not None
        with contextlib.suppress(OSError):
            worker.stdin.close()

    def voice(self, plan: Plan, voice: Voice) -> Voice:
        """``voice``, and what is ready of what it can't say."""
        return voice.over(self._cache.voice(wanted(plan, voice), find_engines()))


def wanted(plan: Plan, voice: Voice) -> list[str]:
    """The texts of a plan that ``voice`` has no clips for, by when they are first said."""
    return [text for text in vocabulary(plan) if not said_by(text, voice.lengths)]


def _started(folder: Path, texts: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "worker.log").open("wb") as trouble:
            worker = subprocess.Popen(
                [sys.executable, "-P", "-m", "midline.audio.voice_worker", os.fspath(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=trouble,
                start_new_session=True,  # a group that is killed with its engines
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                | getattr(subprocess, "IDLE_PRIORITY_CLASS", 0),
            )
    except OSError as error:
        log.warning("no speech can be made: %s", error)
        return None
    Thread(target=_tell, args=(worker, texts), daemon=True).start()
    return worker


def _tell(worker: subprocess.Popen[bytes], texts: tuple[str, ...]) -> None:
    """In a thread: many names fill the pipe until the process reads them. It stays open after."""
    assert worker.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        worker.stdin.write(json.dumps(texts).encode() + b"\n")
        worker.stdin.flush()


def _kill(worker: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(worker.pid, signal.SIGKILL)
        else:
            worker.kill()
