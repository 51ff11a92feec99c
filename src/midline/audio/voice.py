"""What the voice can say: the texts it has clips for. Reads their index, never the clips."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from midline.resources import resource
from midline.session.cues import Cue
from midline.session.speech_placing import SAY

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Voice:
    """Both by the text in lower case; a voice without clips says nothing. Lengths in seconds."""

    lengths: Mapping[str, float] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    def over(self, other: Voice) -> Voice:
        """What both can say is said as this one says it."""
        return Voice({**other.lengths, **self.lengths}, {**other.files, **self.files})

    def clips(self, cues: Iterable[Cue]) -> dict[str, Path]:
        """The files of what is said among the cues, by the name of the cue."""
        said = {cue.name for cue in cues if cue.name.startswith(SAY)}
        return {name: self.files[name.removeprefix(SAY).casefold()] for name in sorted(said)}


def shipped_voice() -> Voice:
    """Never raises: without its files there are tones only, and a line in the log."""
    from midline.audio.voice_clips import read_index

    try:
        folder = resource("assets", "voice")
        index = read_index(folder)
    except (OSError, ValueError) as error:
        log.warning("there is no voice: %s", error)
        return Voice()
    return Voice(
        {text.casefold(): clip.length_s for text, clip in index.items()},
        {text.casefold(): folder / clip.file for text, clip in index.items()},
    )
