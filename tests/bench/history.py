"""Twenty years of history with a million sets, against the same years with ten thousand."""

from __future__ import annotations

import csv
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import uuid4

from midline.history.exporting import FORMATS, export_file
from midline.history.records import WholeSet
from midline.history.store import Store
from midline.history.writing import NewSession, put_session, put_set
from tests.bench.history_made import make
from tests.bench.measuring import Figure, in_turn, python, screen

PAINTS = ("first paint of History", "an exercise's line, a year", "an exercise's line, all years")
ROUNDS = 7
COMMITS = 200
_PLAIN = "SELECT * FROM completed_set"


def figures(folder: Path) -> Iterator[Figure]:
    small, large = make(folder / "small.db", 20, 10_000), make(folder / "large.db", 20, 1_000_000)
    yield from painting(small, large)
    ours, bare = recording_ms(Store(large), folder / "bare.db")
    yield Figure("recording a set", ours, bare, "ms", 1.3)
    ours, plain = exporting_s(large, folder)
    yield Figure("export of a million sets as CSV", ours, plain, "s", 2)


def painting(small: Path, large: Path) -> Iterator[Figure]:
    """In a new process each time, as for somebody who opens the page once."""
    commands = [python("-m", "tests.bench.midline_history", path) for path in (small, large)]
    found: list[list[list[float]]] = [[], []]
    with screen(1280, 800) as environment:
        for which, command in in_turn(commands, ROUNDS):
            printed = subprocess.check_output(command, env=environment, text=True)
            found[which].append([float(each) for each in printed.split()])
    for i, what in enumerate(PAINTS):
        ten_thousand, million = (median(each[i] for each in times) for times in found)
        yield Figure(f"{what}, a million sets", million, ten_thousand, "ms", 1.5)
        yield Figure(what, million, None, "ms", 200)


def recording_ms(store: Store, bare: Path) -> tuple[float, float]:
    """A set, and one row of the same length into a table of another database; in turn."""
    ours, reference = [], []
    now = datetime.now(UTC)
    session = str(uuid4())
    with closing(store), closing(sqlite3.connect(bare, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE done (id INTEGER PRIMARY KEY, what TEXT)")
        with store.transaction() as transaction:
            put_session(transaction, NewSession(session, "user/mine", "Mine", "", now, COMMITS))
        for ordinal in range(COMMITS):
            began_s = perf_counter()
            with store.transaction() as transaction:
                put_set(transaction, session, _plank(ordinal, now))
            done_s = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO done (what) VALUES (?)", ("x" * 180,))
            connection.execute("COMMIT")
            ours.append((done_s - began_s) * 1000)
            reference.append((perf_counter() - done_s) * 1000)
    return median(ours), median(reference)


def _plank(ordinal: int, now: datetime) -> WholeSet:
    begun = now + timedelta(minutes=ordinal)
    return WholeSet(
        *(ordinal, "Core", "Plank", ordinal + 1, COMMITS, None, "hold"),
        *(30.0, 60.0, 45.5, 45.5, begun, begun + timedelta(seconds=45.5), "full"),
    )


def exporting_s(path: Path, folder: Path) -> tuple[float, float]:
    """The export, and the table of sets alone by `csv` and `sqlite3`; in turn."""
    ours, plain = [], []
    for _ in range(3):
        began_s = perf_counter()
        with closing(Store(path)) as store:
            for _done in export_file(store, FORMATS["csv"], folder / "ours.csv"):
                pass
        done_s = perf_counter()
        dump(path, folder / "plain.csv")
        ours.append(done_s - began_s)
        plain.append(perf_counter() - done_s)
    return median(ours), median(plain)


def dump(path: Path, to: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, to.open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(connection.execute(_PLAIN))
