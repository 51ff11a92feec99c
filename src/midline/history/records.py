"""A completed set on its way into the store, and what comes out of it. Frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from midline.routine.model import Cluster, Hold
from midline.session.amounts import least, whole
from midline.session.events import CompletedSet
from midline.session.plan import PlannedSet


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session with the number of its sets that count."""

    id: str
    routine_file: str
    routine_name: str
    started_at: datetime
    finished_at: datetime | None
    stopped: bool
    planned_sets: int
    done_sets: int
    effort: int | None
    pain: int | None
    note: str


@dataclass(frozen=True, slots=True)
class SetRecord:
    """A set. ``measured`` is None where it was entered by hand; ``actual`` is what stands."""

    session: str
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


def set_done(session: str, completed: CompletedSet, when: Callable[[int], datetime]) -> SetRecord:
    """The record of a measured set; ``when`` is the wall time of a moment of its clock."""
    return _record(
        session,
        completed.planned,
        completed.actual,
        completed.actual,
        when(completed.started_ns),
        when(completed.completed_ns),
        str(completed.ended),
    )


def set_entered(session: str, planned: PlannedSet, actual: float, now: datetime) -> SetRecord:
    """The record of a set that nobody measured."""
    return _record(session, planned, None, actual, now, now, "entered")


def _record(
    session: str,
    planned: PlannedSet,
    measured: float | None,
    actual: float,
    started_at: datetime,
    completed_at: datetime,
    ended: str,
) -> SetRecord:
    return SetRecord(
        session,
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


def as_moment(text: str) -> datetime:
    """Raises ValueError or TypeError for what `as_text` did not write."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} does not say its zone")
    return moment
