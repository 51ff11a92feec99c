"""The CSV of training records of CalisthenicsMemory, in.

Source: github.com/Gonbei774/CalisthenicsMemory, ``TrainingViewModel.kt`` and ``CsvFormatTest.kt``:
``exerciseName, exerciseType, date, time, setNumber, valueRight, valueLeft, comment``, later also
``distanceCm, weightG, assistanceG``. Dynamic means reps, Isometric seconds; ``valueLeft`` is empty
unless the exercise has sides. Lines that begin with # are comments; a row without a date is a form
to fill in. It knows records, not sessions: those of a day are one, since a record that comes later
may lie before or between the others. A pause of more than an hour does not count as its time.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from midline.history.exchange.cells import Row, table
from midline.history.exchange.dates import date_and_time
from midline.history.exchange.foreign import ForeignSession, ForeignSet, as_ours, set_of
from midline.history.exchange.reading import Leaving, Read, Reason

SOURCE = "CalisthenicsMemory"
_NEEDED = {"exercisename", "exercisetype", "date", "time", "valueright"}
_APART = timedelta(hours=1)


def is_it(header: list[str]) -> bool:
    return set(header) >= _NEEDED


def read(text: str, zone: tzinfo | None) -> Read:
    leaving = Leaving()
    done: list[tuple[datetime, ForeignSet]] = []
    for row in table(text):
        is_form = not (row["date"] or row["time"] or row["valueright"])
        if not row["exercisename"].startswith("#") and not is_form:
            _take(row, done, leaving)
    done.sort(key=lambda each: each[0])
    ours = tuple(as_ours(each, zone) for each in _sessions(done))
    return Read(SOURCE, ours, leaving.all())


def _take(row: Row, done: list[tuple[datetime, ForeignSet]], leaving: Leaving) -> None:
    if row.is_ragged:
        return leaving.out(Reason.RAGGED, row.line)
    try:
        at = date_and_time(f"{row['date']} {row['time'] or '00:00'}")
    except ValueError:
        return leaving.out(Reason.NO_DATE, row.line)
    left = row["valueleft"]
    sides = (("right", row["valueright"]), ("left", left)) if left else ((None, row["valueright"]),)
    for side, value in sides:
        is_hold = row["exercisetype"].casefold() == "isometric"
        amounts = ("", value) if is_hold else (value, "")
        each = set_of(row["exercisename"], *amounts, row["distancecm"], side)
        if isinstance(each, Reason):
            leaving.out(each, row.line)
        else:
            done.append((at, each))
    return None


def _sessions(done: list[tuple[datetime, ForeignSet]]) -> list[ForeignSession]:
    sessions: list[ForeignSession] = []
    before = datetime.min  # noqa: DTZ901 - as the others: without a zone
    for at, each in done:
        if at.date() != before.date():
            sessions.append(ForeignSession(SOURCE, at, SOURCE, known_by=at.date().isoformat()))
        elif at - before <= _APART:
            sessions[-1].lasted_s += (at - before).total_seconds()
        sessions[-1].sets.append(each)
        before = at
    return sessions
