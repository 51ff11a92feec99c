"""The ways for sound to go out, and what a person is told of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from midline.audio.system_player import find_program

NO_DEVICE = (
    "There is no sound: no sound device could be opened. Check that speakers or headphones are "
    "connected and that the sound server runs; the tones come back by themselves."
)
HANGS = (
    "There is no sound: the sound server does not answer. If that lasts, restart it or log in "
    "again; the tones come back by themselves."
)
GIVEN_UP = (
    "There is no sound: its player stopped again and again. It is tried again every half minute; "
    "if it stays silent, start Midline again."
)

RESTARTED = "The sound had to be started again; a cue or two may have been missed."
_NEVER_BECAUSE = {
    NO_DEVICE: "no sound device could be opened",
    HANGS: "the sound server did not answer",
    "": "",
}

# -P: no file in the present folder may stand in for a module.
_COMMAND = (sys.executable, "-P", "-m", "midline.audio.player_process")


def never_because(trouble: str) -> str:
    """Why a cue never sounded, in the cue log's words, by the sentence a person was told."""
    return _NEVER_BECAUSE.get(trouble, "no player worked")


class SoundState(StrEnum):
    STARTING = "starting"
    READY = "ready"
    FALLBACK = "fallback"
    NO_DEVICE = "no device"
    FAILED = "failed"


@dataclass(frozen=True)
class Way:
    """The command of a player process, and what is said of it when it works."""

    name: str
    command: tuple[str, ...]
    state: SoundState = SoundState.READY
    trouble: str = ""


def ways(sounds: Path, command: Sequence[str] = ()) -> Iterator[Way]:
    """Best first. ``command`` stands in for the player process, then that is the only way."""
    yield Way("simpleaudio", (*(command or _COMMAND), str(sounds)))
    if command or not (program := find_program()):
        return
    name = program[0]
    trouble = (
        f"Sound is played by {name} now and may be a little late, because Midline's own player "
        "did not work. It is tried again every half minute."
    )
    yield Way(name, (*_COMMAND, str(sounds), *program), SoundState.FALLBACK, trouble)
