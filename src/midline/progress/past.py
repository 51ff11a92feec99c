"""What was done, as the history tells it and the screens show it. Frozen; no decisions here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Day:
    """What counts of a day: ``work_s`` is the time within sets, rests left out.

    A session counts while one of its sets does.
    """

    date: date
    sessions: int
    sets: int
    work_s: float


@dataclass(frozen=True, slots=True)
class ExerciseTotal:
    """An exercise that was ever done. ``kind`` is hold, reps or hold cluster, as in the history.

    ``best`` is its best set, ``latest`` the best set of its last day: seconds of a hold, else reps.
    """

    name: str
    kind: str
    sets: int
    best: float
    latest: float
    last_day: date


@dataclass(frozen=True, slots=True)
class Point:
    """A day of an exercise's line, one side of it. Amounts are seconds of a hold, else reps.

    The targets are the highest of the day.
    """

    day: date
    side: str | None
    best: float
    total: float
    sets: int
    target_least: float
    target_most: float


@dataclass(frozen=True, slots=True)
class PastSession:
    """``started_at`` is in the zone where it was done. ``source`` is who recorded it; '' is us."""

    id: str
    routine_file: str
    routine_name: str
    started_at: datetime
    finished_at: datetime | None
    stopped: bool
    planned_sets: int
    done_sets: int
    work_s: float
    effort: int | None
    pain: int | None
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class PastSet:
    """A set of a past session. ``measured`` is None where it was entered by hand."""

    id: int
    ordinal: int
    section: str
    exercise: str
    number: int
    of: int
    side: str | None
    kind: str
    target_least: float
    target_most: float
    measured: float | None
    actual: float
    ended: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A session that was deleted or, with ``set_id``, a set that was taken out of one that is not.

    ``sets`` are those that the session would bring back. The last four tell of the set; ``amount``
    is seconds of a hold, else reps.
    """

    session: str
    routine_file: str
    routine_name: str
    started_at: datetime
    sets: int
    set_id: int | None = None
    exercise: str = ""
    number: int = 0
    kind: str = ""
    amount: float = 0
