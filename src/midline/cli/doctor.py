"""``midline doctor``: whether everything works on this machine, a line each."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING

from midline import settings as settings_file
from midline.data_folder import DataFolder, data_folder
from midline.desktop.display import display_problem
from midline.desktop.log_file import log_to
from midline.known_errors import KnownError, reason
from midline.terminal.text import printable
from midline.terminal.words import counted

if TYPE_CHECKING:
    from midline.audio.cue_log import Punctuality
    from midline.audio.voice_engines import Engine

SOUND_KNOWN_AFTER_S = 5.0
WINDOW_KNOWN_AFTER_S = 20.0
_OPEN_A_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
app = QApplication([])
QTimer.singleShot(500, app.quit)  # the bus of screen readers answers a moment later
app.exec()
print(app.platformName() + (", read by a screen reader" if QAccessible.isActive() else ""))
"""


def doctor(options: Namespace) -> int:
    """1 if there is a problem, else 0. Each line of what a look says is a line of its own."""
    folder = data_folder(options.data)
    log_to(folder.log)
    looks: tuple[tuple[str, Callable[[DataFolder], str]], ...] = (
        ("display", _display),
        ("sound", _sound),
        ("voice", _voice),
        ("cues", _cues),
        ("folder", _folder),
        ("routines", _routines),
        ("sounds", _own_sounds),
        ("figures", _figures),
        ("themes", _themes),
        ("settings", _settings),
        ("database", _database),
    )
    code = 0
    for name, look in looks:
        try:
            verdict, about = "ok", look(folder)
        except KnownError as error:
            verdict, about, code = "problem", str(error), 1
        except Exception as error:  # a bug: the other lines are still wanted
            logging.getLogger(__name__).critical("a bug", exc_info=error)
            about = f"this is a bug ({type(error).__name__}: {error}). Please report it."
            verdict, code = "problem", 1
        first, *others = about.splitlines()
        print(printable(f"{name:<9} {verdict:<8} {first}"), flush=True)
        for other in others:
            print(" " * 18, printable(other), flush=True)
    return code


