"""The history for other programs: one row a completed set, as CSV (RFC 4180) or JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO

from midline.history.errors import DAMAGED, HistoryError
from midline.history.queries import sessions, sets
from midline.history.records import SessionRecord, SetRecord, as_text
from midline.history.store import Store

Row = Mapping[str, str | float | int | None]
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    *("session", "started_at", "routine", "exercise", "set", "side", "kind"),
    *("target_least", "target_most", "actual", "ended"),
    *("section", "of", "measured", "set_started_at", "set_completed_at"),
    *("effort", "pain", "note"),
)


def rows(store: Store) -> list[Row]:
    """The oldest first. Raises `HistoryError`."""
    all_sets = sets(store)  # first: a session that begins meanwhile is there before its sets
    by_id = {session.id: session for session in sessions(store)}
    try:
        return [_row(by_id[done.session], done) for done in all_sets]
    except KeyError as error:
        raise HistoryError(store.path, *DAMAGED) from error


def as_csv(rows: Iterable[Row]) -> str:
    """Lines end in CR LF. Text that a spreadsheet would run gets an apostrophe in front."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return text.getvalue()


def as_json(rows: Iterable[Row]) -> str:
    """A list of objects with the same names as the columns; null where nothing applies."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


def _row(session: SessionRecord, done: SetRecord) -> Row:
    values = (
        *(session.id, as_text(session.started_at), session.routine_name, done.exercise),
        *(done.number, done.side, done.kind),
        *(_plain(done.target_least), _plain(done.target_most), _plain(done.actual), done.ended),
        *(done.section or None, done.of, _plain(done.measured)),
        *(as_text(done.started_at), as_text(done.completed_at)),
        *(session.effort, session.pain, session.note),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _plain(amount: float | None) -> float | int | None:
    """45 rather than 45.0."""
    return int(amount) if amount is not None and amount == int(amount) else amount


def _harmless(value: str | float | int | None) -> str | float | int | None:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
