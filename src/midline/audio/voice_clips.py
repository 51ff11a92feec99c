"""Speech from files: the shipped clips, and what an engine made, as samples for a track."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class Clip:
    """A file of ``assets/voice`` and how long it sounds."""

    file: str
    length_s: float


def read_index(folder: Path) -> dict[str, Clip]:
    """What the voice can say: text to clip. Raises OSError or ValueError."""
    import json

    path = folder / "index.json"
    entries = json.loads(path.read_text("utf-8"))
    try:
        return {text: Clip(entry["file"], entry["length_s"]) for text, entry in entries.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{path} is no index of clips") from error


def read_clip(path: Path) -> bytes:
    """The samples of a packed clip, 2 ms of work for each second of it.

    Raises OSError, lzma.LZMAError, wave.Error, EOFError or ValueError for a bad file, ImportError
    in a Python without lzma.
    """
    import lzma  # only the player needs it, and not every Python has it

    from midline.audio.mixing import RATE

    with lzma.open(path) as file:
        samples, rate = _samples(file.read())
    if rate != RATE:
        raise ValueError(f"{path} is not 48 kHz")
    return samples.tobytes()


def speech(wav: bytes) -> bytes:
    """What an engine said, made fit to play: 0.7 s of work for each second. May be empty.

    Raises wave.Error, EOFError or ValueError for anything but 16-bit mono of 8 to 192 kHz.
    """
    from midline.audio.speech import prepare  # the player process has no need of it

    samples, rate = _samples(wav)
    return prepare([value / 32768 for value in samples], rate).tobytes()


def _samples(wav: bytes) -> tuple[array[int], int]:
    import wave  # the window reads the index only
    from array import array
    from io import BytesIO

    from midline.audio.mixing import SAMPLE_BYTES

    with wave.open(BytesIO(wav)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, SAMPLE_BYTES):
            raise ValueError("speech has to be 16-bit mono")
        samples = array("h", file.readframes(file.getnframes()))
        rate = file.getframerate()
    if sys.byteorder == "big":
        samples.byteswap()
    return samples, rate
