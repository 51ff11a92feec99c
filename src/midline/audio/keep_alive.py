"""The keep-alive: near-silence between tracks, so that Bluetooth headphones don't fall asleep."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from midline.audio.lead_in import near_silence
from midline.session.clock import NS_PER_S

LENGTH_S = 10.0
# Each begins before the one before it ends, so that even a late one leaves no gap.
OVERLAP_S = 1.0
TRY_AGAIN_NS = NS_PER_S // 2


class KeepAlive:
    """Plays near-silence again and again while wanted. ``open_and_play`` as for a `TrackPlayer`."""

    def __init__(self, open_and_play: Callable[[memoryview], Any]) -> None:
        self._open_and_play = open_and_play
        self._samples = memoryview(b"")
        self._playing: list[Any] = []  # the present one and the one before
        self._tried_ns = 0
        self.due_ns = math.inf  # when to start the next; never, if it is not wanted

    @property
    def is_playing(self) -> bool:
        return bool(self._playing) and self._playing[-1].is_playing()

    def set_wanted(self, is_wanted: bool) -> None:
        if not is_wanted:
            for each in self._playing:
                each.stop()
            self._playing = []
            self.due_ns = math.inf
        elif self.due_ns == math.inf:
            self._samples = self._samples or memoryview(near_silence(LENGTH_S))
            self.due_ns = self._tried_ns + TRY_AGAIN_NS

    def open_again(self) -> None:
        """The device takes no more of it: start anew when next asked to play what is due."""
        if self.due_ns < math.inf:
            self.set_wanted(False)
            self._tried_ns = -TRY_AGAIN_NS
            self.set_wanted(True)

    def play_due(self, now_ns: int) -> None:
        """Start the next one; also when the device has gone away, or there is none yet."""
        if self.due_ns == math.inf or now_ns < self._tried_ns + TRY_AGAIN_NS:
            return
        if self.is_playing and now_ns < self.due_ns:
            return
        self._tried_ns = now_ns
        try:
            handle = self._open_and_play(self._samples)
        except Exception:  # the tracks say so
            self.due_ns = now_ns + TRY_AGAIN_NS
        else:
            self._playing = [*self._playing[-1:], handle]
            self.due_ns = now_ns + round((LENGTH_S - OVERLAP_S) * NS_PER_S)
