"""Midline's own window with a long set running, as ``midline run`` shows it; counts the repaints of
its ring. Prints the count when it is told to end.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent

from midline import cli
from midline.ui.widgets.ring import Ring

MOVE = "{name: Hip bridge, reps: 250, tempo: 1-1-1-0, figure: hip-bridge}"  # it moves all the time
ROUTINE = f"name: Long\nget_ready: 0\nexercises:\n  - {MOVE}\n"

paints = 0
paint = Ring.paintEvent


def counted(self: Ring, event: QPaintEvent) -> None:
    global paints
    paints += 1
    paint(self, event)


if __name__ == "__main__":
    Ring.paintEvent = counted  # type: ignore[method-assign]
    status = cli.main(sys.argv[1:])
    print(paints)
    sys.exit(status)
