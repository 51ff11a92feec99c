"""What the sound check plays: the tones that begin a set, then the voice. Pure."""

from __future__ import annotations

from midline.session.cues import COUNTDOWN, Cue
from midline.session.sound_choices import Speech
from midline.session.speech_placing import BETWEEN_TEXTS_S, SAY, Lengths

_TEXTS = ("Plank", "Forty-five to sixty seconds", "This is how loud the voice is")
_TONES_S = 4.2  # the last of them has faded then


def sound_check(lengths: Lengths, speech: Speech) -> tuple[Cue, ...]:
    """The cues of one track. What the voice has no clip for is not said; nor is anything to
    those who want tones only.
    """
    cues = [Cue(float(second), name) for second, name in enumerate((*COUNTDOWN, "go"))]
    at_s = _TONES_S
    for text in _TEXTS if speech is not Speech.TONES else ():
        length_s = lengths.get(text.casefold())
        if length_s is not None:
            cues.append(Cue(at_s, SAY + text))
            at_s += length_s + 2 * BETWEEN_TEXTS_S
    return tuple(cues)


def length_s(cues: tuple[Cue, ...], lengths: Lengths) -> float:
    """Until when something of it is heard."""
    last = cues[-1]
    return last.at_s + lengths.get(last.name.removeprefix(SAY).casefold(), 1.0)
