"""Sessions of other programs that have grown since a part of them was imported."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from midline.history.records import WholeSession, WholeSet
from midline.history.store import Store

What = tuple[str, str | None, str]


def count_lacking(store: Store, session: WholeSession) -> int:
    """How many sets the history lacks of a session that another program recorded; 0 if the session
    is not there.

    Such a session has grown in the middle, too: a set has no place of its own there.
    """
    rows = store.rows(
        "SELECT exercise, side, kind FROM completed_set WHERE session = ?", session.id
    )
    here = Counter((row[0], row[1], row[2]) for row in rows)
    return (Counter(map(_what, _counting(session))) - here).total() if rows else 0


def grown(here: WholeSession, session: WholeSession) -> WholeSession:
    """A session of another program as its file has it now; the sets of it that are ``here`` stay as
    they were corrected or taken out, and come first, since their rows do.
    """
    sets = _counting(session)
    pairs = _pairs(here.sets, sets)
    paired = set(pairs.values())
    new = [each for at, each in enumerate(sets) if at not in paired]
    after = 1 + max((each.ordinal for each in sets), default=-1)
    kept = [
        _placed(each, sets[pairs[at]]) if at in pairs else replace(each, ordinal=after + at)
        for at, each in enumerate(here.sets)
    ]
    return replace(
        session,
        effort=session.effort if here.effort is None else here.effort,
        pain=session.pain if here.pain is None else here.pain,
        note=here.note or session.note,
        changed_at=here.changed_at,
        deleted_at=here.deleted_at,
        sets=(*kept, *new),
    )


def _counting(session: WholeSession) -> list[WholeSet]:
    return [each for each in session.sets if each.state == "counts"]


def _what(each: WholeSet) -> What:
    return each.exercise, each.side, each.kind


def _as_recorded(each: WholeSet) -> tuple[What, float]:
    """A correction leaves the target, which is what the other program had as done."""
    return _what(each), each.target_least


def _pairs(here: Sequence[WholeSet], sets: Sequence[WholeSet]) -> dict[int, int]:
    """Which of the sets of a file each one here is: the same, else one that was corrected there."""
    pairs: dict[int, int] = {}
    for same in (_as_recorded, _what):
        free = defaultdict[object, deque[int]](deque)
        paired = set(pairs.values())
        for at, each in enumerate(sets):
            if at not in paired:
                free[same(each)].append(at)
        for at, each in enumerate(here):
            if at not in pairs and free[same(each)]:
                pairs[at] = free[same(each)].popleft()
    return pairs


def _placed(here: WholeSet, each: WholeSet) -> WholeSet:
    return replace(
        here,
        ordinal=each.ordinal,
        number=each.number,
        of=each.of,
        started_at=each.started_at,
        completed_at=each.completed_at,
    )
