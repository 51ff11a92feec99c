"""What other programs get."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from midline.history.edits import Summary
from midline.history.errors import HistoryError
from midline.history.export import COLUMNS, as_csv, as_json, rows
from midline.history.store import Store
from midline.routine.model import Hold
from tests.history.histories import record
from tests.session.scenario import exercise, routine

ASKED_FOR = (
    "session, started_at, routine, exercise, set, side, kind, target_least, target_most, actual,"
    " ended"
)
STRANGE = ['Plank, "hard"\nsecond line', "שלום עולם", "🏋️‍♀️ plank", "x" * 300]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


def test_a_row_is_a_set_and_begins_with_the_agreed_columns(store: Store) -> None:
    record(store)
    lines = as_csv(rows(store)).split("\r\n")
    assert lines[0].startswith(ASKED_FOR.replace(", ", ","))
    assert len(lines) == 1 + 6 + 1
    [first, *_] = csv.DictReader(StringIO(as_csv(rows(store)), newline=""))
    shown = [first[name] for name in ("exercise", "set", "kind", "target_least", "target_most")]
    assert shown == ["Plank", "1", "hold", "45", "60"]
    assert (first["actual"], first["ended"], first["side"]) == ("52", "finished", "")
    assert first["started_at"] == "2026-03-29T00:30:00.000Z"


def test_a_set_without_its_session_is_told_as_damage(store: Store, path: Path) -> None:
    record(store)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM session")
    with pytest.raises(HistoryError, match="is damaged"):
        rows(store)


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_comes_back_as_it_was(store: Store, name: str) -> None:
    record(store, "0 start\n70\n71 stop", of=routine(exercise(name, Hold(45, 60), rest_s=5)))
    [row] = csv.DictReader(StringIO(as_csv(rows(store)), newline=""))
    assert row["exercise"] == name
    assert json.loads(as_json(rows(store)))[0]["exercise"] == name


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_is_a_formula(store: Store, name: str) -> None:
    recorder = record(store, "0 start\n70\n71 stop", of=routine(exercise(name, Hold(45, 60))))
    recorder.save(Summary({}, note=name))
    [row] = csv.DictReader(StringIO(as_csv(rows(store)), newline=""))
    assert (row["exercise"], row["note"]) == ("'" + name, "'" + name)


def test_json_has_the_same_names_and_null_where_nothing_applies(store: Store) -> None:
    record(store)
    exported = json.loads(as_json(rows(store)))
    assert [tuple(row) for row in exported] == [COLUMNS] * 6
    assert [row["side"] for row in exported] == [None, None, None, None, "left", "right"]
    assert exported[0]["effort"] is None
    assert exported[0]["actual"] == 52


def test_an_empty_history_exports_as_a_header_and_an_empty_list(store: Store) -> None:
    assert as_csv(rows(store)) == ",".join(COLUMNS) + "\r\n"
    assert as_json(rows(store)) == "[]\n"
