"""The stage of a whole session, with a window's thread that stands still now and then."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from midline.audio.sound_process import SoundProcess
from midline.desktop.system_clock import SystemClock
from midline.session.events import Command
from midline.session.plan import Plan
from midline.session.sound_choices import SoundChoices
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage
from midline.ui.themes import Themes
from tests.system.whole_session import CHOICES, PLAN, Punctual, outputs

BLOCKED_S = 0.5
BLOCKED_EVERY_S = 2.0
TICK_MS = 20  # the controller's own timer knows no hurried clock


def run_on_stage(
    qt: QApplication,
    sound: SoundProcess,
    speed: float,
    plan: Plan = PLAN,
    choices: SoundChoices = CHOICES,
    blocked_s: float = BLOCKED_S,
) -> Punctual:
    """Run a session to its end, as the window does."""
    clock = SystemClock(speed)
    punctual, player = outputs(sound, clock, choices)
    controller = SessionController(plan, clock, [punctual, player])
    themes = Themes(qt, "dark", system_is_dark=True)
    stage = Stage(controller, themes, lambda: True)
    stage.resize(1280, 800)
    stage.show()
    loop = QEventLoop()
    controller.finished.connect(loop.quit)
    hurry = _every(TICK_MS / 1000, stage)
    hurry.timeout.connect(controller.tick)
    block = _every(BLOCKED_EVERY_S, stage)
    block.timeout.connect(lambda: time.sleep(blocked_s))
    controller.command(Command.START)
    loop.exec()
    hurry.stop()
    block.stop()
    stage.close()
    stage.deleteLater()
    return punctual


def _every(seconds: float, parent: Stage) -> QTimer:
    timer = QTimer(parent)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.start(round(seconds * 1000))
    return timer
