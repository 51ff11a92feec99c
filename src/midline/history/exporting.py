"""The history as a file for other programs: the whole file, or none at all.

It is written in steps of a few milliseconds, so that a window can be used meanwhile and say how far
it is. Deleted sessions, and sets that were taken out or done again, are in the JSON only.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import TextIOWrapper
from pathlib import Path
from sqlite3 import Row
from typing import BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from midline.history.errors import DAMAGED, HistoryError
from midline.history.exchange import csv_rows, fit, hevy, midline_json, strong
from midline.history.exchange.cells import harmless
from midline.history.exchange.taken import DoneSet
from midline.history.records import as_moment
from midline.history.store import Store
from midline.history.whole import WholeSession, whole_sessions
from midline.known_errors import KnownError, reason

_SESSIONS_A_STEP = 100
_WHOLE_A_STEP = 20
_DONE = (
    "SELECT session.id, session.started_at, utc_offset_min, routine_name, note, exercise, kind,"
    " actual, side, julianday(ifnull(finished_at, max(completed_at) OVER"
    " (PARTITION BY session.id))) - julianday(session.started_at) AS days"
)


@dataclass(frozen=True, slots=True)
class Format:
    """``write`` yields after each step how many sets it has written in it."""

    suffix: str
    write: Callable[[Store, BinaryIO], Iterator[int]]
    is_binary: bool = False


def export_file(store: Store, format_: Format, path: Path) -> Iterator[int]:
    """Yields how many sets are written. Closed early, it leaves the file as it was.

    Raises `KnownError` where the file can't be written, `HistoryError` where the history can't be
    read.
    """
    try:
        with _new_file(path) as file:
            done = 0
            for count in format_.write(store, file):
                done += count
                yield done
    except OSError as error:
        raise KnownError(
            f"{path} can't be written: {reason(error)}. Make room, or choose another folder."
        ) from error


def count_sets(store: Store) -> int:
    """How many sets `export_file` will write. Raises `HistoryError`."""
    return int(store.rows("SELECT ifnull(sum(sets), 0) FROM day_total")[0][0])


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Takes the place of the file when all is written and on disk."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


@contextmanager
def _text(file: BinaryIO) -> Iterator[TextIO]:
    """Writes UTF-8 with the line ends it is given, and leaves the file open."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        yield text
        text.flush()
    finally:
        text.detach()


def _json(store: Store, file: BinaryIO) -> Iterator[int]:
    with _text(file) as text:
        text.write(midline_json.BEGIN)
        between = ""
        for session in _whole(store, with_deleted=True):
            text.write(between + midline_json.as_line(session))
            between = ",\n"
            yield sum(each.state == "counts" for each in session.sets)
        text.write(midline_json.END)


def _csv(store: Store, file: BinaryIO) -> Iterator[int]:
    with _text(file) as text:
        writer = csv.writer(text)
        writer.writerow(csv_rows.HEADER)
        for rows in _sets(store, f"SELECT {csv_rows.SELECTED}"):
            writer.writerows(rows)
            yield len(rows)


def _strong(store: Store, file: BinaryIO) -> Iterator[int]:
    return _shape(store, file, strong.HEADER, strong.row)


def _hevy(store: Store, file: BinaryIO) -> Iterator[int]:
    return _shape(store, file, hevy.HEADER, hevy.row)


def _shape(
    store: Store,
    file: BinaryIO,
    header: tuple[str, ...],
    row_of: Callable[[DoneSet], tuple[object, ...]],
) -> Iterator[int]:
    """The CSV of another program."""
    with _text(file) as text:
        writer = csv.writer(text)
        writer.writerow(header)
        orders: Counter[tuple[str, str]] = Counter()
        for rows in _sets(store, _DONE):
            for row in rows:
                which = row["id"], row["exercise"]
                writer.writerow(map(_cell, row_of(_done_set(store, row, orders[which]))))
                orders[which] += 1
            orders.clear()  # a step has whole sessions
            yield len(rows)


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


def _done_set(store: Store, row: Row, order: int) -> DoneSet:
    try:
        begun = as_moment(row["started_at"]) + timedelta(minutes=row["utc_offset_min"])
        lasted_s = max(0.0, round(row["days"] * 24 * 3600))
    except (ValueError, TypeError, OverflowError) as error:
        raise HistoryError(store.path, *DAMAGED) from error
    amount = row["actual"]
    return DoneSet(
        *(begun, lasted_s, row["routine_name"], row["note"], row["exercise"], order, row["kind"]),
        int(amount) if amount == int(amount) else amount,
        row["side"] or "",
    )


def _fit(store: Store, file: BinaryIO) -> Iterator[int]:
    with ZipFile(file, "w", ZIP_DEFLATED) as zip_:
        for session in _whole(store):
            there = session.started_at + timedelta(minutes=session.utc_offset_min)
            name = ZipInfo(
                fit.file_name(session), max(there.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
            )
            name.compress_type = ZIP_DEFLATED
            zip_.writestr(name, fit.activity(session))
            yield sum(each.state == "counts" for each in session.sets)


FORMATS = {
    "json": Format(".json", _json),
    "csv": Format(".csv", _csv),
    "strong": Format(".csv", _strong),
    "hevy": Format(".csv", _hevy),
    "fit": Format(".zip", _fit, is_binary=True),
}


def _sets(store: Store, select: str) -> Iterator[list[Row]]:
    """The sets that count, some sessions at a time, the oldest first."""
    for first, last in _spans(store, "deleted_at IS NULL", _SESSIONS_A_STEP):
        # The order of the tables is ours: SQLite would go through all sets, again and again.
        yield store.rows(
            f"{select} FROM session CROSS JOIN completed_set ON completed_set.session = session.id"
            " WHERE deleted_at IS NULL AND state = 'counts'"
            " AND (session.started_at, session.id) BETWEEN (?, ?) AND (?, ?)"
            " ORDER BY session.started_at, session.id, ordinal",
            *first,
            *last,
        )


def _whole(store: Store, *, with_deleted: bool = False) -> Iterator[WholeSession]:
    """The oldest first, those that are deleted at the end."""
    for which in ("deleted_at IS NULL", "deleted_at IS NOT NULL")[: 1 + with_deleted]:
        for keys in _keys(store, which, _WHOLE_A_STEP):
            yield from whole_sessions(store, [id_ for _, id_ in keys])


def _spans(
    store: Store, which: str, step: int
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for keys in _keys(store, which, step):
        yield keys[0], keys[-1]


def _keys(store: Store, which: str, step: int) -> Iterator[list[tuple[str, str]]]:
    """Begin and id of some sessions at a time. Nothing is locked in between."""
    last = ("", "")
    while keys := [
        (row[0], row[1])
        for row in store.rows(
            f"SELECT started_at, id FROM session WHERE {which} AND (started_at, id) > (?, ?)"
            " ORDER BY started_at, id LIMIT ?",
            *last,
            step,
        )
    ]:
        yield keys
        last = keys[-1]
