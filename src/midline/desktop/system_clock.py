"""The real clock of a session, if wished faster than real time."""

from __future__ import annotations

import time
from typing import Protocol

from midline.session.clock import Moment


class SessionClock(Protocol):
    """What a session and its sound need of a clock."""

    def now(self) -> Moment: ...
    def real_ns(self, clock_ns: int) -> int: ...


class SystemClock:
    """Time from its creation on, ``speed`` times as fast as it really passes.

    Python's monotonic clock stands still while the machine sleeps; how long it slept is the
    difference to CLOCK_BOOTTIME on Linux, to the wall clock elsewhere. Sleep is not sped up.
    """

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._began_ns = time.monotonic_ns()
        self._ahead_ns = _elapsed_ns() - self._began_ns

    def now(self) -> Moment:
        real_ns = time.monotonic_ns()
        slept_ns = _elapsed_ns() - real_ns - self._ahead_ns
        running_ns = self._began_ns + round((real_ns - self._began_ns) * self.speed)
        return Moment(running_ns, running_ns + slept_ns)

    def real_ns(self, clock_ns: int) -> int:
        """The moment of ``time.monotonic_ns`` at which this clock shows ``clock_ns``."""
        return self._began_ns + round((clock_ns - self._began_ns) / self.speed)


def _elapsed_ns() -> int:
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.time_ns()
