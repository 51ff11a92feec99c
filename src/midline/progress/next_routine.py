"""Which routine to do next. Pure.

Whoever has begun goes round: of the routines done in the last ``LATELY`` the one whose turn is
longest ago. Whoever has not, or comes back after a long break, begins with the basics. What was
done today is not next, unless everything was. A session that was hardly begun was not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midline.progress.past import PastSession

LATELY = timedelta(days=30)
FIRST = "shipped/core-basics.yaml"
SHARE = 0.25  # of the planned sets; with fewer a session does not count as done


def next_routine(keys: Sequence[str], sessions: Iterable[PastSession], now: datetime) -> str | None:
    """One of ``keys``, the routines that can be done; None if there are none.

    ``sessions`` are the latest. Equal moments go by the order of keys. ``now`` has the zone that
    says which day is today.
    """
    done = _last_done(sessions)
    left = [key for key in keys if key not in done or not _is_today(done[key], now)] or keys
    lately = [key for key in left if key in done and now - done[key] <= LATELY]
    if lately:
        return min(lately, key=done.__getitem__)
    if FIRST in left:
        return FIRST
    return left[0] if left else None


def _last_done(sessions: Iterable[PastSession]) -> dict[str, datetime]:
    done: dict[str, datetime] = {}
    for each in sessions:
        if each.done_sets and each.done_sets >= SHARE * each.planned_sets:
            before = done.get(each.routine_file, each.started_at)
            done[each.routine_file] = max(before, each.started_at)
    return done


def _is_today(moment: datetime, now: datetime) -> bool:
    return moment.astimezone(now.tzinfo).date() == now.date()
