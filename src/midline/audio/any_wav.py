"""Reads WAV files as people have them: 8 to 32 bit, or float, mono or stereo. Pure.

The standard library's ``wave`` reads no float, and before Python 3.12 not what most programs write
for 24 bit (WAVE_FORMAT_EXTENSIBLE). The format: Microsoft, "Multiple channel audio data and WAVE
files". Chunks may be out of order, unknown, or of a length that was never filled in.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from midline.audio.resampling import RATES

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
# By format and bits: the kind of array that holds the samples, and what full scale is in it.
_KINDS = {
    (_PCM, 8): ("B", 128.0),
    (_PCM, 16): ("h", 32_768.0),
    (_PCM, 24): ("i", 2.0**31),
    (_PCM, 32): ("i", 2.0**31),
    (_FLOAT, 32): ("f", 1.0),
    (_FLOAT, 64): ("d", 1.0),
}
# From this length on it was never known: what writes to a pipe claims about 2 or 4 GB.
_NEVER_FILLED_IN = 0x7FFF_0000


class NotPlayable(ValueError):  # noqa: N818 - reads as what it says
    """Why, as the tail of a sentence, and what to do, as the next one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Of the samples in a WAV file; ``kind`` is WAVE_FORMAT_PCM or WAVE_FORMAT_IEEE_FLOAT."""

    kind: int
    bits: int
    channels: int
    rate: int

    @property
    def frame_bytes(self) -> int:
        return self.channels * self.bits // 8


@dataclass(frozen=True, slots=True)
class Wav:
    """A WAV file whose samples are not decoded yet, since that takes time."""

    shape: Shape
    data: bytes

    @property
    def length_s(self) -> float:
        return len(self.data) // self.shape.frame_bytes / self.shape.rate

    def mono(self) -> array[float]:
        """The samples, full scale = 1. Raises `NotPlayable` for floats that are no numbers."""
        values = _decoded(self.data, self.shape)
        if not all(map(math.isfinite, values)):
            raise NotPlayable("its samples are damaged. Save it again.")
        if self.shape.channels == 1:
            return values
        return array("d", [(a + b) / 2 for a, b in zip(values[::2], values[1::2], strict=True)])


def read_wav(data: bytes) -> Wav:
    """Raises `NotPlayable`, and nothing else, for bytes that are no WAV file we can play."""
    if not data:
        raise NotPlayable("it is empty. Save it again.")
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotPlayable("it is no WAV file, whatever its name says. Save it as WAV.")
    chunks = dict(reversed([*_chunks(data)]))  # the first of each
    shape = _shape(chunks.get(b"fmt ", b""))
    samples = chunks.get(b"data", b"")
    samples = samples[: len(samples) // shape.frame_bytes * shape.frame_bytes]
    if not samples:
        raise NotPlayable("there is no sound in it. Save it again.")
    return Wav(shape, samples)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if name == b"data" and len(body) < size < _NEVER_FILLED_IN:
            raise NotPlayable("it ends early. Save it again.")
        yield name, body
        at += 8 + size + size % 2


def _shape(fmt: bytes) -> Shape:
    if len(fmt) < 16:
        raise NotPlayable("it does not say how its sound is stored. Save it as WAV again.")
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", fmt)
    if kind == _EXTENSIBLE and len(fmt) >= 26:
        (kind,) = struct.unpack_from("<H", fmt, 24)
    if kind not in (_PCM, _FLOAT):
        raise NotPlayable("its sound is compressed. Save it as uncompressed WAV (PCM).")
    if (kind, bits) not in _KINDS:
        raise NotPlayable(f"its samples have {bits} bits. Save it with 16 or 24 bits.")
    if channels not in (1, 2):
        raise NotPlayable(f"it has {channels} channels. Save it as mono or stereo.")
    if rate not in RATES:
        raise NotPlayable(f"its rate is {rate} Hz. Save it at 48 kHz; 8 to 192 kHz will do.")
    return Shape(kind, bits, channels, rate)


def _decoded(data: bytes, shape: Shape) -> array[float]:
    code, full = _KINDS[shape.kind, shape.bits]
    if shape.bits == 24:
        wide = bytearray(len(data) // 3 * 4)  # the lowest of four bytes stays 0
        for byte in range(3):
            wide[byte + 1 :: 4] = data[byte::3]
        data = bytes(wide)
    values = array(code, data)
    if sys.byteorder == "big":
        values.byteswap()
    middle = 128 if code == "B" else 0  # 8 bits alone have no sign
    return array("d", [(value - middle) / full for value in values])
