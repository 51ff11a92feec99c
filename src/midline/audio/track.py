"""A track: the cues of a step in one buffer of samples, laid in shortly before they sound."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable

from midline.audio.mixing import (
    IN_DEVICE_S,
    PADDING_S,
    RATE,
    SAMPLE_BYTES,
    byte_at,
    erase,
    lay,
    silence,
)
from midline.audio.sound_bank import SoundBank
from midline.session.cues import Cue

# Room for the last sound: until it is laid, nobody knows how long it is.
LONGEST_SOUND_S = 16.0


class Track:
    """Sounds may be laid while it plays. Moments are seconds from its start.

    Only what is laid and has not passed takes up memory. ``cues`` come in their order.
    """

    def __init__(self, cues: Iterable[Cue], sounds: SoundBank) -> None:
        self.cues = tuple(sorted(cues, key=lambda cue: cue.at_s))
        self._sounds = sounds
        self._laid = 0  # so many of the cues
        self._filled_to = 0  # the byte where what is laid ends
        last_s = self.cues[-1].at_s + LONGEST_SOUND_S if self.cues else 0.0
        self._samples = silence(byte_at(last_s + PADDING_S))

    @property
    def next_s(self) -> float:
        """When the next sound to be laid begins; never, if none is left."""
        return self.cues[self._laid].at_s if self._laid < len(self.cues) else math.inf

    @property
    def length_bytes(self) -> int:
        """All that it has room for, until the last sound is laid."""
        if self._laid < len(self.cues):
            return len(self._samples)
        return self._filled_to + byte_at(PADDING_S)

    @property
    def length_s(self) -> float:
        return self.length_bytes / (RATE * SAMPLE_BYTES)

    def samples(self) -> memoryview:
        """For the device; changes in place."""
        return memoryview(self._samples)[: self.length_bytes]

    def lay_next(self, now_s: float) -> None:
        """Lay the next sound, and forget what has passed ``now_s``."""
        cue = self.cues[self._laid]
        self._filled_to = lay(
            self._samples, byte_at(cue.at_s), self._sounds[cue.name], self._filled_to
        )
        self._laid += 1
        if sys.platform == "linux":  # elsewhere it would give nothing back
            erase(self._samples, 0, min(byte_at(max(0.0, now_s - 1)), self._filled_to))

    def lay_until(self, until_s: float) -> None:
        """Lay all that begins before this moment."""
        while self.next_s < until_s:
            self.lay_next(0.0)

    def lay_again(self, now_s: float) -> None:
        """Lay anew what was laid and may still ring: the volume has changed."""
        laid = [cue for cue in self.cues[: self._laid] if cue.at_s > now_s - LONGEST_SOUND_S]
        sounds = [self._sounds[cue.name] for cue in laid]  # slow, so before anything is erased
        self.erase(now_s)
        self._filled_to = 0
        for cue, sound in zip(laid, sounds, strict=True):
            self._filled_to = lay(self._samples, byte_at(cue.at_s), sound, self._filled_to)

    def move_up(self, by_s: float, stays_s: float = IN_DEVICE_S) -> None:
        """It has just begun ``by_s`` too late: move what is to come to where it belongs.

        What begins in its first ``stays_s`` stays there, as the device has taken it; what would
        move into that is left out.
        """
        laid_until_s = self.cues[self._laid - 1].at_s if self._laid else 0.0
        self.cues = tuple(
            cue if cue.at_s < stays_s else Cue(cue.at_s - by_s, cue.name)
            for cue in self.cues
            if not stays_s <= cue.at_s < stays_s + by_s
        )
        laid_until_s = max(laid_until_s - by_s, stays_s)
        self._laid = sum(cue.at_s <= laid_until_s for cue in self.cues)
        self.lay_again(0.0)

    def erase(self, now_s: float = 0.0) -> None:
        """Silence it in place from now on; at once, while it plays."""
        erase(self._samples, min(byte_at(max(0.0, now_s - 1)), self._filled_to), self._filled_to)
