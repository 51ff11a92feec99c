"""Makes the user's own sounds ready to play, and leaves them in the cache. Slow, so done ahead.

``python -m midline.audio.own_sounds_making DATA_FOLDER`` does it behind everything else.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from midline.audio.any_wav import NotPlayable, Wav, read_wav
from midline.audio.mixing import RATE, SAMPLE_BYTES
from midline.audio.own_recording import (
    BYTES_MOST,
    fitted_tone,
    fitted_word,
    ring_s,
    text_of,
    tone_name,
)
from midline.audio.own_sounds import (
    INDEX,
    VERSION,
    WORDS,
    OwnSounds,
    cache_of,
    own_sounds,
    recalled,
    stamp,
)
from midline.audio.packing import packed
from midline.audio.voice_clips import read_clip
from midline.data_folder import DataFolder
from midline.files import NotAFile, is_folder, read_bytes, replace_file
from midline.known_errors import reason

_KEPT_S = 7 * 24 * 3600  # what is no longer wanted may be in use, but not for a week
_OTHER_SOUNDS = {
    ".mp3", ".ogg", ".oga", ".opus", ".flac", ".m4a", ".aac", ".aif", ".aiff", ".wma", ".webm",
}  # fmt: skip

T = TypeVar("T")
Fault = Callable[[Path, str], None]


def make_ready(data: DataFolder) -> OwnSounds:
    """Make ready what is new: up to half a second of work for each second of sound. Never raises.

    What can't be used is told, and what comes with Midline stands in for it.
    """
    ready = own_sounds(data)
    if ready is not None:
        return ready
    cache, problems = cache_of(data), list[str]()
    try:
        at_first = stamp(data)  # what changes from now on will be new the next time
        cache.mkdir(parents=True, exist_ok=True)
        index = _made(data, cache, problems)
        index |= {"stamp": at_first, "problems": problems}
        replace_file(cache / INDEX, json.dumps(index).encode())
        _tidy(cache, {INDEX, *index["sizes"]})
        return recalled(data)
    except ValueError:
        return OwnSounds(problems=("Your own sounds were changed just now. Try again.",))
    except OSError as error:
        why = f"{cache} can't be written to: {reason(error)}. Make room there or allow it."
        return OwnSounds(problems=(f"Your own sounds are not used: {why}", *problems))


def _made(data: DataFolder, cache: Path, problems: list[str]) -> dict[str, Any]:
    """What the index says of them. Raises OSError where the cache can't be written to."""

    def fault(path: Path, why: str) -> None:
        name = path.relative_to(data.root).as_posix()
        shown = "".join(c if c.isprintable() else "·" for c in name)
        problems.append(f"{shown} is not used: {why}")

    def tone(name: str, wav: Wav) -> tuple[str, float]:
        file, samples = _clip(cache, name, wav, partial(fitted_tone, name, wav))
        return file, ring_s(samples)

    def word(_: str, wav: Wav) -> tuple[str, float]:
        file, samples = _clip(cache, WORDS, wav, partial(fitted_word, wav))
        return file, len(samples) / SAMPLE_BYTES / RATE

    tones = _each(data.sounds, tone_name, tone, fault)
    words = _each(data.sounds / WORDS, text_of, word, fault)
    files = [file for file, _ in (*tones.values(), *words.values())]
    sizes = {file: (cache / file).stat().st_size for file in files}
    return {"tones": tones, "words": words, "sizes": sizes}


def _each(
    folder: Path, name_of: Callable[[str], str], make: Callable[[str, Wav], T], fault: Fault
) -> dict[str, T]:
    """What was made of the WAV files of a folder, by name; the others are told."""
    made: dict[str, T] = {}
    for path in _wav_files(folder, fault):
        try:
            name = name_of(path.stem)
            if name in made:
                raise NotPlayable("another file has the same name. Delete one of them.")
            made[name] = make(name, read_wav(_bytes(path)))
        except NotPlayable as error:
            fault(path, str(error))
    return made


def _wav_files(folder: Path, fault: Fault) -> Iterator[Path]:
    """In order of their names. Notes, licences and what is hidden is passed over."""
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        fault(folder, f"{reason(error)}. Allow reading it.")
        return
    for path in paths:
        kind = path.suffix.lower()
        if path.name.startswith("."):
            continue
        if kind == ".wav":
            yield path
        elif kind in _OTHER_SOUNDS:
            fault(path, "save it as WAV.")
        elif is_folder(path) and not (path.name == WORDS and folder.name != WORDS):
            fault(path, f"it is a folder. Tones lie in sounds, words in sounds/{WORDS}.")


def _bytes(path: Path) -> bytes:
    try:
        data = read_bytes(path, BYTES_MOST + 1)
    except NotAFile as error:
        raise NotPlayable(f"{error.strerror}, not a sound.") from error
    except OSError as error:
        raise NotPlayable(_unreadable(path, error)) from error
    if len(data) > BYTES_MOST:
        raise NotPlayable(f"it is larger than {BYTES_MOST // 1_000_000} MB. Shorten it.")
    return data


def _unreadable(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "this link leads back to itself. Remove it, or let it lead to a WAV file."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "this link leads nowhere. Remove it, or let it lead to a WAV file."
    return f"it can't be read: {reason(error)}. Allow reading it."


def _clip(cache: Path, use: str, wav: Wav, make: Callable[[], array[int]]) -> tuple[str, bytes]:
    """Its file in the cache, made if it is not there, and its samples.

    The file is named after what it was made of, so one that is in use never changes.
    """
    made_of = sha256(f"{VERSION} {use} {wav.shape}".encode() + wav.data).hexdigest()[:24]
    file = cache / f"{made_of}.wav.xz"
    try:
        return file.name, read_clip(file)
    except Exception:  # it is not there, or damaged, which lzma and wave have many ways to say
        samples = make()
    replace_file(file, _packed(samples))
    return file.name, samples.tobytes()


def _packed(samples: array[int]) -> bytes:
    try:
        return packed(samples, step=1)
    except ImportError:
        raise NotPlayable(
            "this Python lacks its lzma module. Install it, or another Python."
        ) from None


def _tidy(cache: Path, wanted: set[str]) -> None:
    with contextlib.suppress(OSError):
        for path in cache.iterdir():
            if path.name not in wanted and path.stat().st_mtime < time.time() - _KEPT_S:
                path.unlink()


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(19)  # elsewhere its parent starts it like this
    make_ready(DataFolder(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
