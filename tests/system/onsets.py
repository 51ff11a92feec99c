"""Finds the cues of a plan in a recording, to the sample, and what in it no cue explains.

Every cue is looked for by its own samples and taken out of the recording where it is found; so
cues that ring into each other are told apart, and what remains in the end must be silence.
"""

from __future__ import annotations

import math
import operator
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from midline.audio.mixing import RATE

# The part of a cue it is found by: the very first samples of an attack could be any sound's.
KEY_FROM, KEY_LENGTH, KEY_LEAST = 40, 500, 100
NEAR_S = 0.09  # cues of one sound are 0.2 s apart in a session at five times the speed
TWICE_S = 3.0
BLOCK = 480


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A cue of the plan, ``at_s`` real seconds after the session's start."""

    at_s: float
    name: str
    step: int


@dataclass(frozen=True, slots=True)
class Onset:
    """A cue that was heard, ``off_s`` after it was due."""

    due: Due
    off_s: float


@dataclass(frozen=True, slots=True)
class Heard:
    """``extra`` are the spans of sound, in seconds from the start, that no cue explains.

    ``fast`` is the share by which the recording's own clock runs ahead of the session's.
    """

    onsets: tuple[Onset, ...]
    missing: tuple[Due, ...]
    twice: tuple[Due, ...]
    extra: tuple[tuple[float, float], ...]
    fast: float = 0.0

    def within_steps(self, but_first: int = 0) -> float:
        """How many samples any cue is off from where the others of its step put it, at most.

        Only in steps that follow others: the first begins with a key press, at once. A track that
        is started late has its first cue late, but the others where they belong: leave it out.
        """
        steps = [offs_s[but_first:] for step, offs_s in self._offs_s().items() if step]
        offs_s = (abs(off_s - median(of_step)) for of_step in steps for off_s in of_step)
        return RATE * max(offs_s, default=math.inf)

    def starts_s(self) -> list[float]:
        """How far off the clock each step begins, less what delays all of them alike; sorted."""
        firsts = self._firsts_s()
        usual_s = median(firsts)
        return sorted(abs(first - usual_s) for first in firsts)

    def drift_s(self) -> float:
        """How much later the last ten steps begin than the first ten, against the clock."""
        firsts = self._firsts_s()
        return median(firsts[-10:]) - median(firsts[:10])

    def _firsts_s(self) -> list[float]:
        """How late each step but the first begins, by the session's clock."""
        firsts: dict[int, float] = {}
        for onset in self.onsets:
            firsts.setdefault(onset.due.step, onset.off_s - onset.due.at_s * self.fast)
        return [first for step, first in firsts.items() if step]

    def _offs_s(self) -> dict[int, list[float]]:
        by_step: dict[int, list[float]] = {}
        for onset in self.onsets:
            by_step.setdefault(onset.due.step, []).append(onset.off_s)
        return by_step


def listen(
    recorded: bytes,
    due: Iterable[Due],
    sounds: Mapping[str, bytes],
    begin: int,
    late_most_s: float = NEAR_S,
    fast: float = 0.0,
) -> Heard:
    """``begin`` is the sample of the recording at which the session began, more or less.

    ``fast`` is the recorder's, see there.

    A cue counts as heard if it is ``NEAR_S`` off at most, or up to ``late_most_s`` late.
    """
    left = array("i", array("h", recorded))
    cues = {name: array("i", array("h", sound)) for name, sound in sounds.items()}
    missing, onsets = sorted(due), list[Onset]()
    for until_s in (NEAR_S, late_most_s):
        # One that another rings into is found once that one is taken out.
        while found := list(_found(left, missing, cues, begin, until_s)):
            onsets += found
            heard = {onset.due for onset in found}
            missing = [each for each in missing if each not in heard]
    onsets.sort(key=lambda onset: onset.due)
    twice = [each.due for each in _found(left, [o.due for o in onsets], cues, begin, TWICE_S)]
    extra = [((a - begin) / RATE, (b - begin) / RATE) for a, b in _loud(left)]
    return Heard(tuple(onsets), tuple(missing), tuple(twice), tuple(extra), fast)


def _found(
    left: array[int], due: Sequence[Due], cues: Mapping[str, array[int]], begin: int, late_s: float
) -> Iterator[Onset]:
    """The cues that are heard in what is left of a recording; takes them out of it."""
    for i, each in enumerate(due):
        cue, wanted = cues[each.name], begin + round(each.at_s * RATE)
        key = _key(each, due[i + 1 :], cue)
        at = _find(left, key, wanted - round(NEAR_S * RATE), wanted + round(late_s * RATE))
        if at is not None:
            _take_out(left, cue, at)
            yield Onset(each, (at - wanted) / RATE)


def _key(due: Due, later: Sequence[Due], cue: array[int]) -> array[int]:
    """What of a cue is heard alone, before the next one is due."""
    starts = (round((each.at_s - due.at_s) * RATE) for each in later)
    until = min((start for start in starts if start > KEY_FROM + KEY_LEAST), default=len(cue))
    return cue[KEY_FROM : min(KEY_FROM + KEY_LENGTH, until)]


def _find(samples: array[int], key: array[int], earliest: int, latest: int) -> int | None:
    first = max(0, earliest + KEY_FROM)
    wanted = key.tobytes()
    here = samples[first : max(first, latest + KEY_FROM) + len(key)].tobytes()
    at = here.find(wanted)
    while at % samples.itemsize and at >= 0:
        at = here.find(wanted, at + 1)
    return None if at < 0 else first + at // samples.itemsize - KEY_FROM


def _take_out(samples: array[int], cue: array[int], at: int) -> None:
    here = samples[at : at + len(cue)]
    samples[at : at + len(cue)] = array("i", map(operator.sub, here, cue))


def _loud(samples: array[int]) -> Iterator[tuple[int, int]]:
    """Where there is anything but silence, in blocks of 10 ms, neighbours joined."""
    silence = bytes(BLOCK * samples.itemsize)
    begin = None
    for at in range(0, len(samples), BLOCK):
        is_loud = samples[at : at + BLOCK].tobytes() not in silence
        if is_loud and begin is None:
            begin = at
        elif not is_loud and begin is not None:
            yield begin, at
            begin = None
    if begin is not None:
        yield begin, len(samples)
