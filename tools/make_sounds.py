"""Makes ``assets/sounds/``: one WAV a cue, 48 kHz, 16-bit, mono. Run: python tools/make_sounds.py

One family: struck wooden bars, a soft attack, an exponential decay, all in A major. The cues differ
in contour and rhythm, which carry through a laptop's speaker and across a room better than timbre.
Each is scaled to the same A-weighted loudness in its loudest 100 ms (``SOFTER_DB`` says which are
meant to stand back), and none peaks above -6 dBFS, so two at once never clip.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RATE = 48_000
PEAK = 0.5  # -6 dBFS
LOUDNESS = 0.16  # A-weighted RMS of the loudest 100 ms, full scale = 1
ATTACK_S = 0.004
FADE_S = 0.01

A4, E5, A5, CIS6, D6, E6, A6 = 440.0, 659.26, 880.0, 1108.73, 1174.66, 1318.51, 1760.0

# Partials of a wooden bar: ratio to the fundamental, amplitude, decay relative to it.
BAR = ((1.0, 1.0, 1.0), (2.0, 0.18, 0.7), (3.93, 0.22, 0.35), (9.2, 0.03, 0.12))
LOW_BAR = ((1.0, 1.0, 1.0), (2.0, 0.5, 0.8), (3.93, 0.25, 0.4))  # more of what small speakers give
BLOCK = ((1.0, 1.0, 1.0), (1.58, 0.6, 0.6), (2.7, 0.25, 0.4))


@dataclass(frozen=True)
class Note:
    at_s: float
    hz: float
    decay_s: float  # to 1/e
    level: float = 1.0
    partials: tuple[tuple[float, float, float], ...] = BAR


def notes(*pitches: float, every_s: float, decay_s: float, last_s: float) -> tuple[Note, ...]:
    """A run of notes in an even rhythm; the last rings for longer."""
    decays = [decay_s] * (len(pitches) - 1) + [last_s]
    return tuple(Note(i * every_s, hz, decays[i]) for i, hz in enumerate(pitches))


def taps(*pitches: float) -> tuple[Note, ...]:
    """Soft taps on a wooden block, near enough to each other to be heard as one step."""
    return tuple(Note(i * 0.09, hz, 0.028, 1.0, BLOCK) for i, hz in enumerate(pitches))


COUNT = (Note(0.0, A5, 0.07),)
STILL = taps(CIS6)
SOUNDS: dict[str, tuple[Note, ...]] = {
    "3": COUNT,
    "2": COUNT,
    "1": COUNT,
    "go": (Note(0.0, E6, 0.20), Note(0.0, E6 * 2, 0.12, 0.3), Note(0.0, A5, 0.16, 0.35)),
    "halfway": notes(CIS6, CIS6, every_s=0.16, decay_s=0.07, last_s=0.12),
    "least": notes(A5, E6, every_s=0.13, decay_s=0.08, last_s=0.16),
    "hold": notes(E5, A5, every_s=0.07, decay_s=0.05, last_s=0.10),
    "release": notes(A5, E5, every_s=0.07, decay_s=0.05, last_s=0.10),
    "set-done": notes(E6, CIS6, A5, every_s=0.11, decay_s=0.10, last_s=0.17),
    "rest": tuple(Note(at_s, hz, 0.13, 1.0, LOW_BAR) for at_s, hz in ((0.0, E5), (0.2, A4))),
    "switch": notes(A5, D6, A5, D6, every_s=0.12, decay_s=0.06, last_s=0.11),
    "session-done": notes(A5, CIS6, E6, A6, every_s=0.14, decay_s=0.2, last_s=0.32),
    "tick": taps(E6),
    "lift": taps(A5, E6),
    "lower": taps(E6, A5),
    "top": STILL,
    "bottom": STILL,
}
MARKS = dict.fromkeys(("tick", "lift", "lower", "top", "bottom"), 12.0)
SOFTER_DB = {**MARKS, "rest": 3.0, "release": 3.0, "hold": 3.0}


def a_weight(hz: float) -> float:
    """How loud a tone is heard to be against one of 1 kHz (IEC 61672-1, annex E)."""
    f2 = hz * hz
    top = 12194.0**2 * f2 * f2
    low = (f2 + 20.6**2) * math.sqrt((f2 + 107.7**2) * (f2 + 737.9**2))
    return 1.2589 * top / (low * (f2 + 12194.0**2))


def synthesise(run: tuple[Note, ...], *, weighted: bool) -> list[float]:
    """The notes together, until the last has fallen by 48 dB; as heard, if ``weighted``."""
    length_s = max(note.at_s + 5.5 * note.decay_s for note in run)
    mixed = [0.0] * round(length_s * RATE)
    for note in run:
        first = round(note.at_s * RATE)
        for i, value in enumerate(_struck(note, len(mixed) - first, weighted)):
            mixed[first + i] += value
    return mixed


def _struck(note: Note, count: int, weighted: bool) -> Iterator[float]:
    tones = [
        (
            2 * math.pi * note.hz * ratio / RATE,
            note.level * level * (a_weight(note.hz * ratio) if weighted else 1.0),
            1 / (note.decay_s * decay * RATE),
        )
        for ratio, level, decay in note.partials
    ]
    for i in range(count):
        attack = min(1.0, i / (ATTACK_S * RATE))
        softly = attack * attack * (3 - 2 * attack)
        yield softly * sum(a * math.exp(-i * d) * math.sin(w * i) for w, a, d in tones)


def loudest_rms(samples: list[float], window_s: float = 0.1) -> float:
    size = round(window_s * RATE)
    energy = running = 0.0
    for i, value in enumerate(samples):
        running += value * value
        if i >= size:
            running -= samples[i - size] ** 2
        energy = max(energy, running)
    return math.sqrt(energy / size)


def render(name: str) -> array[int]:
    """The samples of a cue's sound, levelled and faded out."""
    samples = synthesise(SOUNDS[name], weighted=False)
    heard = loudest_rms(synthesise(SOUNDS[name], weighted=True))
    wanted = LOUDNESS * 10 ** (-SOFTER_DB.get(name, 0.0) / 20)
    gain = min(wanted / heard, PEAK / max(map(abs, samples)))
    fade = round(FADE_S * RATE)
    count = len(samples)
    return array(
        "h",
        (round(32767 * gain * v * min(1.0, (count - i) / fade)) for i, v in enumerate(samples)),
    )


def write(path: Path, samples: array[int]) -> None:
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def main() -> None:
    folder = Path(__file__).parent.parent / "assets" / "sounds"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOUNDS:
        samples = render(name)
        write(folder / f"{name}.wav", samples)
        peak = max(map(abs, samples)) / 32768
        print(f"{name:14}{len(samples) / RATE:6.2f} s  peak {20 * math.log10(peak):6.1f} dBFS")


if __name__ == "__main__":
    main()
