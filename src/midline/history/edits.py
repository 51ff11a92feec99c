"""Corrections after a session. Nothing is lost: what was measured stays beside what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from sqlite3 import Connection

from midline.history.records import set_entered
from midline.history.writing import put_set, touch
from midline.session.plan import Plan


@dataclass(frozen=True, slots=True)
class Summary:
    """What the person says of a session.

    ``actual`` has amounts by ordinal, only for the sets that were changed; 0 or None means: not
    done. ``effort`` and ``pain`` are 0 to 10, or None where nothing was said.
    """

    actual: Mapping[int, float | None] = field(default_factory=dict)
    effort: int | None = None
    pain: int | None = None
    note: str = ""


def save_summary(
    connection: Connection, session: str, plan: Plan, summary: Summary, now: datetime
) -> None:
    """Write a summary, within a transaction. May be done again with other values."""
    for ordinal, actual in summary.actual.items():
        if not _change_set(connection, session, ordinal, actual or 0) and actual:
            put_set(connection, session, set_entered(plan.sets[ordinal], actual, now))
    connection.execute(
        "UPDATE session SET effort = ?, pain = ?, note = ? WHERE id = ?",
        (summary.effort, summary.pain, summary.note, session),
    )
    touch(connection, session, now)  # another laptop may have got it without


def _change_set(connection: Connection, session: str, ordinal: int, actual: float) -> bool:
    """False where there is no row to change. A removed set keeps its last amount."""
    change = "state = 'counts', actual = :actual" if actual > 0 else "state = 'removed'"
    changed = connection.execute(
        f"UPDATE completed_set SET {change}"
        " WHERE session = :session AND ordinal = :ordinal AND state <> 'replaced'",
        {"session": session, "ordinal": ordinal, "actual": actual},
    )
    return changed.rowcount > 0
