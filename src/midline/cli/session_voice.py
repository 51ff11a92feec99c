"""What a session without a window has of the user's own: it is made ready before it begins."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from midline.audio.own_names import OwnNames
from midline.audio.own_sounds import MakingReady, OwnSounds
from midline.audio.voice import Voice
from midline.data_folder import DataFolder
from midline.session.plan import Plan
from midline.terminal.signals import StopSignals

MADE_WITHIN_S = 8.0
_TOLD_AFTER_S = 0.5
_LOOK_EVERY_S = 0.05


class _Making(Protocol):
    def is_busy(self) -> bool: ...


def session_sounds(
    data: DataFolder, signals: StopSignals, tell: Callable[[str], None]
) -> OwnSounds:
    """The user's own sounds. Waits for ``MADE_WITHIN_S`` at most, and not after a signal."""
    making = MakingReady(data)
    making.begin()
    if _is_late(making, _TOLD_AFTER_S, signals):
        tell(f"Making your own sounds ready, for {MADE_WITHIN_S:.0f} s at most.")
    _is_late(making, MADE_WITHIN_S - _TOLD_AFTER_S, signals)
    own = making.take()
    if own.news:
        tell(own.news)
    return own


def session_voice(
    plan: Plan, voice: Voice, folder: Path, signals: StopSignals, tell: Callable[[str], None]
) -> Voice:
    """``voice``, and speech for the names it can't say, which is kept in ``folder``.

    Waits for ``MADE_WITHIN_S`` at most, and not after a signal.
    """
    names = OwnNames(folder)
    names.prepare(plan, voice)
    try:
        if _is_late(names, _TOLD_AFTER_S, signals):
            tell(f"Making speech for the names of this routine, for {MADE_WITHIN_S:.0f} s at most.")
        if _is_late(names, MADE_WITHIN_S - _TOLD_AFTER_S, signals):
            tell("Some names are not ready: tones stand for them. The next session has more.")
    finally:
        names.stop()
    return names.voice(plan, voice)


def _is_late(making: _Making, seconds: float, signals: StopSignals) -> bool:
    """Whether it is still being made after so many seconds; False if asked to stop."""
    until = time.monotonic() + seconds
    while making.is_busy() and not signals.asked:
        if time.monotonic() > until:
            return True
        signals.wait(_LOOK_EVERY_S)
    return False