def _display(_folder: DataFolder) -> str:
    if problem := display_problem():
        raise KnownError(f"{problem} Midline runs in the terminal: midline run NAME --terminal.")
    try:
        tried = subprocess.run(
            [sys.executable, "-P", "-c", _OPEN_A_WINDOW],
            capture_output=True,
            text=True,
            timeout=WINDOW_KNOWN_AFTER_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise KnownError("Qt does not answer. Log in to your desktop again.") from None
    if tried.returncode != 0:
        said = " ".join(tried.stderr.split())[-300:]
        raise KnownError(f"Qt can't open a window: {said} Run make run to install what it needs.")
    return f"Qt on {tried.stdout.strip()}"


def _sound(_folder: DataFolder) -> str:
    from midline.audio.sound_process import SoundProcess, SoundState
    from midline.resources import resource

    sound = SoundProcess(resource("assets", "sounds"))
    state = sound.wait_until_known(SOUND_KNOWN_AFTER_S)
    trouble = sound.trouble
    sound.close()
    if trouble:
        raise KnownError(trouble)
    if state is not SoundState.READY:
        raise KnownError("The sound player does not answer. Look whether the sound server runs.")
    return f"a trial played by {sound.way}"


def _voice(folder: DataFolder) -> str:
    from midline.audio.voice import shipped_voice
    from midline.audio.voice_cache import VoiceCache
    from midline.audio.voice_engines import find_engines

    clips, made = len(shipped_voice().files), len(VoiceCache(folder.cache / "voice").all())
    if not clips:
        raise KnownError("Its clips can't be read, so there are tones only. Install Midline again.")
    if importlib.util.find_spec("_lzma") is None:
        raise KnownError("This Python can't unpack it (no lzma): tones only. Use another Python.")
    engines = find_engines()
    if not engines:
        return f"{clips} clips; for names of your own, run make voice or install espeak-ng"
    _try_to_speak(engines[0])
    return f"{clips} clips; names of your own are said by {engines[0].name}, {made} so far"


def _try_to_speak(engine: Engine) -> None:
    with TemporaryDirectory(prefix="midline-") as folder:
        try:
            engine.say("Plank", Path(folder) / "said.wav")
        except KnownError as error:
            raise KnownError(f"{error} Install it again, or remove it.") from error
        finally:
            engine.close()


def _cues(folder: DataFolder) -> str:
    from midline.audio.cue_log import read_cue_log

    try:
        punctuality = read_cue_log(folder.cues)
    except FileNotFoundError:
        return "none logged yet"
    except OSError as error:
        raise KnownError(
            f"{folder.cues} can't be read: {reason(error)}. Allow reading it, or delete it."
        ) from error
    said = "\n".join(_said_of(punctuality))
    if punctuality.never:
        raise KnownError(f"{said}\nWhat else happened then is in {folder.log}.")
    return said


def _said_of(last: Punctuality) -> Iterator[str]:
    """Of the last session, a sentence for each thing there is to say."""
    began = last.began[:16].replace("T", " ")
    heard = last.cues - last.never
    yield f"{heard} of {counted(last.cues, 'cue')} sounded in the last session ({began})" + (
        f": 99 % at most {last.nearly_all_ms:.1f} ms late, the worst {last.worst_ms:.1f} ms"
        if heard
        else ""
    )
    for why, count in last.whys.items():
        yield f"{count} never sounded: {why or 'nobody knows why'}"
    for why, count in Counter(last.agains).items():
        yield f"the sound had to be started again ({counted(count, 'time')}): {why}"


def _folder(folder: DataFolder) -> str:
    folder.make()
    try:
        with TemporaryFile(dir=folder.root) as file:
            file.write(b"midline")
    except OSError as error:
        raise KnownError(
            f"{folder.root} can't be written to: {reason(error)}. Allow it or make room, or choose "
            "another folder with --data DIR."
        ) from error
    return str(folder.root)


def _routines(folder: DataFolder) -> str:
    from midline.cli.routines import library_files
    from midline.library.entries import Origin, read_entry

    entries = [read_entry(file) for file in library_files(folder)]
    if broken := [entry for entry in entries if entry.routine is None]:
        first = broken[0].problems[0]
        raise KnownError(f"{len(broken)} of {len(entries)} can't be used: {first}")
    own = sum(entry.origin is Origin.USER for entry in entries)
    return f"{len(entries) - own} shipped, {own} of your own in {folder.workouts}"


def _own_sounds(folder: DataFolder) -> str:
    from midline.audio.own_sounds_making import make_ready
    from midline.cli.unsaid_words import unsaid_words

    own = make_ready(folder)
    unsaid = unsaid_words(own.voice.lengths, folder)
    if own.problems:
        raise KnownError("\n".join([*own.problems, *unsaid]))
    if not own.tones and not own.voice.files:
        return f"none of your own; they would be in {folder.sounds}"
    tones, words = len(own.tones), len(own.voice.files)
    found = f"{counted(tones, 'tone')} and {counted(words, 'word')} of your own in {folder.sounds}"
    return "\n".join([found, *unsaid])


def _figures(folder: DataFolder) -> str:
    from midline.library.figures import figure_problems, files_in
    from midline.resources import resource

    own, shipped = files_in(folder.figures), files_in(resource("assets", "figures"))
    problems = [problem for path in own for problem in figure_problems(path)]
    if problems:
        more = f" And {counted(len(problems) - 1, 'problem')} more." if problems[1:] else ""
        raise KnownError(
            f"{problems[0]}.{more} midline figure FILE shows what is wrong with it; "
            "meanwhile the shipped figure of that name is shown, if there is one."
        )
    return f"{len(shipped)} shipped, {len(own)} of your own in {folder.figures}"


def _themes(folder: DataFolder) -> str:
    from midline.ui.user_themes import read_user_themes

    themes, problems = read_user_themes(folder.themes)
    if problems:
        raise KnownError("\n".join(problems))
    if not themes:
        return f"none of your own; they would be in {folder.themes}"
    return f"{len(themes)} of your own in {folder.themes}"


def _settings(folder: DataFolder) -> str:
    _, problems = settings_file.load(folder.settings)
    if problems:
        raise KnownError(" ".join(problems))
    return str(folder.settings) if folder.settings.exists() else "all as they come"


def _database(folder: DataFolder) -> str:
    from midline.history.exchange.steps import sessions
    from midline.history.store import Store
    from midline.history.totals import mend_totals

    if not folder.history.exists():
        return "no session yet"
    store = Store(folder.history)
    try:
        with store.transaction() as connection:
            mend_totals(connection)  # no set is lost with them
        if problem := store.problem():
            raise KnownError(
                f"{folder.history} is damaged: {problem}. To put a backup in its place: "
                "midline history restore"
            )
        count = sum(1 for _ in sessions(store))  # whether each of their sets can be read, too
        return f"{counted(count, 'session')} in {folder.history}"
    finally:
        store.close()
