"""WAV files: the sounds of the cues are read from them, a track can be written to one."""

from __future__ import annotations

import io
import logging
import sys
import wave
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from midline.audio.mixing import RATE, SAMPLE_BYTES, mix
from midline.audio.voice import Voice
from midline.audio.voice_clips import read_clip
from midline.files import replace_file
from midline.resources import resource
from midline.session.cues import Cue
from midline.session.events import StepStarted
from midline.session.plan import Plan, StepKind
from midline.session.sound_choices import SoundChoices, Speech
from midline.session.speech_placing import RINGS_S, spoken_track

if TYPE_CHECKING:
    from midline.audio.own_sounds import OwnSounds  # the player process has no need of it


def read_sounds(folder: Path) -> dict[str, bytes]:
    """The samples of every ``NAME.wav`` in a folder, by the name of the cue.

    Raises OSError, wave.Error or ValueError for a file that is not 48 kHz, 16-bit, mono.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.wav"))}


TONES = SoundChoices(speech=Speech.TONES)


def cues_of_step(
    plan: Plan,
    index: int,
    voice: Voice | None = None,
    choices: SoundChoices = TONES,
    own: OwnSounds | None = None,
) -> tuple[Cue, ...]:
    """What is heard in a step when the session runs through undisturbed. Raises IndexError."""
    step = plan.steps[index]
    length_s = None if step.is_open_ended else step.duration_s
    after_set = index > 0 and plan.steps[index - 1].kind is StepKind.WORK
    began = StepStarted(0, step, length_s, after_set=after_set)
    rings_s = own.rings_s if own else RINGS_S
    return spoken_track(began, (voice or Voice()).lengths, choices, rings_s=rings_s)


def write_track(
    plan: Plan,
    index: int,
    path: Path,
    voice: Voice | None = None,
    choices: SoundChoices = TONES,
    own: OwnSounds | None = None,
) -> None:
    """Write the track of a step as WAV, as long as the step. Replaces a file in one go.

    Raises IndexError for a step that is not in the plan, OSError if it can't be written.
    """
    sounds = read_sounds(resource("assets", "sounds"))
    cues = cues_of_step(plan, index, voice, choices, own)
    clips = (voice or Voice()).clips(cues)
    if own:
        cues = own.put_in(cues)
        clips |= own.clips(cues)
    sounds |= {name: _clip(path) for name, path in clips.items()}
    track = mix(cues, sounds, at_least_s=plan.steps[index].duration_s)
    samples = array("h", bytes(track))
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(SAMPLE_BYTES)
        wav.setframerate(RATE)
        wav.writeframes(samples.tobytes())
    replace_file(path, file.getvalue())


def _clip(path: Path) -> bytes:
    """Silent where it is damaged, as in a session."""
    try:
        return read_clip(path)
    except Exception as error:  # lzma and wave have many ways to say so
        logging.getLogger(__name__).warning("%s can't be said: %r", path, error)
        return b""


def _read(path: Path) -> bytes:
    with path.open("rb") as file, wave.open(file, "rb") as wav:
        shape = wav.getnchannels(), wav.getsampwidth(), wav.getframerate()
        if shape != (1, SAMPLE_BYTES, RATE):
            raise ValueError(f"{path} is not 48 kHz, 16-bit, mono")
        samples = array("h", wav.readframes(wav.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
