"""Sessions that other programs recorded, as ours.

They know less than ours do. What nobody measured is entered by hand; a set has no target but what
was done; the sets follow each other from the start, a rep at the pace of an unpaced one. The id is
made of the program, what it tells the session by, and the name, so that the same file twice has the
same sessions, and a session that has grown is the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from math import floor
from uuid import UUID, uuid5

from midline.history.exchange.cells import Row
from midline.history.exchange.dates import date_and_time
from midline.history.exchange.reading import Leaving, Read, Reason
from midline.history.exchange.taken import side_of
from midline.history.records import WholeSession, WholeSet
from midline.session.plan import UNPACED_REP_S

_SPACE = UUID("5c1f3f7e-6d0b-4c53-9b0e-6a8b1f4e2d10")  # of these ids; never changes
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_LENGTH = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s)?")
_HOLD_MOST_S, _REPS_MOST = 24 * 3600, 10_000
_LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """``amount`` is seconds of a hold, else reps."""

    exercise: str
    kind: str
    amount: float
    side: str | None = None


@dataclass(slots=True)
class ForeignSession:
    """``begun`` is the wall clock where it was done; no program says which zone that is.

    ``known_by`` is what tells it from the others of its name; '' is its begin.
    """

    source: str
    begun: datetime
    name: str
    lasted_s: float = 0
    note: str = ""
    known_by: str = ""
    sets: list[ForeignSet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """Of a CSV with a row a set: the names of what we take. Of ``distance`` any may be there.

    ``lasted_s`` tells of a row how long its session took, which began at that moment.
    """

    begun: str
    session: str
    session_note: str
    exercise: str
    reps: str
    hold_s: str
    distance: tuple[str, ...]
    note: str
    lasted_s: Callable[[Row, datetime], float]


def read_rows(source: str, rows: Iterable[Row], columns: Columns, zone: tzinfo | None) -> Read:
    """The sessions of a CSV whose rows say theirs by its begin and its name."""
    leaving = Leaving()
    sessions: dict[tuple[datetime, str], ForeignSession] = {}
    for row in rows:
        _take(source, row, columns, sessions, leaving)
    ours = tuple(as_ours(each, zone) for each in sessions.values())
    return Read(source, ours, leaving.all())


def _take(
    source: str,
    row: Row,
    columns: Columns,
    sessions: dict[tuple[datetime, str], ForeignSession],
    leaving: Leaving,
) -> None:
    if row.is_ragged:
        return leaving.out(Reason.RAGGED, row.line)
    try:
        begun = date_and_time(row[columns.begun])
    except ValueError:
        return leaving.out(Reason.NO_DATE, row.line)
    distance = next((cell for name in columns.distance if (cell := row[name])), "")
    done = set_of(
        *(row[columns.exercise], row[columns.reps], row[columns.hold_s], distance),
        side_of(row[columns.note]),
    )
    if isinstance(done, Reason):
        return leaving.out(done, row.line)
    name = row[columns.session] or source
    session = sessions.setdefault((begun, name), ForeignSession(source, begun, name))
    session.lasted_s = max(session.lasted_s, columns.lasted_s(row, begun))
    session.note = session.note or row[columns.session_note]
    session.sets.append(done)
    return None


def as_ours(session: ForeignSession, zone: tzinfo | None) -> WholeSession:
    """``zone`` is where it was done; None is the system's own. In spring's missing hour, 02:30 is
    03:30: clocks had gone forward.
    """
    there = session.begun.replace(tzinfo=zone) if zone else session.begun
    begun = datetime.fromtimestamp(there.timestamp(), UTC).astimezone(zone)
    offset = begun.utcoffset() or timedelta()
    sets = _sets(session.sets, begun.astimezone(UTC))
    ended = max(begun + timedelta(seconds=session.lasted_s), *(each.completed_at for each in sets))
    known_by = session.known_by or session.begun.isoformat()
    return WholeSession(
        id=str(uuid5(_SPACE, f"{session.source}\n{known_by}\n{session.name}")),
        routine_file=f"{session.source}/{session.name}",
        routine_name=session.name,
        routine_text="",
        started_at=begun.astimezone(UTC),
        utc_offset_min=round(offset.total_seconds() / 60),
        finished_at=ended.astimezone(UTC),
        stopped=False,
        planned_sets=len(sets),
        effort=None,
        pain=None,
        note=session.note,
        source=session.source,
        changed_at=None,
        deleted_at=None,
        sets=sets,
    )


def _sets(sets: list[ForeignSet], begun: datetime) -> tuple[WholeSet, ...]:
    counts = Counter((each.exercise, each.side) for each in sets)
    numbers: Counter[tuple[str, str | None]] = Counter()
    done, at = [], begun
    for ordinal, each in enumerate(sets):
        which = each.exercise, each.side
        numbers[which] += 1
        lasted_s = each.amount if each.kind == "hold" else each.amount * UNPACED_REP_S
        ended = min(at + timedelta(milliseconds=round(lasted_s * 1000)), begun + _LONGEST)
        done.append(
            WholeSet(
                *(ordinal, "", each.exercise, numbers[which], counts[which], each.side, each.kind),
                *(each.amount, each.amount, None, each.amount, at, ended, "entered"),
            )
        )
        at = ended
    return tuple(done)


def set_of(
    exercise: str, reps: str, hold_s: str, distance: str, side: str | None = None
) -> ForeignSet | Reason:
    """The set of a row's cells, or why it is none of ours. Of reps the whole ones count."""
    if not exercise:
        return Reason.NO_NAME
    try:
        count, held_s = floor(number(reps, _REPS_MOST)), number(hold_s, _HOLD_MOST_S)
        if number(distance, float("inf")) > 0:
            return Reason.DISTANCE
    except ValueError:
        return Reason.NO_NUMBER
    if count > 0:
        return ForeignSet(exercise, "reps", count, side)
    return ForeignSet(exercise, "hold", held_s, side) if held_s > 0 else Reason.NO_AMOUNT


def number(text: str, most: float) -> float:
    """An empty cell is 0. Raises ValueError."""
    if not text:
        return 0.0
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    value = float(text.replace(",", "."))
    if value > most:
        raise ValueError(text)
    return value


def length_s(text: str) -> float:
    """``1h 5m``, ``58m``, ``45s`` or seconds; 0 for what is none of these."""
    if text.isascii() and text.isdigit():
        return min(float(text), _HOLD_MOST_S)
    found = _LENGTH.fullmatch(text.strip())
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return min(hours * 3600.0 + minutes * 60 + seconds, _HOLD_MOST_S)
