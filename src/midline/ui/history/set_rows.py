"""The sets of a past session, as the table of sets takes them."""

from __future__ import annotations

from collections.abc import Sequence

from midline.progress.past import PastSession, PastSet
from midline.routine.model import Side
from midline.session.events import CompletedSet, Ended
from midline.session.plan import PlannedSet
from midline.ui.history import words
from midline.ui.summary.rows import SetRows

LONGEST_S = 24 * 3600.0  # of a hold, where nobody knows how long the session took


def set_rows(session: PastSession, sets: Sequence[PastSet]) -> SetRows:
    """Each with the amount that stands; it says so where that is not what was measured."""
    planned = [_planned(each) for each in sets]
    done = [_completed(p, s, s.measured) for p, s in zip(planned, sets, strict=True) if s.measured]
    changed = {each.ordinal: each.actual for each in sets if each.actual != each.measured}
    return SetRows(planned, done, words.took_s(session) or LONGEST_S, changed)


def _planned(done: PastSet) -> PlannedSet:
    return PlannedSet(
        done.ordinal,
        done.section,
        words.move(done.exercise),
        done.number,
        done.of,
        Side(done.side) if done.side else None,
        words.work(done.kind, done.target_least, done.target_most),
        offered=False,
    )


def _completed(planned: PlannedSet, done: PastSet, measured: float) -> CompletedSet:
    is_known = done.ended in list(Ended)
    ended = Ended(done.ended) if is_known else Ended.FULL
    return CompletedSet(planned, measured, ended, started_ns=0, completed_ns=0)
