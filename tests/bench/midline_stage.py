"""Midline's own window with a long set running, as ``midline run`` shows it; counts the repaints of
its ring. Prints how many there were a second when it is told to end.
"""

from __future__ import annotations

import sys
from time import monotonic

from PySide6.QtGui import QPaintEvent

from midline import cli
from midline.ui.widgets.ring import Ring

# A figure that moves all the time, and reps too quick for their numbers to flash.
MOVE = "{name: Hip bridge, reps: 500, tempo: 0.7-0-0.7-0, figure: hip-bridge}"
ROUTINE = f"name: Long\nget_ready: 0\nexercises:\n  - {MOVE}\n"

SAME_FRAME_S = 0.005
painted_s: list[float] = []
paint = Ring.paintEvent


def counted(self: Ring, event: QPaintEvent) -> None:
    now_s = monotonic()
    if not painted_s or now_s - painted_s[-1] > SAME_FRAME_S:
        painted_s.append(now_s)
    paint(self, event)


if __name__ == "__main__":
    Ring.paintEvent = counted  # type: ignore[method-assign]
    status = cli.main(sys.argv[1:])
    print(len(painted_s) / (painted_s[-1] - painted_s[0]))
    sys.exit(status)
