"""The user's own sounds, in place of the tones and words as they come: docs/own-sounds.md.

Making them ready to play is slow; ``own_sounds_making`` does it ahead, in a process of its own, and
leaves them in the cache. Here they are taken from it, at the start of a session.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from midline.audio.sound_bank import OWN
from midline.audio.voice import Voice
from midline.data_folder import DataFolder
from midline.files import is_folder
from midline.known_errors import reason
from midline.session.cues import Cue
from midline.session.speech_placing import RINGS_S, Rings

WORDS = "words"  # the folder within the user's folder of sounds that has what is said
INDEX = "index.json"
NOT_READY = (
    "Your own sounds are not ready yet: this session has those that come with Midline. If that "
    "stays so, midline doctor tells why."
)
VERSION = 2  # of what is in the cache: count up when the same files would be made otherwise
_MAKING = "midline.audio.own_sounds_making"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OwnSounds:
    """What of the user's a session plays. ``problems`` has a sentence for each file left out."""

    tones: Mapping[str, Path] = field(default_factory=dict)  # packed clips, by the name of the cue
    rings_s: Rings = field(default_factory=lambda: RINGS_S)  # of all tones
    voice: Voice = field(default_factory=Voice)  # only the user's own words
    problems: tuple[str, ...] = ()

    @property
    def news(self) -> str:
        """What to tell at the start of a session; empty if all is well."""
        if len(self.problems) < 2:
            return "".join(self.problems)
        return f"{self.problems[0]} ({len(self.problems) - 1} more: midline doctor has them all.)"

    def put_in(self, cues: Iterable[Cue]) -> tuple[Cue, ...]:
        """The same cues, those with a tone of the user's under a name of their own."""
        return tuple(Cue(c.at_s, OWN + c.name) if c.name in self.tones else c for c in cues)

    def clips(self, cues: Iterable[Cue]) -> dict[str, Path]:
        """The files of the user's tones among the cues, by the name of the cue."""
        names = sorted({cue.name for cue in cues if cue.name.startswith(OWN)})
        return {name: self.tones[name.removeprefix(OWN)] for name in names}


def own_sounds(data: DataFolder) -> OwnSounds | None:
    """What is ready to play; None if there is something new in the user's folder. Quick."""
    if not is_folder(data.sounds):
        return OwnSounds()
    try:
        return recalled(data)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # not made yet, or damaged: made anew


def cache_of(data: DataFolder) -> Path:
    return data.cache / "sounds"


def stamp(data: DataFolder) -> str:
    """Another one whenever a file has changed."""
    from hashlib import sha256  # it loads OpenSSL, 3.5 MB that most people never need

    seen = VERSION, sorted(_seen(data.sounds)), sorted(_seen(data.sounds / WORDS))
    return sha256(repr(seen).encode(errors="backslashreplace")).hexdigest()


def _seen(folder: Path) -> Iterator[tuple[object, ...]]:
    try:
        entries = [*os.scandir(folder)]
    except OSError as error:
        yield (str(error.strerror),)
        return
    for entry in entries:
        with contextlib.suppress(OSError):  # who reads it will tell
            has = entry.stat()
            yield entry.name, has.st_mode, has.st_size, has.st_mtime_ns, has.st_ctime_ns


def recalled(data: DataFolder) -> OwnSounds:
    """Raises OSError or the error of a wrong value where the cache does not hold all of it."""
    cache = cache_of(data)
    index: dict[str, Any] = json.loads((cache / INDEX).read_bytes())
    if index["stamp"] != stamp(data):
        raise ValueError("there is something new")
    if any((cache / file).stat().st_size != size for file, size in index["sizes"].items()):
        raise ValueError("a file is damaged")
    tones, words = index["tones"], index["words"]
    return OwnSounds(
        {name: cache / file for name, (file, _) in tones.items()},
        {**RINGS_S, **{name: float(rings_s) for name, (_, rings_s) in tones.items()}},
        Voice(
            {text: float(length_s) for text, (_, length_s) in words.items()},
            {text: cache / file for text, (file, _) in words.items()},
        ),
        tuple(map(str, index["problems"])),
    )


class MakingReady:
    """Makes ready what is new, in a process of its own at a low priority. Never raises."""

    def __init__(self, data: DataFolder) -> None:
        self._data = data
        self._process: subprocess.Popen[bytes] | None = None
        self._tried = ""

    def begin(self) -> None:
        """Nothing happens if there is nothing new, or it has begun already, or has failed."""
        if self.is_busy() or own_sounds(self._data) is not None:
            return
        files = stamp(self._data)
        if files == self._tried:
            return
        self._tried = files
        command = (sys.executable, "-P", "-m", _MAKING, os.fspath(self._data.root))
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # midline doctor shows what goes wrong
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                | getattr(subprocess, "IDLE_PRIORITY_CLASS", 0),
            )
        except OSError as error:
            log.warning("the user's own sounds can't be made ready: %s", reason(error))

    def is_busy(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def take(self) -> OwnSounds:
        """For a session that begins now; nothing goes on being made."""
        self.stop()
        ready = own_sounds(self._data)
        return OwnSounds(problems=(NOT_READY,)) if ready is None else ready

    def stop(self) -> None:
        """What was finished stays in the cache."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process, self._tried = None, ""
