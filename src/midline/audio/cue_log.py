"""The cue log: when each cue was due at the device, and how late it was handed over.

``cues.log`` has a line for each: the moment it was due, its name and the milliseconds it was late,
or ``never``, with tabs between them. Moments are those of ``time.monotonic_ns`` until written.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from midline.audio.lead_in import LEAD_IN
from midline.audio.mixing import IN_DEVICE_S, SLOW_OPEN_S, STILL_ON_TIME_S
from midline.known_errors import reason
from midline.session.clock import NS_PER_S

BYTES_MOST = 1_000_000
NEVER = "never"

log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Handed:
    """A cue, and how late it was handed to the device; None until it is."""

    at_s: float
    name: str
    late_ns: int | None = None


@dataclass(frozen=True)
class _Track:
    id: int
    at_ns: int
    delay_s: float
    cues: tuple[_Handed, ...]

    def due_ns(self, cue: _Handed) -> int:
        return self.at_ns + round(cue.at_s * NS_PER_S)


@dataclass(frozen=True)
class Punctuality:
    """What a cue log says, in milliseconds; ``never`` counts the cues that were not played."""

    cues: int
    never: int
    worst_ms: float
    nearly_all_ms: float  # 99 of 100 are at most that late


class CueLog:
    """Follows the tracks until their end, then appends them to a file, if any. Never raises."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._tracks: list[_Track] = []

    def sent(self, id_: int, at_ns: int, cues: Iterable[tuple[float, str]], delay_s: float) -> None:
        done = [t for t in self._tracks if t.due_ns(t.cues[-1]) < time.monotonic_ns() - NS_PER_S]
        self._tracks = [track for track in self._tracks if track not in done]
        self._write(done, time.monotonic_ns())
        handed = tuple(_Handed(at_s, name) for at_s, name in sorted(cues) if name != LEAD_IN)
        if handed:
            self._tracks.append(_Track(id_, at_ns, delay_s, handed))

    def started(self, id_: int, joined_ns: int, late_ns: int) -> None:
        """A track, or from ``joined_ns`` on, began ``late_ns`` late."""
        for track in self._tracks:
            if track.id == id_:
                passed = [cue for cue in track.cues if cue.at_s * NS_PER_S < joined_ns]
                for cue in track.cues:
                    if cue.late_ns is None and cue not in passed[:-1]:
                        cue.late_ns = lateness_ns(cue.at_s, joined_ns, late_ns, track.delay_s)

    def lost(self, since_ns: int) -> None:
        """What was to come after this moment did not sound after all."""
        for track in self._tracks:
            for cue in track.cues:
                if track.due_ns(cue) > since_ns:
                    cue.late_ns = None

    def ended(self, now_ns: int) -> None:
        """All was silenced, or the process has ended: write down what was due before."""
        self._write(self._tracks, now_ns)
        self._tracks = []

    def _write(self, tracks: Iterable[_Track], until_ns: int) -> None:
        lines = [
            _line(track.due_ns(cue), cue)
            for track in tracks
            for cue in track.cues
            if track.due_ns(cue) <= until_ns
            # One that is just due may have been silenced before it could sound.
            and (cue.late_ns is not None or track.due_ns(cue) < until_ns - STILL_ON_TIME_S * 1e9)
        ]
        if not lines or self._path is None:
            return
        try:
            if self._path.exists() and self._path.stat().st_size > BYTES_MOST:
                os.replace(self._path, self._path.with_suffix(".log.1"))  # noqa: PTH105
            with self._path.open("a", encoding="utf-8") as file:
                file.writelines(lines)
        except OSError as error:
            self._path = None
            log.warning("the cue log can't be written: %s", reason(error))


def lateness_ns(at_s: float, joined_ns: int, late_ns: int, delay_s: float = 0.0) -> int | None:
    """How late a cue of a track was handed over; None if it was left out.

    The player joined the track ``joined_ns`` after its begin, and its first sample came ``late_ns``
    after that. The rules are those of `mixing.still_to_come` and `mixing.move_up`.
    """
    from_start_s = at_s - joined_ns / NS_PER_S
    missed_ns = round(max(0.0, -from_start_s) * NS_PER_S)
    if missed_ns > (STILL_ON_TIME_S + delay_s) * NS_PER_S:
        return None
    if late_ns <= SLOW_OPEN_S * NS_PER_S or from_start_s < IN_DEVICE_S:
        return late_ns + missed_ns
    return None if from_start_s < IN_DEVICE_S + late_ns / NS_PER_S else 0


def read_cue_log(path: Path) -> Punctuality:
    """Sums up the file; lines that are none are left out. Raises OSError."""
    late_ms: list[float] = []
    never = 0
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        match line.split("\t"):
            case [_, _, "never"]:
                never += 1
            case [_, _, late]:
                late_ms += _number(late)
    late_ms.sort()
    nearly_all = late_ms[math.ceil(len(late_ms) * 0.99) - 1] if late_ms else 0.0
    return Punctuality(len(late_ms) + never, never, late_ms[-1] if late_ms else 0.0, nearly_all)


def _number(text: str) -> list[float]:
    try:
        return [float(text)]
    except ValueError:
        return []


def _line(due_ns: int, cue: _Handed) -> str:
    wall_s = (time.time_ns() - time.monotonic_ns() + due_ns) / NS_PER_S
    due = datetime.fromtimestamp(wall_s, UTC).astimezone().isoformat(timespec="milliseconds")
    late = NEVER if cue.late_ns is None else f"{cue.late_ns / 1e6:.2f}"
    return f"{due}\t{cue.name}\t{late}\n"
