"""A whole session as JSON says it, and back: the same for copies, exports and imports.

Keys are the columns of the history (see ``history/migrations``), in their order. Moments are UTC,
ISO 8601 with milliseconds. What one laptop writes, every other reads to the last digit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from midline.history.records import WholeSession, WholeSet, as_moment, as_text

TEXT_MOST = 1024 * 1024
SETS_MOST = 10_000
_YEARS = range(1970, 3000)
_MINUTES_A_DAY = 24 * 60


def session_as_dict(session: WholeSession) -> dict[str, object]:
    return _as_dict(session) | {"sets": [_as_dict(each) for each in session.sets]}


def session_from_dict(value: object) -> WholeSession:
    """Takes whatever a JSON file may hold. Unknown keys are passed over.

    Raises ValueError: what is wrong, as the tail of a sentence.
    """
    sets = value.get("sets") if isinstance(value, Mapping) else None
    session = _decoded(_SESSION, value, "the session")
    if not isinstance(sets, list) or len(sets) > SETS_MOST:
        raise ValueError(f"its sets are no list of at most {SETS_MOST}")
    decoded = tuple(
        WholeSet(**_decoded(_SET, each, f"set {number}")) for number, each in enumerate(sets, 1)
    )
    standing = [each.ordinal for each in decoded if each.state != "replaced"]
    if len(standing) != len(set(standing)):
        raise ValueError("two of its sets have the same place in the plan")
    return WholeSession(**session, sets=decoded)


def _as_dict(record: WholeSession | WholeSet) -> dict[str, object]:
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return {
        name: as_text(value) if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _decoded(
    checks: Mapping[str, Callable[[Any], object]], value: object, what: str
) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{what} is not an object")
    values = {}
    for name, check in checks.items():
        if name not in value:
            raise ValueError(f"{what} has no {name}")
        try:
            values[name] = check(value[name])
        except (ValueError, TypeError, OverflowError):
            raise ValueError(f"{name} of {what} can't be taken") from None
    return values


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > TEXT_MOST:
        raise ValueError
    value.encode()  # JSON can say half a character, which SQLite can't keep
    return value


def _id(value: object) -> str:
    """As `uuid.uuid4` is written: it is part of file names."""
    text = _text(value)
    if str(UUID(text)) != text:
        raise ValueError
    return text


def _moment(value: object) -> datetime:
    text = _text(value)
    moment = as_moment(text)
    if as_text(moment) != text or moment.year not in _YEARS:
        raise ValueError
    return moment


def _amount(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError
    amount = float(value)
    if not (math.isfinite(amount) and amount >= 0):
        raise ValueError
    return amount


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _whole(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError
        return value

    return check


def _one_of(choices: Collection[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError
        return value

    return check


def _or_none(check: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else check(value)


_count = _whole(0, 1_000_000)
_to_ten = _or_none(_whole(0, 10))

_SESSION: dict[str, Callable[[Any], object]] = {
    "id": _id,
    "routine_file": _text,
    "routine_name": _text,
    "routine_text": _text,
    "started_at": _moment,
    "utc_offset_min": _whole(-_MINUTES_A_DAY, _MINUTES_A_DAY),
    "finished_at": _or_none(_moment),
    "stopped": _yes_or_no,
    "planned_sets": _count,
    "effort": _to_ten,
    "pain": _to_ten,
    "note": _text,
    "source": _text,
    "changed_at": _or_none(_moment),
    "deleted_at": _or_none(_moment),
}

_SET: dict[str, Callable[[Any], object]] = {
    "ordinal": _count,
    "section": _text,
    "exercise": _text,
    "number": _count,
    "of": _count,
    "side": _or_none(_one_of(("left", "right"))),
    "kind": _one_of(("hold", "reps", "hold cluster")),
    "target_least": _amount,
    "target_most": _amount,
    "measured": _or_none(_amount),
    "actual": _amount,
    "started_at": _moment,
    "completed_at": _moment,
    "ended": _one_of(("full", "finished", "left", "stopped", "entered")),
    "state": _one_of(("counts", "replaced", "removed")),
}
