"""Sessions from a file into the history: first what would happen, then all of it or nothing.

A session is there already where its id is, or where one that began in the same minute has the same
sets: then another program had it from Midline, or both from a third one. One that lacks sets of
the file, since that one was cut off the last time or has grown since, gets them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TypeVar

from midline.files import read_bytes
from midline.history.exchange import calisthenics_memory, csv_rows, hevy, midline_json, strong
from midline.history.exchange.cells import decoded, header
from midline.history.exchange.growing import count_lacking, grown
from midline.history.exchange.known import content_of, has_row, is_deleted, is_there, lacking_sets
from midline.history.exchange.reading import BadFileError, Leaving, LeftOut, Read, Reason
from midline.history.records import WholeSession
from midline.history.store import Store
from midline.history.whole import complete, put_whole, whole_sessions
from midline.history.writing import touch
from midline.known_errors import KnownError, reason

T = TypeVar("T")

MOST_BYTES = 512 * 1024 * 1024  # 1,000,000 sets are 324 MB of JSON
_ZONES_APART = timedelta(days=1)
_PROGRAMS = "Midline (JSON or CSV), Strong, Hevy or CalisthenicsMemory (CSV)"
_OTHERS = (
    (strong.is_it, strong.read),
    (hevy.is_it, hevy.read),
    (calisthenics_memory.is_it, calisthenics_memory.read),
)
_NOT_TEXT = {
    b"PK\x03\x04": "it is a zip: take the file out of it first",
    b"SQLite format 3": "it is a database: midline history restore takes Midline's own",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. ``source`` is the program that the file is from; '' is Midline.

    ``there`` are the sessions that the history has already, ``deleted`` those that were deleted in
    it: they stay so. ``completed`` are those of which it has only a part; ``completed_sets`` is how
    many sets it lacks of them.
    """

    source: str
    new: tuple[WholeSession, ...]
    there: int
    deleted: int
    left_out: tuple[LeftOut, ...]
    completed: tuple[WholeSession, ...] = ()
    completed_sets: int = 0

    @property
    def sessions(self) -> int:
        """All that an import would change."""
        return len(self.new) + len(self.completed)

    @property
    def new_sets(self) -> int:
        """Those that will count."""
        return sum(map(_counting, self.new))

    @property
    def sets(self) -> int:
        """All that an import would write, as `in_steps` counts them."""
        return self.new_sets + sum(len(session.sets) for session in self.completed)

    @property
    def new_deleted(self) -> int:
        """Sessions that the file itself has as deleted."""
        return sum(session.deleted_at is not None for session in self.new)

    def in_future(self, now: datetime) -> list[date]:
        """The days of new sessions that lie so far ahead that no zone explains it, in order."""
        days = (session.day for session in self.new if session.started_at > now + _ZONES_APART)
        return sorted(days)


def read_file(path: Path, zone: tzinfo | None = None) -> Read:
    """The sessions of a file. ``zone`` is that of other programs' dates; None is the system's.

    Touches no history, so it may be done in a thread. Raises `KnownError` where nothing of it can
    be taken.
    """
    try:
        _check_size(path.stat().st_size)
        return read_data(read_bytes(path, MOST_BYTES + 1), zone)
    except OSError as error:
        raise KnownError(f"{path} can't be read: {reason(error)}. Choose another file.") from error
    except BadFileError as error:
        to_do = error.to_do or f"Choose a file from {_PROGRAMS}."
        raise KnownError(f"{path} can't be imported: {error}. {to_do}") from error


def read_data(data: bytes, zone: tzinfo | None) -> Read:
    """Raises `BadFileError`."""
    _check_size(len(data))
    if not data.strip():
        raise BadFileError("it is empty")
    for magic, what in _NOT_TEXT.items():
        if data.startswith(magic):
            raise BadFileError(what)
    if data[8:12] == b".FIT":
        raise BadFileError("it is a FIT file, which Midline only writes")
    read = _read(decoded(data), zone)
    if not read.sessions and not read.left_out:
        raise BadFileError("there is no session in it")
    return _once(read)


def _check_size(size: int) -> None:
    """Before it is read: that may take long."""
    if size > MOST_BYTES:
        raise BadFileError(f"it is larger than {MOST_BYTES // 1024**2} MB")


def _read(text: str, zone: tzinfo | None) -> Read:
    if text.lstrip()[:1] in ("{", "["):
        return midline_json.read(text)
    names = header(text)
    if csv_rows.is_it(names):
        return csv_rows.read(text)
    for is_it, read in _OTHERS:
        if is_it(names):
            return read(text, zone)
    raise BadFileError("its first line has not the columns of any program that Midline knows")


def _once(read: Read) -> Read:
    """The first of those with the same id."""
    leaving, sessions = Leaving(), dict[str, WholeSession]()
    for number, each in enumerate(read.sessions, 1):
        if sessions.setdefault(each.id, each) is not each:
            leaving.out(Reason.TWICE, number)
    return replace(read, sessions=tuple(sessions.values()), left_out=read.left_out + leaving.all())


def preview_in_steps(store: Store, read: Read) -> Generator[int, None, Preview]:
    """What importing this would do; yields after each session how many were looked at.

    Raises `HistoryError`.
    """
    new: list[WholeSession] = []
    completed: list[WholeSession] = []
    there = deleted = completed_sets = 0
    for number, session in enumerate(read.sessions, 1):
        if is_deleted(store, session):
            deleted += 1
        elif session.source and (count := count_lacking(store, session)):
            completed.append(session)
            completed_sets += count
        elif not session.source and (lacking := lacking_sets(store, session)):
            completed.append(replace(session, sets=lacking))
            completed_sets += len(lacking)
        elif is_there(store, session):
            there += 1
        else:
            new.append(session)
        yield number
    return Preview(
        *(read.source, tuple(new), there, deleted, read.left_out, tuple(completed), completed_sets)
    )


def preview(store: Store, read: Read) -> Preview:
    """All steps of `preview_in_steps`."""
    return _last(preview_in_steps(store, read))


def in_steps(
    store: Store,
    sessions: Iterable[WholeSession],
    completed: Iterable[WholeSession] = (),
    now: datetime | None = None,
) -> Generator[int, None, int]:
    """Take them all, in one transaction, but for those that came in meanwhile; returns how many.

    Yields after each session how many of the sets that count (`Preview.sets`) are done, so that a
    window can be used meanwhile. Closed early, nothing was taken. Until it is over, whatever else
    would write through this store is refused with a `HistoryError`.

    Those ``completed`` as the `Preview` has them: ``now`` notes that they were changed. Raises
    `HistoryError`; then nothing was taken.
    """
    count = done = 0
    with store.transaction() as connection:
        for session in sessions:
            if not has_row(connection, session):
                put_whole(connection, session)
                count += 1
            done += _counting(session)
            yield done
        for session in completed:
            assert now is not None
            if session.source:
                here = whole_sessions(store, [session.id])  # none, if a backup took the place
                put_whole(connection, grown(here[0], session) if here else session)
            else:
                complete(connection, session)
            touch(connection, session.id, now)
            done += len(session.sets)
            yield done
    return count


def import_(
    store: Store,
    sessions: Iterable[WholeSession],
    completed: Iterable[WholeSession] = (),
    now: datetime | None = None,
) -> int:
    """All steps of `in_steps`."""
    return _last(in_steps(store, sessions, completed, now))


def _last(steps: Generator[int, None, T]) -> T:
    """What they return."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            last: T = end.value
            return last


def _counting(session: WholeSession) -> int:
    return 0 if session.deleted_at else content_of(session).total()
