"""Repaints the stage as 100,000 moments of a session at 60 a second, over a clock moved by hand.

Prints the megabytes by which it grew, and how many references to ``None`` were lost (as Python up
to 3.11 counts them; from 3.12 on ``None`` is immortal and none can be).
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from midline.routine.model import Exercise, Hold, Routine, Section
from midline.session.clock import Moment
from midline.session.events import Command
from midline.session.plan import compile_plan
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage
from midline.ui.themes import Themes
from midline.ui.widgets.ring import Ring

PAINTS = 100_000
WARM_UP = 5_000
paints = 0
paint = Ring.paintEvent


def counted(self: Ring, event: QPaintEvent) -> None:
    global paints
    paints += 1
    paint(self, event)


FRAME_NS = 1_000_000_000 // 60


class MovedClock:
    now_ns = 0

    def now(self) -> Moment:
        return Moment(self.now_ns, self.now_ns)


def resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ValueError("no VmRSS")


def main() -> None:
    Ring.paintEvent = counted  # type: ignore[method-assign]
    application = QApplication(sys.argv)
    clock = MovedClock()
    sets = tuple(Hold(45, 60) for _ in range(30))
    plan = compile_plan(Routine("Soak", (Section("", (Exercise("Plank", sets, 30, 30),)),)))
    controller = SessionController(plan, clock)
    themes = Themes(application, "dark", system_is_dark=True)
    stage = Stage(controller, themes, has_sound=lambda: False)
    stage.resize(1280, 800)
    stage.show()
    controller.command(Command.START)

    def repaint(times: int) -> None:
        until = paints + times
        while paints < until:
            clock.now_ns += FRAME_NS
            controller.tick()
            stage.show_now()
            application.processEvents()

    repaint(WARM_UP)
    before_mb, before_references = resident_mb(), sys.getrefcount(None)
    repaint(PAINTS)
    lost = before_references - sys.getrefcount(None)
    print(round(resident_mb() - before_mb, 2), max(0, lost))


if __name__ == "__main__":
    main()
