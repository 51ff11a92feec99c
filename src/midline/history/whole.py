"""A whole session: its row and all rows of its sets, those replaced and removed too. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WholeSet:
    """A row of ``completed_set``, but for its id, which only its own database knows."""

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
