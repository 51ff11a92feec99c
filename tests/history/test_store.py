"""The file: made, refused and damaged, and what the person is told."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from midline.history.errors import HistoryError
from midline.history.migrating import migrations
from midline.history.queries import last_done, past_sessions
from midline.history.store import Store
from tests.history.histories import BEGUN, MOST_OF_IT, record, sets


def test_a_new_file_gets_all_migrations_and_says_so(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_opening_again_keeps_what_is_there(store: Store, path: Path) -> None:
    record(store)
    store.close()
    with closing(Store(path)) as again:
        assert len(sets(again)) == 6


def header(version: int = 0, application: bytes = b"\0\0\0\0") -> bytes:
    start = b"SQLite format 3\0".ljust(60, b"\0") + version.to_bytes(4, "big")
    return start.ljust(68, b"\0") + application.ljust(432, b"\0")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (header(version=len(migrations()) + 1, application=b"Midl"), "by a newer Midline"),
        (header(version=1, application=b"Othr"), "a database of another program"),
        (b"name: Not a database\n", "is not a database"),
        (b"\0" * 4096, "is not a database"),
        (header(version=len(migrations()), application=b"Midl"), "is damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_stays_as_it_is(
    path: Path, content: bytes, said: str
) -> None:
    path.write_bytes(content)
    with pytest.raises(HistoryError, match=said):
        Store(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_file_is_a_new_history(path: Path) -> None:
    path.touch()
    with closing(Store(path)) as store:
        assert past_sessions(store) == []


def test_a_damaged_page_is_told_and_left_alone(store: Store, path: Path) -> None:
    record(store)
    assert store.problem() == ""
    store.close()
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with (
        pytest.raises(HistoryError, match="is damaged"),
        closing(Store(path)) as damaged,
    ):
        sets(damaged)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("folder", r"can't be read: this is a folder. Move it away"),
        ("pipe", r"can't be read: this is a pipe. Move it away"),
        ("missing folder", r"can't be opened. Look whether its folder is there"),
    ],
)
def test_a_path_that_can_hold_no_file_is_told(path: Path, kind: str, said: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path = path.parent / "nowhere" / path.name
    with pytest.raises(HistoryError, match=said):
        Store(path)


def test_another_writer_is_waited_for_and_then_told(path: Path) -> None:
    with closing(Store(path)) as mine, closing(Store(path)) as other:
        with (
            other.transaction(),
            pytest.raises(HistoryError, match="in use by another program"),
            mine.transaction(busy_ms=20),
        ):
            pass
        record(mine)
        assert len(sets(other)) == 6


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE session SET started_at = 'yesterday'", "has a value that can't be read"),
        ("UPDATE session SET started_at = '2026-11-20T07:12:00'", "has a value that can't be read"),
        ("UPDATE session SET started_at = 5.0", "has a value that can't be read"),
        ("UPDATE session SET started_at = CAST(x'ff' AS TEXT)", "is damaged or not a history"),
        ("DROP TABLE completed_set; DROP TABLE session", "is damaged or not a history of Midline"),
    ],
)
def test_rows_that_nobody_can_read_are_told(
    store: Store, path: Path, damage: str, told: str
) -> None:
    record(store)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(damage)
    for query in (past_sessions, last_done):
        with pytest.raises(HistoryError, match=told):
            query(store)


def test_a_file_put_in_place_of_the_open_one_is_the_one_that_counts(
    store: Store, path: Path
) -> None:
    record(store)
    path.rename(path.with_name("old.db"))
    assert sets(store) == []
    path.unlink()
    path.write_text("dear diary")
    for _ in range(2):
        with pytest.raises(HistoryError, match="is not a database"):
            sets(store)
    path.with_name("old.db").replace(path)
    assert len(sets(store)) == 6


def test_nothing_of_a_transaction_that_fails_is_kept(store: Store) -> None:
    def fail() -> None:
        with store.transaction() as connection:
            connection.execute("DELETE FROM completed_set")
            raise InterruptedError

    record(store)
    with pytest.raises(InterruptedError):
        fail()
    assert len(sets(store)) == 6


def test_two_that_make_the_same_file_at_once_both_get_it(path: Path) -> None:
    open_it = "import sys; from pathlib import Path; from midline.history.store import Store; "
    open_it += "Store(Path(sys.argv[1])).close()"
    command = [sys.executable, "-c", open_it, str(path)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(30) for process in both] == [0, 0]


_FILL = """
import resource, sys
from pathlib import Path
from tests.history.histories import record
from midline.history.errors import HistoryError
from midline.history.store import Store
store = Store(Path(sys.argv[1]))
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, size + 20_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
done = 0
try:
    while done < 1000:
        with store.transaction() as connection:
            connection.execute("INSERT INTO session (id, routine_file, routine_name, routine_text,"
            " started_at, utc_offset_min, planned_sets) VALUES (?, '', '', ?, '', 0, 1)",
            (str(done), "x" * 1000))
        done += 1
except HistoryError as error:
    print(done, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
def test_a_full_disk_loses_nothing_that_was_committed(path: Path) -> None:
    filled = subprocess.run(
        [sys.executable, "-c", _FILL, str(path)], capture_output=True, text=True, check=True
    )
    done, _, sentence = filled.stdout.partition(" ")
    assert 0 < int(done) < 1000
    assert "can't be" in sentence
    with closing(Store(path)) as store:
        assert store.problem() == ""
        assert store.rows("SELECT count(*) FROM session")[0][0] == int(done)


def test_the_last_time_of_each_routine_is_known_by_its_key(store: Store) -> None:
    record(store, file="shipped/core-basics.yaml")
    record(store, file="shipped/core-basics.yaml", begun=BEGUN + timedelta(days=2))
    record(store, MOST_OF_IT, file="user/mine.yaml", begun=BEGUN + timedelta(days=1))
    assert last_done(store) == {
        "shipped/core-basics.yaml": BEGUN + timedelta(days=2),
        "user/mine.yaml": BEGUN + timedelta(days=1),
    }
