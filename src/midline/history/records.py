"""A completed set, and a session with its sets, as the store has them. Frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from midline.routine.model import Cluster, Hold
from midline.session.amounts import least, whole
from midline.session.events import CompletedSet
from midline.session.plan import PlannedSet


@dataclass(frozen=True, slots=True)
class WholeSet:
    """A row of ``completed_set``, but for its id, which only its own database knows.

    ``measured`` is None where it was entered by hand; ``actual`` is what stands: seconds of a hold,
    else reps.
    """

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
    started_at: datetime
    completed_at: datetime
    ended: str
    state: str = "counts"


@dataclass(frozen=True, slots=True)
class WholeSession:
    """A row of ``session`` with its sets in the order they were recorded.

    ``changed_at`` is when it was last corrected, or None; ``deleted_at`` is None unless it is
    deleted. Moments have a zone and count in milliseconds; where it was done, the wall clock was
    ``utc_offset_min`` ahead of UTC.
    """

    id: str
    routine_file: str
    routine_name: str
    routine_text: str
    started_at: datetime
    utc_offset_min: int
    finished_at: datetime | None
    stopped: bool
    planned_sets: int
    effort: int | None
    pain: int | None
    note: str
    source: str
    changed_at: datetime | None
    deleted_at: datetime | None
    sets: tuple[WholeSet, ...]

    @property
    def day(self) -> date:
        """Where it was done."""
        return (self.started_at + timedelta(minutes=self.utc_offset_min)).date()


def set_done(completed: CompletedSet, when: Callable[[int], datetime]) -> WholeSet:
    """The record of a measured set; ``when`` is the wall time of a moment of its clock."""
    return _record(
        completed.planned,
        completed.actual,
        completed.actual,
        when(completed.started_ns),
        when(completed.completed_ns),
        str(completed.ended),
    )


def set_entered(planned: PlannedSet, actual: float, now: datetime) -> WholeSet:
    """The record of a set that nobody measured."""
    return _record(planned, None, actual, now, now, "entered")


def _record(
    planned: PlannedSet,
    measured: float | None,
    actual: float,
    started_at: datetime,
    completed_at: datetime,
    ended: str,
) -> WholeSet:
    return WholeSet(
        planned.ordinal,
        planned.section,
        planned.exercise.name,
        planned.number,
        planned.of,
        str(planned.side) if planned.side else None,
        kind_of(planned),
        least(planned),
        whole(planned),
        measured,
        actual,
        started_at,
        completed_at,
        ended,
    )


def kind_of(planned: PlannedSet) -> str:
    match planned.work:
        case Hold():
            return "hold"
        case Cluster():
            return "hold cluster"
        case _:
            return "reps"


def as_text(moment: datetime) -> str:
    """UTC, ISO 8601 with milliseconds: sorts as it passes."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_moment_there(text: str, utc_offset_min: int) -> datetime:
    """By the wall clock of the place where it was. Raises as `as_moment`."""
    return as_moment(text).astimezone(timezone(timedelta(minutes=utc_offset_min)))


def as_moment(text: str) -> datetime:
    """Raises ValueError or TypeError for what `as_text` did not write."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} does not say its zone")
    return moment
