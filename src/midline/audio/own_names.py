"""Speech for names the voice has no clip for: made in a process of its own, never in a session.

Who has no such names, as most people, is spared what it takes to make speech: 1 MB of modules.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from typing import TYPE_CHECKING

from midline.audio.voice import Voice
from midline.session.plan import Plan
from midline.session.speech_placing import said_by
from midline.session.vocabulary import vocabulary

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

log = logging.getLogger(__name__)


class OwnNames:
    """Call `prepare` when a routine is opened or saved, `stop` before a session. No call waits."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is where the speech is kept; it is made when there is some."""
        self._folder = folder
        self._asked: tuple[str, ...] = ()
        self._done = set[str]()
        self._worker: subprocess.Popen[bytes] | None = None

    def prepare(self, plan: Plan, voice: Voice) -> None:
        """Have made what ``voice`` can't say of a plan, before what was asked for earlier."""
        missing = [text for text in wanted(plan, voice) if text not in self._done]
        texts = _readable(missing) if missing else []
        waiting = self._asked if self.is_busy() else ()
        if set(texts) <= set(waiting):
            return
        self.stop()
        self._asked = tuple(dict.fromkeys([*texts, *waiting]))
        self._worker = _started(self._folder, self._asked)

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
        from midline.audio.voice_cache import VoiceCache
        from midline.audio.voice_engines import find_engines

        return voice.over(VoiceCache(self._folder).voice(wanted(plan, voice), find_engines()))


def wanted(plan: Plan, voice: Voice) -> list[str]:
    """The texts of a plan that ``voice`` has no clips for, by when they are first said."""
    return [text for text in vocabulary(plan) if not said_by(text, voice.lengths)]


def _readable(texts: list[str]) -> list[str]:
    """Those that an engine can say."""
    from midline.audio.voice_engines import find_engines

    engines = find_engines()
    return [text for text in texts if any(engine.can_read(text) for engine in engines)]


def _started(folder: Path, texts: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    import subprocess
    from threading import Thread

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
    import json

    assert worker.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        worker.stdin.write(json.dumps(texts).encode() + b"\n")
        worker.stdin.flush()


def _kill(worker: subprocess.Popen[bytes]) -> None:
    import signal

    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(worker.pid, signal.SIGKILL)
        else:
            worker.kill()
