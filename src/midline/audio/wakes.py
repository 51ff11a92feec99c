"""Notices a device that takes no more of what plays: simpleaudio itself never says so."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import enumerate as own_threads

# Looks come with the signs of life, every 250 ms or sooner.
LOOK_EVERY_NS = 200_000_000
# The library's threads wake up 50 times between two looks; when the server hangs only for a timer.
FEW = 2
STILL_LOOKS = 2


def library_wakes() -> int:
    """How often the threads of this process that are not Python's have been woken so far.

    Only Linux tells; elsewhere 0.
    """
    if sys.platform != "linux":
        return 0
    own = {str(thread.native_id) for thread in own_threads()}
    count = 0
    for task in Path("/proc/self/task").iterdir():
        if task.name not in own:
            count += _switches(task / "status")
    return count


class Wakes:
    """Looks at the library's threads; ``count`` tells how often they were woken."""

    def __init__(
        self,
        count: Callable[[], int] = library_wakes,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._count = count
        self._now_ns = now_ns
        self._looked_ns = now_ns()
        self._counted: int | None = None
        self._still_looks = 0
        self._moved_ns = 0  # when they were last seen to move; 0: not since sound began

    def look(self, is_sounding: bool) -> dict[str, int]:
        """The answer to give: since when the device takes no more, or just a sign of life.

        ``stalled`` asks for the device to be opened again; ``hung`` says that even so it stands
        still. Counts looks rather than time: after a stop of the whole machine both go on.
        """
        now_ns = self._now_ns()
        if now_ns < self._looked_ns + LOOK_EVERY_NS:
            return {}
        self._looked_ns = now_ns
        if not is_sounding:
            self._moved_ns, self._counted = 0, None
            return {}
        before, self._counted = self._counted, self._count()
        # It is less than before when a thread has ended.
        if before is not None and abs(self._counted - before) > FEW:
            self._moved_ns, self._still_looks = now_ns, 0
        else:
            self._still_looks += 1
        if self._moved_ns and self._still_looks == STILL_LOOKS:
            self._counted = None  # opening a device moves threads, whether it plays or not
            return {"stalled": self._moved_ns}
        if self._moved_ns and self._still_looks == 2 * STILL_LOOKS:
            return {"hung": self._moved_ns}
        return {}


def _switches(status: Path) -> int:
    try:
        lines = status.read_text("ascii", errors="replace").splitlines()
    except OSError:  # the thread has just ended
        return 0
    return sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
