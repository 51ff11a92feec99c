"""Midline's own CSV, in and out: a row a set that counts, the oldest session first.

What it does not hold, the JSON does: the routine's text, sets done again or taken out, and
sessions that were deleted. The columns that follow ``note`` are for reading it again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields

from midline.history.exchange.cells import Row, table
from midline.history.exchange.reading import Leaving, Read, Reason
from midline.history.records import WholeSession, WholeSet
from midline.history.session_json import session_from_dict

HEADER = (
    *("session", "started_at", "routine", "exercise", "set", "side", "kind"),
    *("target_least", "target_most", "actual", "ended"),
    *("section", "of", "measured", "set_started_at", "set_completed_at"),
    *("effort", "pain", "note"),
    *("ordinal", "finished_at", "utc_offset_min", "stopped", "planned_sets", "routine_file"),
    *("source", "changed_at"),
    "sets_in_session",  # without it, nobody could tell that a file was cut off between two rows
)
_TEXTS = ("routine", "exercise", "section", "note", "routine_file", "source")
_NUMBERS = ("target_least", "target_most", "actual", "measured")
# Formulas are made harmless by SQLite, as `cells.harmless` does: it is quicker by far.
# Nearly all texts begin with a letter, and pass the first comparison.
_HARMLESS = (
    "CASE WHEN {0} >= 'A' OR {0} = '' THEN {0}"
    " WHEN ltrim({0}, '''') GLOB '[-=+@\t\r]*' THEN '''' || {0} ELSE {0} END"
)
_PLAIN = "CASE WHEN {0} = CAST({0} AS INTEGER) THEN CAST({0} AS INTEGER) ELSE {0} END"
_COLUMNS = {
    "session": "session.id",
    "started_at": "session.started_at",
    "routine": "routine_name",
    "set": "number",
    "of": '"of"',
    "sets_in_session": "sets",
    "set_started_at": "completed_set.started_at",
    "set_completed_at": "completed_set.completed_at",
}


def _sql(name: str) -> str:
    column = _COLUMNS.get(name, name)
    if name in _TEXTS:
        return _HARMLESS.format(column)
    return _PLAIN.format(column) if name in _NUMBERS else column


SELECT = "SELECT " + ", ".join(_sql(name) for name in HEADER)


def is_it(header: list[str]) -> bool:
    return set(header) >= {"session", "started_at", "routine", "exercise", "ordinal"}


def read(text: str) -> Read:
    """Raises `BadFileError`."""
    leaving = Leaving()
    rows: dict[str, list[Row]] = {}
    for row in table(text):
        if row.is_ragged:
            leaving.out(Reason.RAGGED, row.line)
        else:
            rows.setdefault(row["session"], []).append(row)
    sessions = []
    for number, each in enumerate(rows.values(), 1):
        session = _session(each)
        if not _is_whole(each):
            leaving.out(Reason.INCOMPLETE, number)
        elif session is None:
            leaving.out(Reason.NOT_TAKEN, number)
        else:
            sessions.append(session)
    return Read("", tuple(sessions), leaving.all())


def _is_whole(rows: list[Row]) -> bool:
    """A total that was not counted up to date, or is not there, only ever says too little."""
    sets = rows[0]["sets_in_session"]
    return not (sets.isascii() and sets.isdecimal()) or len(rows) >= int(sets[:9])


def _session(rows: list[Row]) -> WholeSession | None:
    """The session of these rows; None where one of them is not as we write them."""
    try:
        sets = [_as_dict(row, _SET) | {"state": "counts"} for row in rows]
        return session_from_dict(_as_dict(rows[0], _SESSION) | _NOT_IN_IT | {"sets": sets})
    except ValueError:
        return None


def _as_dict(row: Row, columns: Mapping[str, str]) -> dict[str, object]:
    return {name: _value(name, row.cells.get(column, "")) for name, column in columns.items()}


def _value(name: str, cell: str) -> object:
    """Raises ValueError for what should be a number. An empty cell is None unless it is a text."""
    if name in _EMPTY_TEXTS:
        return cell
    if not cell:
        return None
    if name == "stopped":
        return bool(int(cell))
    if name in _COUNTS:
        return int(cell)
    return float(cell) if name in _NUMBERS else cell


def _columns(
    record: type[WholeSession | WholeSet], named: Mapping[str, str], without: Collection[str]
) -> dict[str, str]:
    """The column of each field; most have its name."""
    names = (each.name for each in fields(record) if each.name not in without)
    return {name: named.get(name, name) for name in names}


_NOT_IN_IT = {"routine_text": "", "deleted_at": None}
_SESSION = _columns(
    WholeSession, {"id": "session", "routine_name": "routine"}, (*_NOT_IN_IT, "sets")
)
_SET = _columns(
    WholeSet,
    {"number": "set", "started_at": "set_started_at", "completed_at": "set_completed_at"},
    ("state",),
)
_EMPTY_TEXTS = ("routine_name", "routine_file", "note", "source", "section", "exercise")
_COUNTS = ("ordinal", "number", "of", "utc_offset_min", "planned_sets", "effort", "pain")
