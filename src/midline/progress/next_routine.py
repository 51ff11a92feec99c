"""Which routine to do next. Pure.

Whoever has begun goes round: of the routines done in the last ``LATELY`` the one whose turn is
longest ago. Whoever has not, or comes back after a long break, begins with the basics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

LATELY = timedelta(days=30)
FIRST = "shipped/core-basics.yaml"


def next_routine(
    keys: Sequence[str], last_done: Mapping[str, datetime], now: datetime
) -> str | None:
    """One of ``keys``, the routines that can be done; None if there are none.

    ``last_done`` has the moment of the last session by key. Equal moments go by the order of keys.
    """
    lately = [key for key in keys if key in last_done and now - last_done[key] <= LATELY]
    if lately:
        return min(lately, key=last_done.__getitem__)
    if FIRST in keys:
        return FIRST
    return keys[0] if keys else None
