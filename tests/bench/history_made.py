"""A history of so many sets, made quickly: the same every time for the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from sqlite3 import Connection
from uuid import UUID

from midline.history.records import as_text
from midline.history.store import Store
from midline.history.writing import NewSession, finish_session, put_session
from tests.bench.measuring import ROOT

Value = str | int | None
EXERCISES = (
    *(("Plank", "hold", None), ("Side plank", "hold", "left"), ("Side plank", "hold", "right")),
    *(("Bird dog", "hold cluster", "left"), ("Bird dog", "hold cluster", "right")),
    *(("Dead bug", "reps", None), ("Curl-up", "reps", None), ("Hip bridge", "reps", None)),
)
LAST_DAY = date(2026, 11, 20)
DAYS_A_WEEK = 6
GROWS_DAYS = 90
_TEXT = (ROOT / "workouts" / "core-basics.yaml").read_text(encoding="utf-8")
_SET = (
    'INSERT INTO completed_set (session, ordinal, section, exercise, number, "of", side, kind,'
    " target_least, target_most, measured, actual, started_at, completed_at, ended)"
    " VALUES (?, ?, 'Core', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'full')"
)


def make(path: Path, years: int, sets: int) -> Path:
    """A session on six days a week, up to `LAST_DAY`; the sets spread evenly over them.

    Amounts grow for three months, and begin again, so that lines look like somebody's.
    """
    days = [day for day in _days(years) if day.weekday() < DAYS_A_WEEK]
    random = Random(sets)
    with closing(Store(path)) as store, store.transaction() as connection:
        connection.execute("PRAGMA cache_size = -400000")
        for number, day in enumerate(days):
            count = sets * (number + 1) // len(days) - sets * number // len(days)
            _put(connection, random, day, count)
    return path


def _days(years: int) -> Iterator[date]:
    first = LAST_DAY.replace(year=LAST_DAY.year - years) + timedelta(days=1)
    return (first + timedelta(days=i) for i in range((LAST_DAY - first).days + 1))


def _put(connection: Connection, random: Random, day: date, count: int) -> None:
    session = str(UUID(int=random.getrandbits(128), version=4))
    begun = datetime(day.year, day.month, day.day, 6, 30, tzinfo=UTC)
    put_session(
        connection,
        NewSession(session, "shipped/core-basics.yaml", "Core basics", _TEXT, begun, count),
    )
    connection.executemany(_SET, _sets(session, random, begun, count))
    finish_session(connection, session, begun + timedelta(seconds=45 * count), stopped=False)


def _sets(session: str, random: Random, begun: datetime, count: int) -> Iterator[tuple[Value, ...]]:
    moments = [as_text(begun + timedelta(seconds=45 * i)) for i in range(count + 1)]
    rounds = -(-count // len(EXERCISES))
    for i in range(count):
        name, kind, side = EXERCISES[i % len(EXERCISES)]
        least, most = (30, 60) if kind == "hold" else (8, 16)
        grown = begun.date().toordinal() % GROWS_DAYS / GROWS_DAYS
        actual = round(least + (most - least) * grown) + random.randint(-1, 1)
        yield (
            *(session, i, name, i // len(EXERCISES) + 1, rounds, side, kind),
            *(least, most, actual, actual, moments[i], moments[i + 1]),
        )
