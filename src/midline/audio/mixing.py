"""Mixing: the cues of a step become one buffer of samples, the track. Pure but for its memory.

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

# Only what was written takes up memory: a track is mostly silence, which stays unmapped.
Track = mmap.mmap
Sounds = Mapping[str, bytes]


def mix(cues: Iterable[Cue], sounds: Sounds, at_least_s: float = 0.0) -> Track:
    """All cues in one new track, each to the sample; overlapping sounds add up, never wrap.

    Long enough for the last sound to end and for ``at_least_s``, and padded; never empty. Raises
    KeyError for a cue without a sound.
    """
    parts = [(round(cue.at_s * RATE) * SAMPLE_BYTES, sounds[cue.name]) for cue in cues]
    end = max((at + len(sound) for at, sound in parts), default=0)
    end = max(end, round(at_least_s * RATE) * SAMPLE_BYTES)
    track = silence(end + round(PADDING_S * RATE) * SAMPLE_BYTES)
    _lay(track, parts)
    return track


def mix_again(track: Track, cues: Iterable[Cue], sounds: Sounds) -> None:
    """The same cues in the same track, which may be playing, with sounds of another loudness."""
    cues = tuple(cues)
    hush(track, cues, sounds)
    _lay(track, [(round(cue.at_s * RATE) * SAMPLE_BYTES, sounds[cue.name]) for cue in cues])


def move_up(track: Track, cues: Iterable[Cue], by_s: float, sounds: Sounds) -> tuple[Cue, ...]:
    """Move the cues of a track that has just begun ``by_s`` too late to where they belong.

    What stands in its first ``IN_DEVICE_S`` stays there; what would move into that is left out.
    """
    cues = tuple(cues)
    moved = tuple(
        cue if cue.at_s < IN_DEVICE_S else Cue(cue.at_s - by_s, cue.name)
        for cue in cues
        if not IN_DEVICE_S <= cue.at_s < IN_DEVICE_S + by_s
    )
    hush(track, cues, sounds)
    _lay(track, [(round(cue.at_s * RATE) * SAMPLE_BYTES, sounds[cue.name]) for cue in moved])
    return moved


def hush(track: Track, cues: Iterable[Cue], sounds: Sounds) -> None:
    """Silence a track in place; at once, while it plays."""
    for cue in cues:
        at = round(cue.at_s * RATE) * SAMPLE_BYTES
        track[at : at + len(sounds[cue.name])] = bytes(len(sounds[cue.name]))


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


def at_volume(sounds: Sounds, volume: float) -> dict[str, bytes]:
    """The sounds at a volume between 0 and 1, squared so that half sounds about half as loud."""
    gain = min(1.0, max(0.0, volume)) ** 2
    if gain == 1.0:
        return dict(sounds)
    return {name: _scaled(sound, gain) for name, sound in sounds.items()}


def silence(size: int) -> Track:
    """``size`` bytes of silence that cost no memory until they are written to."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    # Private: reading a shared mapping, as the player does, would take up memory. Huge pages would
    # take up 2 MB for every cue.
    track = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if sys.platform == "linux":
        track.madvise(mmap.MADV_NOHUGEPAGE)
    return track


def _lay(track: Track, parts: list[tuple[int, bytes]]) -> None:
    """Write each sound at its byte, adding where one still rings."""
    filled_to = 0
    for at, sound in sorted(parts):
        end = at + len(sound)
        overlap = max(0, min(filled_to, end) - at)
        if overlap:
            both = _sum(track[at : at + overlap], sound[:overlap])
            track[at : at + overlap] = both
        track[at + overlap : end] = sound[overlap:]
        filled_to = max(filled_to, end)


def _sum(one: bytes, other: bytes) -> bytes:
    a, b = array("h", one), array("h", other)
    try:
        return array("h", map(operator.add, a, b)).tobytes()
    except OverflowError:
        sums = (max(-32768, min(32767, x + y)) for x, y in zip(a, b, strict=True))
        return array("h", sums).tobytes()


def _scaled(sound: bytes, gain: float) -> bytes:
    factor = round(gain * 32768)
    return array("h", [sample * factor >> 15 for sample in array("h", sound)]).tobytes()
