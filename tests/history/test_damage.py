"""Damaged files: what is found, by whom, and that nobody stumbles over what is not."""

from __future__ import annotations

import os
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from midline.history import queries
from midline.history.backups import back_up
from midline.history.damage import Looked, look
from midline.history.errors import HistoryError
from midline.history.store import Store
from tests.history.histories import BEGUN, record, sets

Harm = Callable[[bytearray, random.Random], None]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("good") / "history.db"
    with closing(Store(path)) as store:
        for day in range(30):
            record(store, begun=BEGUN + timedelta(days=day))
    return path.read_bytes()


def flip_a_byte(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= chance.randrange(1, 256)


def flip_a_byte_of_each_page(content: bytearray, chance: random.Random) -> None:
    for page in range(0, len(content), 4096):
        content[page + chance.randrange(100, 4096)] ^= chance.randrange(1, 256)


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


def cut_at_a_page(content: bytearray, chance: random.Random) -> None:
    del content[4096 * chance.randrange(1, len(content) // 4096) :]


def zero_a_page(content: bytearray, chance: random.Random) -> None:
    at = 4096 * chance.randrange(len(content) // 4096)
    content[at : at + 4096] = bytes(4096)


def zero_all(content: bytearray, _chance: random.Random) -> None:
    content[:] = bytes(len(content))


def fill_with_rubbish(content: bytearray, chance: random.Random) -> None:
    content[:] = chance.randbytes(len(content))


def put_rubbish_into_a_sector(content: bytearray, chance: random.Random) -> None:
    at = 512 * chance.randrange(1, len(content) // 512)
    content[at : at + 512] = chance.randbytes(512)


# How often, of 40, damage of a kind must be found where it dates the file anew. A flipped byte may
# change a value that nothing else depends on, lie where nothing is written, or make the file one of
# a newer version.
HARMS: dict[Harm, int] = {
    flip_a_byte: 10,
    flip_a_byte_of_each_page: 40,
    cut: 40,
    cut_at_a_page: 40,
    zero_a_page: 40,
    zero_all: 40,
    fill_with_rubbish: 40,
    put_rubbish_into_a_sector: 20,
}


@pytest.mark.parametrize(
    ("harm", "least"), HARMS.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_damage_is_found_and_what_is_not_harms_nobody(
    good: bytes, tmp_path: Path, harm: Harm, least: int
) -> None:
    found: Counter[str] = Counter()
    for seed in range(40):
        content = bytearray(good)
        harm(content, random.Random(seed))
        path = tmp_path / f"{seed}.db"
        path.write_bytes(content)
        found[who_finds_it(path)] += 1
        assert not path.with_name(path.name + "-journal").exists()
    print(f"{harm.__name__}: {dict(found)}")
    assert found["header"] + found["look"] >= least
    assert found["reading"] <= 40 - least


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_what_changes_on_the_disk_by_itself_is_found(
    good: bytes, tmp_path: Path, harm: Harm
) -> None:
    """The file keeps its date, so that its bytes must be those of its backup."""
    path, folder, now = tmp_path / "history.db", tmp_path / "backups", BEGUN + timedelta(days=99)
    put(path, good)
    assert back_up(path, folder, now)
    for seed in range(40):
        content = bytearray(good)
        harm(content, random.Random(seed))
        put(path, bytes(content))
        is_counter = content[100:] == good[100:]  # one that SQLite does not need
        with pytest.raises(HistoryError) if not is_counter else nullcontext():
            Store(path).close()
            put(path, path.read_bytes())
            back_up(path, folder, now)
    assert len(list(folder.iterdir())) == 1


def put(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    at = BEGUN.timestamp()
    os.utime(path, times=(at, at))


def who_finds_it(path: Path) -> str:
    """Whatever happens, it is a sentence."""
    try:
        with closing(Store(path)) as store:
            if look(path).problem:
                return "look"
            try:
                read_all(store)
            except HistoryError:
                return "reading"
            return "nobody"
    except HistoryError as error:
        return "header" if error.is_damage else "refused"


def read_all(store: Store) -> None:
    queries.past_sessions(store)
    sets(store)
    queries.last_done(store)


def test_a_good_file_is_good_and_its_sets_are_counted(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(good)
    assert look(path) == Looked(180)


def test_what_is_missing_is_named(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(good)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE completed_set")
    assert look(path).problem == "its table completed_set is missing"


@pytest.mark.parametrize(
    ("harm", "wrong"),
    [
        ("session SET started_at = 'soon'", "a moment of a session"),
        ("session SET finished_at = ''", "a moment of a session"),
        ("session SET finished_at = NULL", ""),
        ("completed_set SET started_at = '2026-11-23T17:14:30n608Z'", "a moment of a set"),
        ("completed_set SET completed_at = '2026-31-23T17:14:30.608Z'", "a moment of a set"),
        ("completed_set SET actual = '6o'", "an amount of a set"),
        ("completed_set SET measured = NULL", ""),
        ("completed_set SET exercise = CAST(x'50ff' AS TEXT)", "a text"),
        ("session SET note = CAST(x'ff' AS TEXT)", "a text"),
        ("completed_set SET session = 'another'", "the session of a set"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_though_the_file_is_whole(
    good: bytes, tmp_path: Path, harm: str, wrong: str
) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(good)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {harm} WHERE rowid = 7")
    looked = look(path)
    assert (looked.problem, looked.wrong) == ("", wrong and f"{wrong} can't be read")


def test_looking_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="can't be opened"):
        look(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_looking_can_be_broken_off(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(good)
    with closing(Store(path)) as store, store.transaction() as connection:
        count = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
        put = "SELECT hex(randomblob(8)), '', '', '', '2026-01-01T00:00:00.000Z', 0, 1 FROM n"
        columns = "id, routine_file, routine_name, routine_text, started_at, utc_offset_min"
        connection.execute(f"{count}INSERT INTO session ({columns}, planned_sets) {put}")
    with pytest.raises(InterruptedError):
        look(path, lambda: False)
