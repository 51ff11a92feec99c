"""Builds what a session without a window stands on, and takes it down again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from midline import settings as settings_file
from midline.audio.cue_player import CuePlayer
from midline.audio.sound_process import SoundProcess, sound_process
from midline.audio.voice import shipped_voice
from midline.cli.routines import read_plan
from midline.data_folder import DataFolder
from midline.desktop.guard import guarded
from midline.desktop.log_file import log_to
from midline.desktop.system_clock import SystemClock
from midline.history.recorder import Recorder
from midline.history.store import Store
from midline.session.plan import Plan
from midline.session.runner import Output
from midline.settings import Settings
from midline.terminal.signals import StopSignals

SOUND_KNOWN_AFTER_S = 2.0


@dataclass(frozen=True, slots=True)
class SessionParts:
    plan: Plan
    clock: SystemClock
    outputs: tuple[Output, ...]
    signals: StopSignals
    set_muted: Callable[[bool], None]


@contextmanager
def session_parts(
    folder: DataFolder, routine: str, *, speed: float = 1.0, is_muted: bool = False
) -> Iterator[SessionParts]:
    """Raises `KnownError` before anything begins if the session could not be recorded."""
    entry, plan = read_plan(routine, folder)
    folder.make()
    log_to(folder.log)
    settings, problems = settings_file.load(folder.settings)
    for problem in problems:
        _tell(problem)
    with ExitStack() as stack:
        signals = stack.enter_context(StopSignals())
        store = Store(folder.history)
        stack.callback(store.close)
        recorder = Recorder(lambda: store, plan, entry.file.key, entry.text, _tell)
        sound = None if is_muted or settings.mute else _start_sound(folder, settings)
        clock = SystemClock(speed)
        outputs: tuple[Output, ...] = (guarded(recorder),)
        set_muted: Callable[[bool], None] = _no_sound
        if sound:
            stack.callback(sound.close, let_ring=True)
            player = CuePlayer(
                sound,
                clock.real_ns,
                speed=speed,
                volume=_volume(settings),
                voice=shipped_voice(),
                choices=settings.sound_choices,
            )
            outputs += (guarded(player),)
            set_muted = player.set_muted
        yield SessionParts(plan, clock, outputs, signals, set_muted)
        if recorder.unsaved:
            _tell(f"{recorder.unsaved} sets of this session could not be saved.")


def _start_sound(folder: DataFolder, settings: Settings) -> SoundProcess:
    """Waits until it is known whether there is sound, so that the first cue is not missed."""
    sound = sound_process(folder, settings)
    sound.wait_until_known(SOUND_KNOWN_AFTER_S)
    if sound.trouble:
        _tell(sound.trouble)
    return sound


def _volume(settings: Settings) -> float:
    return settings.volume / 100


def _no_sound(_is_muted: bool) -> None:
    """Nothing to mute."""


def _tell(sentence: str) -> None:
    print(f"midline: {sentence}", file=sys.stderr, flush=True)
