"""Has speech made for texts, behind everything else: a process, run with ``python -m``.

Its argument is the folder to keep it in. It gets the texts as a JSON list in the first line, and
ends when they are made or its input ends, as it does when who started it is gone. Turning what an
engine said into a clip takes most of a second of work for each second of it, so all of this runs at
the lowest priority.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Thread

from midline.audio.voice_cache import VoiceCache
from midline.audio.voice_clips import speech
from midline.audio.voice_engines import Engine, find_engines
from midline.known_errors import KnownError

STRIKES = 2  # in a row, and an engine is given up
_ODD_SPEECH = (KnownError, OSError, ValueError, EOFError)

log = logging.getLogger(__name__)


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(19)  # elsewhere its parent starts it like this
    texts = json.loads(sys.stdin.buffer.readline())
    Thread(target=_end_with_input, daemon=True).start()
    make_speech(texts, VoiceCache(Path(sys.argv[1])), find_engines())


def make_speech(texts: Iterable[str], cache: VoiceCache, engines: Sequence[Engine]) -> None:
    """Say each text that is not there yet, by the first engine that can.

    Raises OSError if nothing can be written.
    """
    cache.folder.mkdir(parents=True, exist_ok=True)
    strikes = dict.fromkeys(engines, 0)
    try:
        for text in texts:
            for engine in engines:
                if strikes[engine] < STRIKES and engine.can_read(text):
                    if cache.has(text, engine):
                        break
                    samples = _said(text, engine, cache)
                    if samples is None:
                        strikes[engine] += 1
                        continue
                    strikes[engine] = 0
                    if samples:
                        cache.put(text, engine, samples)
                    break
    finally:
        for engine in engines:
            engine.close()
        cache.tidy()


def _said(text: str, engine: Engine, cache: VoiceCache) -> array[int] | None:
    """Empty if it has no sound; None if the engine failed."""
    wav = cache.folder / f"said.{os.getpid()}.wav"
    try:
        engine.say(text, wav)
        return array("h", speech(wav.read_bytes()))
    except Exception as error:  # whatever a strange WAV file brings about, others may be good
        log.warning("%s", error, exc_info=not isinstance(error, _ODD_SPEECH))
        return None
    finally:
        wav.unlink(missing_ok=True)


def _end_with_input() -> None:
    """With the engines, which are in the same group of processes where there is such a thing."""
    while os.read(0, 4096):  # past the buffer: Python can't end while a thread waits for that
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
