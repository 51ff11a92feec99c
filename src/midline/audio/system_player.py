"""The system's own player program, for when simpleaudio can't be used. Runs in the child only."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from midline.audio.mixing import RATE, SAMPLE_BYTES

# Where the file's path goes.
_FILE = "{}"
# Bytes; a track may be 60 MB long.
AT_ONCE = 1_000_000
_POWERSHELL = f"(New-Object Media.SoundPlayer '{_FILE}').PlaySync()"
_PROGRAMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "linux": (("pw-play", _FILE), ("paplay", _FILE), ("aplay", "--quiet", _FILE)),
    "darwin": (("afplay", _FILE),),
    "win32": (("powershell", "-NoProfile", "-Command", _POWERSHELL),),
}


def find_program() -> tuple[str, ...]:
    """The command that plays a WAV file, with ``{}`` for its path; empty if there is none."""
    for command in _PROGRAMS.get(sys.platform, _PROGRAMS["linux"]):
        if shutil.which(command[0]) is not None:
            return command
    return ()


class Playing:
    """A track on its way out through a program; stands where simpleaudio's handle would."""

    def __init__(self, command: Sequence[str], track: memoryview) -> None:
        with tempfile.NamedTemporaryFile(suffix=".wav", delete=False) as file:
            self._path = Path(file.name)
            _write_wav(self._path, track)
        try:
            self._process = subprocess.Popen(
                _with_path(command, self._path),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._path.unlink()
            raise
        Thread(target=self._clean_up, daemon=True).start()

    def is_playing(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._process.kill()
        self._clean_up()

    def _clean_up(self) -> None:
        self._process.wait()
        self._path.unlink(missing_ok=True)


def _with_path(command: Sequence[str], path: Path) -> list[str]:
    # In PowerShell's quoted text a single quote is written twice.
    quoted = str(path).replace("'", "''")
    return [str(path) if part == _FILE else part.replace(_FILE, quoted) for part in command]


def _write_wav(path: Path, track: memoryview) -> None:
    with wave.open(str(path), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(SAMPLE_BYTES)
        wav.setframerate(RATE)
        wav.setnframes(len(track) // SAMPLE_BYTES)
        for i in range(0, len(track), AT_ONCE):
            samples = array("h", bytes(track[i : i + AT_ONCE]))
            if sys.byteorder == "big":
                samples.byteswap()
            wav.writeframesraw(samples.tobytes())
