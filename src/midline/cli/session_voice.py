"""The voice of a session without a window: speech for its own names is made before it begins."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from midline.audio.own_names import OwnNames
from midline.audio.voice import Voice, shipped_voice
from midline.session.plan import Plan
from midline.terminal.signals import StopSignals

MADE_WITHIN_S = 8.0
_TOLD_AFTER_S = 0.5
_LOOK_EVERY_S = 0.05


def session_voice(
    plan: Plan, folder: Path, signals: StopSignals, tell: Callable[[str], None]
) -> Voice:
    """Waits for ``MADE_WITHIN_S`` at most, and not after a signal. ``folder`` keeps the speech."""
    names, shipped = OwnNames(folder), shipped_voice()
    names.prepare(plan, shipped)
    try:
        if _is_late(names, _TOLD_AFTER_S, signals):
            tell(f"Making speech for the names of this routine, for {MADE_WITHIN_S:.0f} s at most.")
        if _is_late(names, MADE_WITHIN_S - _TOLD_AFTER_S, signals):
            tell("Some names are not ready: tones stand for them. The next session has more.")
    finally:
        names.stop()
    return names.voice(plan, shipped)


def _is_late(names: OwnNames, seconds: float, signals: StopSignals) -> bool:
    """Whether speech is still being made after so many seconds; False if asked to stop."""
    until = time.monotonic() + seconds
    while names.is_busy() and not signals.asked:
        if time.monotonic() > until:
            return True
        signals.wait(_LOOK_EVERY_S)
    return False
