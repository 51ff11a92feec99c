"""What the history has for a file, some sessions at a time and the oldest first.

Nothing stays open or locked between two steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from sqlite3 import Row

from midline.history.errors import UNREADABLE, HistoryError
from midline.history.exchange.taken import DoneSet
from midline.history.records import WholeSession, as_moment
from midline.history.store import Store
from midline.history.whole import is_of_a_value, named, whole_sessions

_SETS_A_STEP = 1000
_SESSIONS_AT_ONCE = 100
_DONE = (
    "SELECT session.id, session.started_at, utc_offset_min, routine_name, note, exercise, kind,"
    " actual, side, julianday(ifnull(finished_at, max(completed_at) OVER"
    " (PARTITION BY session.id))) - julianday(session.started_at) AS days"
)


def count_sets(store: Store) -> int:
    """How many sets count."""
    return int(store.rows("SELECT ifnull(sum(sets), 0) FROM day_total")[0][0])


def done_sets(store: Store, unread: list[str]) -> Iterator[list[DoneSet]]:
    """The sets that count, as other programs know them; ``unread`` as in `whole_sessions`."""
    for rows in set_rows(store, _DONE, unread):
        orders: Counter[tuple[str, str]] = Counter()  # a step has whole sessions
        done = []
        for row in rows:
            which = row["id"], row["exercise"]
            try:
                done.append(_done_set(store, row, orders[which]))
            except HistoryError:
                if (name := named(store, row["id"])) not in unread:
                    unread.append(name)
            orders[which] += 1
        yield done


def _done_set(store: Store, row: Row, order: int) -> DoneSet:
    try:
        begun = as_moment(row["started_at"]) + timedelta(minutes=row["utc_offset_min"])
        lasted_s = max(0.0, round(row["days"] * 24 * 3600))
    except (ValueError, TypeError, OverflowError) as error:
        raise HistoryError(store.path, *UNREADABLE) from error
    amount = row["actual"]
    return DoneSet(
        *(begun, lasted_s, row["routine_name"], row["note"], row["exercise"], order, row["kind"]),
        int(amount) if amount == int(amount) else amount,
        row["side"] or "",
    )


def set_rows(store: Store, select: str, unread: list[str]) -> Iterator[list[Row]]:
    """The sets that count, some whole sessions at a time; ``unread`` as in `whole_sessions`."""
    for first, last in _spans(store):
        try:
            rows = _rows_between(store, select, first, last)
        except HistoryError as error:
            if not is_of_a_value(error):
                raise
            rows = _rows_one_by_one(store, select, first, last, unread)
        yield rows


def _rows_between(
    store: Store, select: str, first: tuple[str, str], last: tuple[str, str]
) -> list[Row]:
    # The order of the tables is ours: SQLite would go through all sets, again and again.
    return store.rows(
        f"{select} FROM session LEFT JOIN session_total ON session_total.session = session.id"
        " CROSS JOIN completed_set ON completed_set.session = session.id"
        " WHERE deleted_at IS NULL AND state = 'counts'"
        " AND (session.started_at, session.id) BETWEEN (?, ?) AND (?, ?)"
        " ORDER BY session.started_at, session.id, ordinal",
        *first,
        *last,
    )


def _rows_one_by_one(
    store: Store, select: str, first: tuple[str, str], last: tuple[str, str], unread: list[str]
) -> list[Row]:
    """Of each session by itself: text that is no UTF-8 fails the whole query."""
    rows: list[Row] = []
    for begun, id_ in store.rows(
        "SELECT started_at, id FROM session WHERE deleted_at IS NULL"
        " AND (started_at, id) BETWEEN (?, ?) AND (?, ?) ORDER BY started_at, id",
        *first,
        *last,
    ):
        try:
            rows += _rows_between(store, select, (begun, id_), (begun, id_))
        except HistoryError:
            unread.append(named(store, id_))
    return rows


def sessions(
    store: Store, unread: list[str] | None = None, *, with_deleted: bool = False
) -> Iterator[WholeSession]:
    """One at a time; those that are deleted come at the end; ``unread`` as in `whole_sessions`."""
    for which in ("deleted_at IS NULL", "deleted_at IS NOT NULL")[: 1 + with_deleted]:
        for _, id_, _ in _keys(store, which):
            yield from whole_sessions(store, [id_], unread)


def _spans(store: Store) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The first and the last of so many sessions that they have enough sets for a step."""
    first: tuple[str, str] | None = None
    sets = 0
    for begun, id_, count in _keys(store, "deleted_at IS NULL"):
        first, last = first or (begun, id_), (begun, id_)
        sets += count
        if sets >= _SETS_A_STEP:
            yield first, last
            first, sets = None, 0
    if first is not None:
        yield first, last


def _keys(store: Store, which: str) -> Iterator[tuple[str, str, int]]:
    """Begin, id and number of sets of each session."""
    last = ("", "")
    while rows := store.rows(
        "SELECT started_at, id, ifnull(sets, 0) FROM session"
        " LEFT JOIN session_total ON session_total.session = session.id"
        f" WHERE {which} AND (started_at, id) > (?, ?) ORDER BY started_at, id LIMIT ?",
        *last,
        _SESSIONS_AT_ONCE,
    ):
        yield from ((row[0], row[1], row[2]) for row in rows)
        last = rows[-1][0], rows[-1][1]
