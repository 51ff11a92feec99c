"""Time as the session sees it. The real clock lives in ``desktop``; tests move one by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

NS_PER_S = 1_000_000_000
# A window that is busy for a few seconds is late; longer than this, the process was not running.
STOPPED_AFTER_S = 10.0
SLEPT_AFTER_S = 1.0


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the clocks, in nanoseconds.

    ``running_ns`` is monotonic and stands still while the machine sleeps (CLOCK_MONOTONIC on
    Linux); ``elapsed_ns`` goes on through sleep (CLOCK_BOOTTIME).
    """

    running_ns: int
    elapsed_ns: int


class Clock(Protocol):
    def now(self) -> Moment: ...


def away_s(before: Moment, now: Moment, *, stopped_after_s: float = STOPPED_AFTER_S) -> float:
    """How long nobody ran the session between two looks at the clock; 0 where it was just late."""
    running_s = (now.running_ns - before.running_ns) / NS_PER_S
    elapsed_s = (now.elapsed_ns - before.elapsed_ns) / NS_PER_S
    if elapsed_s - running_s > SLEPT_AFTER_S or running_s > stopped_after_s:
        return max(elapsed_s, running_s)
    return 0.0
