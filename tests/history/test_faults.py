"""Values that changed by themselves: what the backups know of them."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from midline.history import corrections
from midline.history.backups import back_up
from midline.history.damage import look
from midline.history.faults import faults
from midline.history.store import Store
from tests.history.histories import BEGUN, record

NOW = BEGUN + timedelta(days=9)


@pytest.fixture
def backup(store: Store, path: Path) -> Path:
    """Of three sessions; a fourth comes after it."""
    for day in range(3):
        record(store, begun=BEGUN + timedelta(days=day))
    made = back_up(path, path.with_name("backups"), NOW)
    assert made is not None
    record(store, begun=BEGUN + timedelta(days=3))
    return made.path


def test_what_was_recorded_and_corrected_is_well(store: Store, backup: Path) -> None:
    first, second = (row[0] for row in store.rows("SELECT id FROM session LIMIT 2"))
    corrections.change_set(store, 1, 99, NOW)
    corrections.remove_set(store, 2, NOW)
    corrections.change_session(store, first, 5, 2, "well", NOW)
    corrections.remove_session(store, second, NOW)
    assert faults(store, [backup]) == []


@pytest.mark.parametrize(
    "harm",
    [
        "completed_set SET exercise = 'Plonk' WHERE id = 8",
        "completed_set SET target_most = 11 WHERE id = 8",
        "completed_set SET actual = 11 WHERE id = 8",
        "completed_set SET started_at = '2026-03-30T00:28:10.000Z' WHERE id = 8",
        "completed_set SET ordinal = 77 WHERE id = 8",
        "session SET routine_text = 'rest: 10s' WHERE rowid = 2",
        "session SET started_at = '2026-03-30T00:28:00.000Z' WHERE rowid = 2",
        "session SET finished_at = '2026-03-30T00:58:00.000Z' WHERE rowid = 2",
        "session SET planned_sets = 7 WHERE rowid = 2",
    ],
)
def test_what_changed_by_itself_is_told_from_a_backup(
    store: Store, path: Path, backup: Path, harm: str
) -> None:
    change(path, harm)
    [told] = faults(store, [backup])
    assert told.startswith("The session of 2026-03-30 00:")
    assert told.endswith(f": it is not as it is in {backup.name}, and nobody corrected it.")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ("completed_set SET completed_at = 'soon' WHERE id = 8", "a value can't be read"),
        ("completed_set SET ended = 'fell' WHERE id = 8", "ended of set 2 can't be taken"),
        ("session SET note = CAST(x'ff' AS TEXT) WHERE rowid = 2", "a value can't be read"),
        ("session SET planned_sets = -1 WHERE rowid = 2", "planned_sets of the session"),
        ("completed_set SET session = 'none' WHERE id = 8", "its sets are there, but it is not"),
    ],
)
def test_what_nobody_can_read_is_told_without_a_backup(
    store: Store, path: Path, backup: Path, harm: str, why: str
) -> None:
    assert backup.exists()
    change(path, harm)
    [told] = faults(store, [])
    assert why in told


def test_a_later_backup_that_has_the_fault_is_not_believed(
    store: Store, path: Path, backup: Path
) -> None:
    good = path.read_bytes()
    change(path, "completed_set SET exercise = 'Plonk' WHERE id = 8")
    later = path.with_name("later.db")
    later.write_bytes(path.read_bytes())
    path.write_bytes(good)
    assert faults(store, [backup, later]) == []
    assert len(faults(store, [later])) == 1


def test_a_backup_that_cannot_be_read_tells_nothing(store: Store, backup: Path) -> None:
    backup.write_bytes(b"no database")
    assert faults(store, [backup]) == []


def change(path: Path, harm: str) -> None:
    """As a bit that falls over: no trigger counts again, or notes it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in (all_ := triggers.fetchall()):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"UPDATE {harm}")
        for _, sql in all_:
            connection.execute(sql)


def test_a_bit_that_falls_over_is_found_wherever_it_changes_what_is_stored(
    store: Store, path: Path, backup: Path, tmp_path: Path
) -> None:
    store.close()
    path.write_bytes(good := backup.read_bytes())
    harmed, chance, changed = tmp_path / "harmed.db", random.Random(5), 0
    for _ in range(300):
        content = bytearray(good)
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
        harmed.write_bytes(content)
        if not look(harmed).problem and stored(harmed) != stored(path):
            with closing(Store(harmed)) as opened:
                assert faults(opened, [backup]) or opened.problem()
            changed += 1
    assert changed >= 3


def stored(path: Path) -> list[object]:
    tables = ("session", "completed_set", "session_total", "day_total", "exercise_day")
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
