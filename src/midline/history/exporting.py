"""The history as a file for other programs: the whole file, or none at all.

It is written in steps of a few milliseconds, so that a window can be used meanwhile and say how far
it is. Deleted sessions, and sets that were taken out or done again, are in the JSON only.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from midline.history.exchange import csv_rows, fit, hevy, midline_json, strong
from midline.history.exchange.cells import harmless
from midline.history.exchange.steps import done_sets, sessions, set_rows
from midline.history.exchange.taken import DoneSet
from midline.history.store import Store
from midline.history.whole import of_unread
from midline.known_errors import KnownError, reason


@dataclass(frozen=True, slots=True)
class Format:
    """``write`` yields after each step how many sets it has written in it, and names, in the list
    that it is given, the sessions that can't be read.
    """

    suffix: str
    write: Callable[[Store, BinaryIO, list[str]], Iterator[int]]
    is_binary: bool = False


def export_file(store: Store, format_: Format, path: Path) -> Generator[int, None, None]:
    """Yields how many sets are written. Closed early, it leaves the file as it was.

    Raises `KnownError` where the file can't be written, `HistoryError` where the history can't be
    read; and `KnownError` at the end where all but some sessions are in the file.
    """
    unread: list[str] = []
    try:
        with _new_file(path) as file:
            done = 0
            for count in format_.write(store, file, unread):
                done += count
                yield done
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KnownError(
            f"{path} can't be written: {path.parent} is no folder. Choose another one."
        ) from error
    except OSError as error:
        raise KnownError(
            f"{path} can't be written: {reason(error)}. Make room, or choose another folder."
        ) from error
    if unread:
        raise KnownError(f"All else is in {path}. {of_unread(unread)}")


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


def _json(store: Store, file: BinaryIO, unread: list[str]) -> Iterator[int]:
    with _text(file) as text:
        text.write(midline_json.BEGIN)
        between = ""
        for session in sessions(store, unread, with_deleted=True):
            text.write(between + midline_json.as_line(session))
            between = ",\n"
            yield sum(each.state == "counts" for each in session.sets)
        text.write(midline_json.END)


def _csv(store: Store, file: BinaryIO, unread: list[str]) -> Iterator[int]:
    with _text(file) as text:
        writer = csv.writer(text)
        writer.writerow(csv_rows.HEADER)
        for rows in set_rows(store, csv_rows.SELECT, unread):
            writer.writerows(rows)
            yield len(rows)


def _strong(store: Store, file: BinaryIO, unread: list[str]) -> Iterator[int]:
    return _shape(store, file, unread, strong.HEADER, strong.row)


def _hevy(store: Store, file: BinaryIO, unread: list[str]) -> Iterator[int]:
    return _shape(store, file, unread, hevy.HEADER, hevy.row)


def _shape(
    store: Store,
    file: BinaryIO,
    unread: list[str],
    header: tuple[str, ...],
    row_of: Callable[[DoneSet], tuple[object, ...]],
) -> Iterator[int]:
    """The CSV of another program."""
    with _text(file) as text:
        writer = csv.writer(text)
        writer.writerow(header)
        for done in done_sets(store, unread):
            writer.writerows(map(_cell, row_of(each)) for each in done)
            yield len(done)


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


def _fit(store: Store, file: BinaryIO, unread: list[str]) -> Iterator[int]:
    with ZipFile(file, "w", ZIP_DEFLATED) as zip_:
        for session in sessions(store, unread):
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
