"""One sound of the user's, made fit to stand in for a tone or a spoken word. Pure.

Its loudness stays as it is, unless its peak is above those of the shipped sounds: then all of it is
turned down, so that what sounds together can't clip. What comes out is what ``mixing`` takes.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from array import array
from collections.abc import Sequence
from urllib.parse import unquote

from midline.audio.any_wav import NotPlayable, Wav
from midline.audio.mixing import RATE
from midline.audio.resampling import resampled
from midline.audio.speech import PEAK as WORD_PEAK
from midline.routine.problems import did_you_mean
from midline.session.cues import CLOSEST_S, MARKS, RANK

BYTES_MOST = 10_000_000
TONE_MOST_S = 5.0
WORD_MOST_S = 15.0
TONE_PEAK = 0.5  # -6 dBFS
MARK_PEAK = 0.29  # the marks of reps go on under words: -10.8 dBFS and -3.1 dBFS are just below 1
RUNG_OUT = 0.1  # -20 dBFS: what words may begin over, as in ``speech_placing``

# How long a tone may go on, in seconds: one longer than that, which would run into what comes next,
# is faded out.
_ON_FOR_S = {
    "session-done": TONE_MOST_S,
    **dict.fromkeys(("3", "2", "1", "hold", "release"), 1.0),
    **dict.fromkeys(MARKS, CLOSEST_S),
}
_OTHER_TONES_S = 2.0
_FADE_S = 0.05
_NO_CODE = re.compile(r"%(?![0-9a-f]{2})\w\w", re.IGNORECASE)  # a % alone may be meant as one


def tone_name(stem: str) -> str:
    """The tone that a file of this name stands in for. Raises `NotPlayable` if there is none."""
    name = stem.casefold()
    if name in RANK:
        return name
    hint = did_you_mean(name, RANK) or "words belong into the folder words."
    raise NotPlayable(f"there is no tone of that name; {hint}")


def text_of(stem: str) -> str:
    """What a file of this name says, in lower case; ``%2F`` and the like stand for a character.

    Raises `NotPlayable` for a name without a character, and for a code of none.
    """
    text = " ".join(unicodedata.normalize("NFC", _decoded(stem)).split()).casefold()
    if not text:
        raise NotPlayable("its name says nothing. Name it after what is said in it.")
    return text


def _decoded(stem: str) -> str:
    wrong = _NO_CODE.search(stem)
    with contextlib.suppress(UnicodeDecodeError):
        if wrong is None:
            return unquote(stem, errors="strict")
    code = wrong[0] if wrong else "%"
    raise NotPlayable(f"{code} in its name is the code of no character. Write %25 for a %.")


def fitted_tone(name: str, wav: Wav) -> array[int]:
    """Raises `NotPlayable` for what is too long or damaged."""
    _refuse_longer(wav, TONE_MOST_S, "a tone")
    peak = MARK_PEAK if name in MARKS else TONE_PEAK
    samples = _cut(wav, _ON_FOR_S.get(name, _OTHER_TONES_S))
    return _at_most(resampled(samples, wav.shape.rate), peak)


def fitted_word(wav: Wav) -> array[int]:
    """Raises `NotPlayable` for what is too long or damaged."""
    _refuse_longer(wav, WORD_MOST_S, "a word")
    return _at_most(resampled(wav.mono(), wav.shape.rate), WORD_PEAK)


def ring_s(samples: bytes) -> float:
    """How long words have to wait for a tone to fade."""
    loud = RUNG_OUT * 32768
    values = array("h", samples)
    last = next((i for i in range(len(values) - 1, -1, -1) if abs(values[i]) > loud), -1)
    return round((last + 1) / RATE, 3)


def _refuse_longer(wav: Wav, most_s: float, what: str) -> None:
    if wav.length_s > most_s:
        raise NotPlayable(
            f"it lasts {wav.length_s:.1f} s, and {what} at most {most_s:g} s. Shorten it."
        )


def _cut(wav: Wav, most_s: float) -> Sequence[float]:
    rate = wav.shape.rate
    samples, most, fade = wav.mono(), round(most_s * rate), round(_FADE_S * rate)
    if len(samples) <= most:
        return samples
    for i in range(most - fade, most):
        samples[i] *= (most - i) / fade
    return samples[:most]


def _at_most(samples: Sequence[float], peak: float) -> array[int]:
    loudest = max(map(abs, samples), default=0.0)
    gain = 32768 * min(1.0, peak / max(loudest, peak))
    return array("h", [round(gain * value) for value in samples])
