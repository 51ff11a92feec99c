"""The sounds of the cues, at the present volumes. Lives in the player process."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from midline.audio.lead_in import LEAD_IN
from midline.audio.mixing import Sounds, at_volume
from midline.audio.voice_clips import read_clip
from midline.session.speech_placing import SAY

OWN = "own "  # a cue of this name and a tone's is the user's own tone

# About 20 s of sound: ticks and names come again.
KEPT_BYTES = 2_000_000


class SoundBank:
    """Tones are given, what is said is read from its file when it is wanted.

    What was wanted last is kept at the present volumes, up to ``KEPT_BYTES``. A clip that can't be
    read is silent, or the shipped tone where it is one of the user's; ``tell`` is given a sentence,
    once.
    """

    def __init__(self, tones: Sounds, tell: Callable[[str], None]) -> None:
        self._tones = tones
        self._clips: dict[str, str] = {}
        self._volumes = (1.0, 1.0)
        self._kept: dict[str, bytes] = {}  # the one wanted last comes last
        self._kept_bytes = 0
        self._tell = tell

    def add_clips(self, files: Mapping[str, str]) -> None:
        """Where to find what is said and the user's own tones, by the name of the cue."""
        for name in self._kept.keys() & files.keys():
            if self._clips.get(name) != files[name]:  # made anew since the last session
                self._kept_bytes -= len(self._kept.pop(name))
        self._clips |= files

    def set_volume(self, tones: float, voice: float) -> None:
        self._volumes = (tones, voice)
        self._kept.clear()
        self._kept_bytes = 0

    def __contains__(self, name: str) -> bool:
        return name in self._tones or name in self._clips

    def __getitem__(self, name: str) -> bytes:
        """Raises KeyError for an unknown name."""
        if name in self._kept:
            self._kept[name] = sound = self._kept.pop(name)
            return sound
        sound = self._at_volume(name)
        self._kept[name] = sound
        self._kept_bytes += len(sound)
        while self._kept_bytes > KEPT_BYTES:
            self._kept_bytes -= len(self._kept.pop(next(iter(self._kept))))
        return sound

    def _at_volume(self, name: str) -> bytes:
        tones, voice = self._volumes
        if name == LEAD_IN:  # it is there for the headphones, not to be heard
            return self._tones[name]
        if name in self._tones:
            return at_volume(self._tones[name], tones)
        return at_volume(self._read(name), voice if name.startswith(SAY) else tones)

    def _read(self, name: str) -> bytes:
        path = self._clips[name]
        try:
            return read_clip(Path(path))
        except Exception:  # lzma has its own kinds of error, and may be missing
            self._tell(f"{path} can't be said\n{traceback.format_exc()}")
            return self._tones.get(name.removeprefix(OWN), b"")
