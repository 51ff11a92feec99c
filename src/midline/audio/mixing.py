"""Mixing: sounds are laid into one buffer of samples, the track. Pure but for its memory.

Samples are signed 16-bit, mono, ``RATE`` a second, in the machine's byte order.
"""

from __future__ import annotations

import mmap
import operator
import sys
from array import array
from collections.abc import Iterable, Mapping

from midline.session.cues import Cue

RATE = 48_000
SAMPLE_BYTES = 2
# The player may cut off the last 100 ms (the device's own buffer) of what it is given.
PADDING_S = 0.15
# What the device has taken by the time the play call is back, and then some.
IN_DEVICE_S = 0.2
# A cue this late is still worth hearing; a missed one is never fired later.
STILL_ON_TIME_S = 0.25
# Opening a device takes a millisecond or two, but a busy device or a hung server takes its time.
SLOW_OPEN_S = 0.05
AT_ONCE = 32_768

# Only what was written takes up memory: a track is mostly silence, which stays unmapped.
Samples = mmap.mmap
Sounds = Mapping[str, bytes]


def mix(cues: Iterable[Cue], sounds: Sounds, at_least_s: float = 0.0) -> Samples:
    """All cues in one new track, each to the sample; overlapping sounds add up, never wrap.

    Long enough for the last sound to end and for ``at_least_s``, and padded; never empty. Raises
    KeyError for a cue without a sound.
    """
    parts = [(byte_at(cue.at_s), sounds[cue.name]) for cue in cues]
    end = max((at + len(sound) for at, sound in parts), default=0)
    samples = silence(max(end, byte_at(at_least_s)) + byte_at(PADDING_S))
    filled_to = 0
    for at, sound in sorted(parts):
        filled_to = lay(samples, at, sound, filled_to)
    return samples


def byte_at(at_s: float) -> int:
    """Where in a track the sample of a moment stands."""
    return round(at_s * RATE) * SAMPLE_BYTES


def lay(samples: Samples, at: int, sound: bytes, filled_to: int) -> int:
    """Write a sound at its byte, adding where one before it still rings, up to ``filled_to``.

    Gives back up to where the samples are filled then. What does not fit is cut off.
    """
    sound = sound[: max(0, len(samples) - at)]
    end = at + len(sound)
    overlap = max(0, min(filled_to, end) - at)
    if overlap:
        samples[at : at + overlap] = _sum(samples[at : at + overlap], sound[:overlap])
    samples[at + overlap : end] = sound[overlap:]
    return max(filled_to, end)


def erase(samples: Samples, start: int, end: int) -> None:
    """Silence a part in place, also while it plays; at once, and giving back its memory.

    Where that goes by pages (on Linux), all of the first and the last page are silenced.
    """
    if sys.platform != "linux":
        samples[start:end] = bytes(end - start)
    elif start < end:
        from_page = start - start % mmap.PAGESIZE
        samples.madvise(mmap.MADV_DONTNEED, from_page, end - from_page)


def still_to_come(cues: Iterable[Cue], late_s: float, delay_s: float = 0.0) -> tuple[Cue, ...]:
    """The cues as seen from ``late_s`` after the track should have begun.

    One that is just due sounds now, of several only the last; one missed by more than
    ``STILL_ON_TIME_S``, and the output's delay that tracks are sent ahead by, never does.
    """
    if late_s <= 0:
        return tuple(cues)
    moved = [Cue(cue.at_s - late_s, cue.name) for cue in cues]
    passed = [cue for cue in moved if -STILL_ON_TIME_S - delay_s <= cue.at_s < 0]
    latest = sorted(passed, key=lambda cue: cue.at_s)[-1:]
    return tuple(Cue(0.0, cue.name) for cue in latest) + tuple(c for c in moved if c.at_s >= 0)


def at_volume(sound: bytes, volume: float) -> bytes:
    """A sound at a volume between 0 and 1, squared so that half sounds about half as loud.

    Takes about a millisecond for each second of sound.
    """
    gain = min(1.0, max(0.0, volume)) ** 2
    if gain == 1.0:
        return sound
    parts = (sound[i : i + AT_ONCE] for i in range(0, len(sound), AT_ONCE))
    return b"".join(_times(part, round(gain * 32768)) for part in parts)


def _times(sound: bytes, factor: int) -> bytes:
    """Each sample times ``factor`` / 32768, below 1.

    All in one multiplication of a huge number, with 32 bits for each sample: four times as fast as
    a loop. Samples are made positive for it by adding 32768, which is taken off again.
    """
    if sys.byteorder == "big":
        return array("h", [sample * factor >> 15 for sample in array("h", sound)]).tobytes()
    count = len(sound) // SAMPLE_BYTES
    lanes = bytearray(4 * count)
    lanes[0::4], lanes[1::4] = sound[0::2], sound[1::2]
    added, taken_off = _in_lanes(0x8000, count), _in_lanes((0x10000 - factor) << 15, count)
    product = (int.from_bytes(lanes, "little") ^ added) * factor + taken_off
    results = (product >> 15).to_bytes(4 * count, "little")
    scaled = bytearray(len(sound))
    scaled[0::2], scaled[1::2] = results[0::4], results[1::4]
    return bytes(scaled)


def _in_lanes(value: int, count: int) -> int:
    return int.from_bytes(value.to_bytes(4, "little") * count, "little")


def silence(size: int) -> Samples:
    """``size`` bytes of silence that cost no memory until they are written to."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    # Private: reading a shared mapping, as the player does, would take up memory. Huge pages would
    # take up 2 MB for every cue.
    samples = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if sys.platform == "linux":
        samples.madvise(mmap.MADV_NOHUGEPAGE)
    return samples


def _sum(one: bytes, other: bytes) -> bytes:
    a, b = array("h", one), array("h", other)
    try:
        return array("h", map(operator.add, a, b)).tobytes()
    except OverflowError:
        sums = (max(-32768, min(32767, x + y)) for x, y in zip(a, b, strict=True))
        return array("h", sums).tobytes()
