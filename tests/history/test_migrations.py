"""A history of an older version: brought up to date whole, or not at all, and kept beside it."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from midline.history.errors import HistoryError
from midline.history.migrating import migrations
from midline.history.queries import days, past_sessions, past_sets
from midline.history.store import Store
from midline.history.totals import wrong_totals
from tests.history.histories import sets

DATABASES = Path(__file__).parent / "databases"
YEARS = (date(2025, 1, 1), date(2026, 12, 31))


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def old(path: Path, version: int = 1) -> Path:
    """A history that was written by the Midline of that version."""
    shutil.copy(DATABASES / f"version-{version}.db", path)
    return path


@pytest.fixture(params=range(1, len(migrations())))
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def schema(path: Path) -> list[tuple[str, ...]]:
    with closing(opened(path)) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        columns = [
            (row[1], *map(str, column))
            for row in rows
            for column in connection.execute(f"PRAGMA table_xinfo({row[1]})")
        ]
    return sorted(tuple(map(str, row)) for row in [*rows, *columns])


def test_a_fresh_schema_equals_a_migrated_one(tmp_path: Path, version: int) -> None:
    fresh = tmp_path / "fresh.db"
    Store(fresh).close()
    migrated = old(tmp_path / "old.db", version)
    Store(migrated).close()
    assert schema(migrated) == schema(fresh)


def test_every_session_and_set_of_version_1_is_there(path: Path) -> None:
    with closing(Store(old(path))) as store:
        assert store.problem() == ""
        told = [
            f"{past.started_at:%Y-%m-%d %H:%M %z} {past.routine_file} {past.done_sets} of"
            f" {past.planned_sets}, {past.work_s:g} s {past.effort} {past.pain} {past.note}".strip()
            for past in past_sessions(store, None, 10)
        ]
        counted = [
            f"{each.exercise} {each.side or ''} {each.measured:g} {each.actual:g} {each.ended}"
            for past in past_sessions(store, None, 10)
            for each in past_sets(store, past.id)
        ]
    assert told == [
        "2026-06-30 23:50 -0700 shipped/core-basics.yaml 1 of 6, 50 s None None",
        "2026-03-29 00:30 +0000 user/mixed.yaml 5 of 6, 114 s 6 2 Knie tat weh – langsamer",
        "2025-12-31 23:30 +0545 user/mixed.yaml 1 of 6, 52 s None None",
        "2026-01-01 00:10 +1300 user/mixed.yaml 1 of 2, 61.5 s 10 0 =1+1",
    ]
    assert counted == [
        "Plank  50 50 finished",
        "Plank  52 55 finished",
        "Dip  8 8 finished",
        "Dip  8 8 finished",
        "Side plank left 20 20 full",
        "Side plank right 11 11 stopped",
        "Plank  52 52 finished",
        "Plank  60 61.5 full",
    ]


def test_its_totals_are_filled(path: Path) -> None:
    with closing(Store(old(path))) as store, store.transaction() as connection:
        assert wrong_totals(connection) == []
        found = [(f"{day.date}", day.sessions, day.sets) for day in days(store, *YEARS)]
    assert found == [
        ("2025-12-31", 1, 1),
        ("2026-01-01", 1, 1),
        ("2026-03-29", 1, 5),
        ("2026-06-30", 1, 1),
    ]


def test_what_was_corrected_and_deleted_with_version_2_still_is(path: Path) -> None:
    with closing(Store(old(path, 2))) as store, store.transaction() as connection:
        assert wrong_totals(connection) == []
        told = [
            (f"{past.started_at:%Y-%m-%d}", past.done_sets, past.effort, past.note)
            for past in past_sessions(store, None, 10)
        ]
    assert told == [
        ("2026-06-30", 1, None, ""),
        ("2026-03-29", 4, 6, "Knie tat weh – langsamer"),
        ("2025-12-31", 1, 4, "+ later"),
    ]


def test_a_copy_of_the_old_one_is_kept_and_none_written_over(path: Path) -> None:
    for _ in range(2):
        Store(old(path)).close()
        Store(path).close()
    copies = sorted(path.parent.glob("*-version-*"))
    assert [copy.name for copy in copies] == ["history-version-1-2.db", "history-version-1.db"]
    assert schema(copies[0]) == schema(DATABASES / "version-1.db")
    assert sorted(path.parent.iterdir()) == [*copies, path]


def test_a_row_without_a_day_does_not_keep_the_others_out(path: Path) -> None:
    with closing(opened(old(path))) as connection:
        connection.execute("UPDATE session SET started_at = 'gestern' WHERE effort = 6")
    with closing(Store(path)) as store:
        assert [day.sets for day in days(store, *YEARS)] == [1, 1, 1]


@pytest.mark.parametrize("damage", ["page", "schema"])
def test_a_damaged_one_is_told_and_left_alone(path: Path, damage: str) -> None:
    content = bytearray(old(path).read_bytes())
    begin = 4096 if damage == "page" else 200
    content[begin : begin + 3000] = b"\xa5" * 3000
    path.write_bytes(content)
    with pytest.raises(HistoryError, match="is damaged"):
        Store(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


# Opens a history; killed at the given statement.
_KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path

left = int(sys.argv[2])

class Killed(sqlite3.Connection):
    def execute(self, *arguments):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(*arguments)

connect = sqlite3.connect
sqlite3.connect = lambda *a, **b: connect(*a, **b, factory=Killed)
from midline.history.store import Store
Store(Path(sys.argv[1])).close()
"""


def killed_at(path: Path, statement: int) -> bool:
    """False where it ended before that statement."""
    command = [sys.executable, "-c", _KILLED, str(path), str(statement)]
    code = subprocess.run(command, check=False).returncode
    assert code in (0, -signal.SIGKILL)
    return code != 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("first", range(len(migrations())))
def test_a_kill_at_any_instant_leaves_a_good_version(path: Path, first: int) -> None:
    versions = set()
    statement = 3
    while True:
        path.unlink(missing_ok=True)
        if first:
            old(path, first)
        if not killed_at(path, statement):
            break
        with closing(opened(path)) as connection:
            versions.add(connection.execute("PRAGMA user_version").fetchone()[0])
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with closing(Store(path)) as store:
            assert len(sets(store)) == (0, 8, 6)[first]
        statement += 3
    assert versions == set(range(first, len(migrations())))
