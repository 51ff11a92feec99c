"""The cue log: when each cue was due at the device, and how late it was handed over.

``cues.log`` has a line for each: the moment it was due, its name and the milliseconds it was late,
or ``never`` and why, with tabs between them. Before those of a session there is a line ``session``,
and where the sound had to be started again, one ``again`` with the reason. Moments are those of
``time.monotonic_ns`` until written.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from midline.audio.lead_in import LEAD_IN
from midline.audio.mixing import IN_DEVICE_S, SLOW_OPEN_S, STILL_ON_TIME_S
from midline.known_errors import reason
from midline.session.clock import NS_PER_S

BYTES_MOST = 1_000_000
NEVER, SESSION, AGAIN = "never", "session", "again"
# A player that hangs is noticed within two seconds of a cue.
WRITTEN_AFTER_NS = 3 * NS_PER_S
TOO_LATE = "it came too late"

log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Handed:
    """A cue, and how late it was handed to the device; None until it is, maybe with a reason."""

    at_s: float
    name: str
    late_ns: int | None = None
    why: str = ""


@dataclass(frozen=True)
class _Track:
    id: int
    at_ns: int
    delay_s: float
    cues: tuple[_Handed, ...]

    def due_ns(self, cue: _Handed) -> int:
        return self.at_ns + round(cue.at_s * NS_PER_S)

    @property
    def write_ns(self) -> int:
        """When all that may become of it is known."""
        return self.due_ns(self.cues[-1]) + WRITTEN_AFTER_NS


@dataclass(frozen=True)
class Punctuality:
    """What a cue log says of its last session, in milliseconds.

    ``never`` counts the cues that were not played, ``whys`` them by reason; ``agains`` has the
    reasons why the sound was started again.
    """

    cues: int
    never: int
    worst_ms: float
    nearly_all_ms: float  # 99 of 100 are at most that late
    whys: Mapping[str, int] = field(default_factory=dict)
    agains: tuple[str, ...] = ()
    began: str = ""  # when the first of its cues was due


class CueLog:
    """Follows the tracks until their end, then appends them to a file, if any. Never raises.

    ``trouble`` says why nothing is heard at present, if so.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._tracks: list[_Track] = []
        self._is_new_session = False
        self.trouble = ""

    def session_begins(self) -> None:
        """What was sent before was no part of it."""
        self.ended(time.monotonic_ns())
        self._is_new_session = True

    @property
    def due_ns(self) -> float:
        """When to write; infinite while there is nothing to."""
        return min((track.write_ns for track in self._tracks), default=math.inf)

    def write_due(self, now_ns: int) -> None:
        """Write down the tracks whose cues have all sounded."""
        done = [track for track in self._tracks if track.write_ns <= now_ns]
        self._tracks = [track for track in self._tracks if track not in done]
        self._write(done, now_ns)

    def sent(self, id_: int, at_ns: int, cues: Iterable[tuple[float, str]], delay_s: float) -> None:
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

    def lost(self, since_ns: int, why: str) -> None:
        """What was to come after this moment did not sound after all."""
        for track in self._tracks:
            for cue in track.cues:
                if track.due_ns(cue) > since_ns:
                    cue.late_ns, cue.why = None, why

    def again(self, why: str) -> None:
        """The sound had to be started again."""
        self._append([_line(time.monotonic_ns(), AGAIN, why)])

    def ended(self, now_ns: int) -> None:
        """All was silenced, or the process has ended: write down what was due before."""
        self._write(self._tracks, now_ns)
        self._tracks = []

    def _write(self, tracks: Iterable[_Track], until_ns: int) -> None:
        lines = [
            _line(track.due_ns(cue), cue.name, *self._became_of(cue))
            for track in tracks
            for cue in track.cues
            if track.due_ns(cue) <= until_ns
            # One that is just due may have been silenced before it could sound.
            and (cue.late_ns is not None or track.due_ns(cue) < until_ns - STILL_ON_TIME_S * 1e9)
        ]
        self._append(lines)

    def _became_of(self, cue: _Handed) -> tuple[str, ...]:
        if cue.late_ns is None:
            return NEVER, cue.why or self.trouble or TOO_LATE
        return (f"{cue.late_ns / 1e6:.2f}",)

    def _append(self, lines: list[str]) -> None:
        if not lines or self._path is None:
            return
        if self._is_new_session:
            self._is_new_session = False
            lines.insert(0, _line(time.monotonic_ns(), SESSION))
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
    """Sums up the file's last session; lines that are none are left out. Raises OSError."""
    late_ms, agains, began = list[float](), list[str](), ""
    whys: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        match line.split("\t"):
            case [_, "session"]:
                late_ms, agains, began, whys = [], [], "", Counter()
                continue
            case [_, "again", why]:
                agains.append(why)
            case [_, _, "never", *why]:
                whys[" ".join(why)] += 1
            case [_, _, late]:
                late_ms += _number(late)
            case _:
                continue
        began = began or line.split("\t")[0]
    late_ms.sort()
    nearly_all = late_ms[math.ceil(len(late_ms) * 0.99) - 1] if late_ms else 0.0
    worst, never = late_ms[-1] if late_ms else 0.0, whys.total()
    cues = len(late_ms) + never
    return Punctuality(cues, never, worst, nearly_all, dict(whys), tuple(agains), began)


def _number(text: str) -> list[float]:
    try:
        return [float(text)]
    except ValueError:
        return []


def _line(due_ns: int, *parts: str) -> str:
    wall_s = (time.time_ns() - time.monotonic_ns() + due_ns) / NS_PER_S
    due = datetime.fromtimestamp(wall_s, UTC).astimezone().isoformat(timespec="milliseconds")
    return "\t".join((due, *parts)) + "\n"
