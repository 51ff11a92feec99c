"""Speech made for the user's own names, each kept in a file of its own.

A file's name tells all that has to be known: ``KEY.ENGINE.MILLISECONDS.wav.xz``. So there is no
index to be damaged, and two programs may write at once. The key is of the text and how fast it is
said, the engine's part also of which version it is. All of it may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import os
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from midline.audio.mixing import RATE, SAMPLE_BYTES
from midline.audio.voice import Voice
from midline.audio.voice_clips import read_clip
from midline.audio.voice_engines import RATE_WPM, Engine
from midline.files import replace_file

BYTES_MOST = 50_000_000  # about a thousand names
RECIPE = 1  # another number makes all speech anew: change it with what `prepare` does
_LEFT_OVER_S = 3600.0


@dataclass(frozen=True, slots=True)
class Made:
    """Speech in a file. Its length in seconds."""

    key: str
    engine: str
    length_s: float
    path: Path


class VoiceCache:
    """Nothing is read or made by asking for one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def voice(self, texts: Iterable[str], engines: Sequence[Engine]) -> Voice:
        """What there is of the texts, of the best engine that said it, else of one that is gone."""
        rising = [_tag(engine) for engine in reversed(engines)]
        rank = {tag: i + 1 for i, tag in enumerate(rising)}
        found = sorted(self.all(), key=lambda made: rank.get(made.engine, 0))
        best = {made.key: made for made in found}
        said = {_plain(text): made for text in texts if (made := best.get(_key(text)))}
        return Voice(
            {text: made.length_s for text, made in said.items()},
            {text: made.path for text, made in said.items()},
        )

    def all(self) -> list[Made]:
        """Empty if there is no folder, or it can't be read."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except OSError:
            return []
        return [made for name in names if (made := self._made(name))]

    def has(self, text: str, engine: Engine) -> bool:
        """Whether the text was said by this engine. Reads it: what is damaged is deleted."""
        key, tag = _key(text), _tag(engine)
        return any(_is_sound(made) for made in self.all() if (made.key, made.engine) == (key, tag))

    def put(self, text: str, engine: Engine, samples: array[int]) -> None:
        """Raises OSError if it can't be written, ImportError in a Python without lzma."""
        from midline.audio.packing import packed

        milliseconds = round(1000 * len(samples) / RATE)
        name = f"{_key(text)}.{_tag(engine)}.{milliseconds}.wav.xz"
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(self.folder / name, packed(samples))

    def tidy(self, bytes_most: int = BYTES_MOST) -> None:
        """Delete what was not used for longest where it is too much, and what a crash left."""
        with contextlib.suppress(OSError):
            for path in self._too_many(bytes_most):
                path.unlink(missing_ok=True)

    def _too_many(self, bytes_most: int) -> Iterator[Path]:
        left = bytes_most
        files = [(path.stat(), path) for path in self.folder.iterdir()]
        for status, path in sorted(files, key=lambda each: each[0].st_mtime, reverse=True):
            if self._made(path.name):
                left -= status.st_size
                if left < 0:
                    yield path
            elif status.st_mtime < time.time() - _LEFT_OVER_S:
                yield path

    def _made(self, name: str) -> Made | None:
        match name.split("."):
            case [key, engine, ms, "wav", "xz"] if ms.isascii() and ms.isdigit() and int(ms[:9]):
                return Made(key, engine, int(ms[:9]) / 1000, self.folder / name)
        return None


def _is_sound(made: Made) -> bool:
    """And so was used just now. Deletes it otherwise."""
    try:
        length_s = len(read_clip(made.path)) / SAMPLE_BYTES / RATE
        if abs(length_s - made.length_s) < 0.002:
            os.utime(made.path)
            return True
    except Exception:  # lzma and wave have many ways to say that a file is damaged
        pass
    with contextlib.suppress(OSError):
        made.path.unlink()
    return False


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _key(text: str) -> str:
    return _digest(f"{RECIPE} {RATE_WPM} {_plain(text)}")[:24]


def _tag(engine: Engine) -> str:
    """The engine and its version: the size and time of its program or voice."""
    try:
        status = engine.made_by.stat()
    except OSError:
        return engine.name
    return f"{engine.name}-{_digest(f'{status.st_size} {status.st_mtime_ns}')[:8]}"


def _digest(text: str) -> str:
    from hashlib import sha256  # it loads OpenSSL, 3.5 MB that most people never need

    return sha256(text.encode(errors="surrogatepass")).hexdigest()
