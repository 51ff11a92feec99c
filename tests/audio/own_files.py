"""WAV files of the user's, for tests: written byte by byte, of any shape."""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Iterable

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def wav_file(
    data: bytes, kind: int = PCM, bits: int = 16, channels: int = 1, rate: int = 48_000
) -> bytes:
    frame = channels * bits // 8
    fmt = struct.pack("<HHIIHH", kind, channels, rate, rate * frame % 2**32, frame % 2**16, bits)
    if kind == EXTENSIBLE:
        fmt += struct.pack("<HHIH14x", 22, bits, 0, PCM)
    body = chunk(b"fmt ", fmt) + chunk(b"data", data)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def tone(seconds: float, peak: float = 0.3, rate: int = 48_000) -> array[int]:
    """440 Hz, as 16-bit samples. ``peak``: full scale is 1."""
    wave = (math.sin(2 * math.pi * 440 * i / rate) for i in range(round(seconds * rate)))
    return array("h", [round(32767 * peak * value) for value in wave])


def mono(samples: Iterable[int], rate: int = 48_000) -> bytes:
    return wav_file(array("h", samples).tobytes(), rate=rate)
