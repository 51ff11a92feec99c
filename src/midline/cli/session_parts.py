"""Builds what a session without a window stands on, and takes it down again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from midline import settings as settings_file
from midline.audio.cue_player import CuePlayer
from midline.audio.own_sounds import OwnSounds
from midline.audio.sound_process import SoundProcess, sound_process
from midline.audio.voice import Voice, shipped_voice
from midline.cli.backups import back_up_quietly, open_whole, tell
from midline.cli.routines import read_plan
from midline.cli.session_voice import session_sounds, session_voice
from midline.data_folder import DataFolder
from midline.desktop.guard import guarded
from midline.desktop.log_file import log_to
from midline.desktop.session_lock import SessionLock
from midline.desktop.system_clock import SystemClock
from midline.history.errors import HistoryError
from midline.history.recorder import Recorder
from midline.history.resume import CutShort
from midline.history.start import Start
from midline.known_errors import KnownError
from midline.session.runner import Output
from midline.session.sound_choices import Speech
from midline.session.state import Session
from midline.settings import Settings
from midline.terminal.signals import StopSignals
from midline.terminal.words import counted

SOUND_KNOWN_AFTER_S = 2.0


@dataclass(frozen=True, slots=True)
class SessionParts:
    session: Session
    clock: SystemClock
    outputs: tuple[Output, ...]
    signals: StopSignals
    set_muted: Callable[[bool], str]  # gives back how it is then, in a sentence
    recorder: Recorder
    sound: SoundProcess | None  # None where it was muted from the start

    def has_sound(self) -> bool:
        return self.sound is not None and self.sound.has_sound

    def trouble(self) -> str:
        """What keeps sets from being saved goes before what keeps cues from being heard."""
        return self.recorder.trouble or (self.sound.news if self.sound else "")


@contextmanager
def session_parts(
    folder: DataFolder,
    routine: str | CutShort,
    *,
    speed: float = 1.0,
    is_muted: bool = False,
    shows_trouble: bool = False,
) -> Iterator[SessionParts]:
    """Of a routine a new session is made; one that was cut short goes on.

    Raises `KnownError` before anything begins if the session could not be recorded.

    Sets that could not be written are told at the end, with where they are instead. Before that,
    trouble is told as it comes, unless who runs the session ``shows_trouble`` of the recorder.
    """
    start = _start(folder, routine)
    folder.make()
    log_to(folder.log)
    settings, problems = settings_file.load(folder.settings)
    for problem in problems:
        tell(problem)
    with ExitStack() as stack:
        signals = stack.enter_context(StopSignals())
        store = open_whole(folder, tell)
        stack.callback(back_up_quietly, folder)
        stack.callback(store.close)
        sound = None if is_muted or settings.mute else _start_sound(folder, settings)
        own = session_sounds(folder, signals, tell) if sound else OwnSounds()
        voice = own.voice.over(shipped_voice())
        if sound and sound.has_sound and settings.speech is not Speech.TONES:
            voice = session_voice(start.session.plan, voice, folder.cache / "voice", signals, tell)
        clock = SystemClock(speed)
        on_trouble = _keep_quiet if shows_trouble else tell
        recorder = start.recorder(lambda: store, on_trouble, clock.real_ns)
        stack.callback(SessionLock(folder.running, recorder.session.id).release)
        outputs: tuple[Output, ...] = (guarded(recorder),)
        set_muted: Callable[[bool], str] = _no_sound
        if sound:
            stack.callback(sound.close, let_ring=True)
            player = _cue_player(sound, clock, speed, settings, voice, own)
            outputs += (guarded(player),)
            set_muted = partial(_set_muted, sound, player)
        try:
            yield SessionParts(start.session, clock, outputs, signals, set_muted, recorder, sound)
        finally:
            _keep_the_rest(recorder, folder)


def _start(folder: DataFolder, routine: str | CutShort) -> Start:
    if isinstance(routine, CutShort):
        return routine.start()
    entry, plan = read_plan(routine, folder)
    return Start(Session(plan), entry.file.key, entry.text)


def _cue_player(
    sound: SoundProcess,
    clock: SystemClock,
    speed: float,
    settings: Settings,
    voice: Voice,
    own: OwnSounds,
) -> CuePlayer:
    return CuePlayer(
        sound,
        clock.real_ns,
        speed=speed,
        volume=settings.volume / 100,
        voice_volume=settings.voice_volume / 100,
        voice=voice,
        choices=settings.sound_choices,
        own=own,
    )


def _keep_the_rest(recorder: Recorder, folder: DataFolder) -> None:
    """Sets that could not be written during the session, whether they can be now or not."""
    if not recorder.unsaved:
        return
    try:
        recorder.write()
    except HistoryError as error:
        _rescue(recorder, folder, str(error))
    except Exception:
        _rescue(recorder, folder, "")
        raise


def _rescue(recorder: Recorder, folder: DataFolder, why: str) -> None:
    from midline.history.rescue import rescue

    tell(f"{counted(recorder.unsaved, 'set')} of this session could not be saved. {why}".rstrip())
    try:
        tell(f"They are in {rescue(recorder, folder.root)} instead.")
    except KnownError as none_takes_it:
        tell(str(none_takes_it))


def _start_sound(folder: DataFolder, settings: Settings) -> SoundProcess:
    """Waits until it is known whether there is sound, so that the first cue is not missed."""
    sound = sound_process(folder, settings)
    sound.wait_until_known(SOUND_KNOWN_AFTER_S)
    if sound.trouble:
        tell(sound.trouble)
    return sound


def _no_sound(_is_muted: bool) -> str:
    return "This session has no sound."


def _set_muted(sound: SoundProcess, player: CuePlayer, is_muted: bool) -> str:
    player.set_muted(is_muted)
    return "Sound off." if is_muted else sound.trouble or "Sound on."


def _keep_quiet(_sentence: str) -> None:
    """It is shown elsewhere."""
