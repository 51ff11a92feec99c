"""Out and in again: JSON loses nothing, and no format brings a session in twice."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.history.corrections import change_set, remove_session, remove_set
from midline.history.edits import Summary
from midline.history.errors import HistoryError
from midline.history.exchange import csv_rows, hevy, strong
from midline.history.exchange.reading import LeftOut, Reason
from midline.history.exchange.steps import count_sets
from midline.history.exporting import FORMATS, export_file
from midline.history.importing import Preview, import_, in_steps, preview, read_data
from midline.history.queries import past_sets
from midline.history.records import WholeSession
from midline.history.store import Store
from midline.history.whole import put_whole, whole_sessions
from midline.known_errors import KnownError
from midline.routine.model import Hold
from tests.history.histories import BEGUN, record
from tests.history.laptops import session_id, whole
from tests.history.test_session_json import every_session
from tests.session.scenario import exercise, routine

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"]
TEXT_FORMATS = ("json", "csv", "strong", "hevy")


@contextmanager
def new_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "history.db")) as store:
        yield store


def put(store: Store, *sessions: WholeSession) -> None:
    with store.transaction() as connection:
        for session in sessions:
            put_whole(connection, session)


def all_of(store: Store) -> list[WholeSession]:
    ids = [row[0] for row in store.rows("SELECT id FROM session ORDER BY id")]
    return whole_sessions(store, ids)


def exported(store: Store, name: str) -> bytes:
    file = BytesIO()
    for _ in FORMATS[name].write(store, file, []):
        pass
    return file.getvalue()


def found_in(store: Store, data: bytes) -> Preview:
    return preview(store, read_data(data, None))


@settings(max_examples=40, deadline=None)
@given(st.lists(every_session, min_size=1, max_size=3, unique_by=lambda each: each.id))
def test_json_into_an_empty_history_is_the_same_history(sessions: list[WholeSession]) -> None:
    with new_store() as here, new_store() as there:
        put(here, *sessions)
        found = found_in(there, exported(here, "json"))
        assert found.left_out == ()
        import_(there, found.new)
        assert all_of(there) == all_of(here)
        again = found_in(there, exported(here, "json"))
        assert (again.new, again.there + again.deleted) == ((), len(sessions))


@settings(max_examples=40, deadline=None)
@given(every_session)
def test_csv_brings_back_the_sets_that_count(session: WholeSession) -> None:
    counting = tuple(each for each in session.sets if each.state == "counts")
    kept = replace(session, routine_text="", deleted_at=None, sets=counting)
    with new_store() as here, new_store() as there:
        put(here, replace(session, deleted_at=None))
        data = exported(here, "csv")
        assert data.count(b"\n") >= 1 + len(counting)
        if counting:
            import_(there, found_in(there, data).new)
            assert all_of(there) == [kept]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_what_came_from_here_is_there_already(store: Store, name: str) -> None:
    record(store)
    found = found_in(store, exported(store, name))
    assert (found.new, found.there, found.left_out) == ((), 1, ())


@pytest.mark.parametrize("name", ["strong", "hevy"])
def test_another_laptop_gets_the_sets_by_way_of_another_program(name: str, store: Store) -> None:
    record(store)
    with new_store() as there:
        found = found_in(there, exported(store, name))
        import_(there, found.new)
        [session] = all_of(there)
        assert [(each.exercise, each.actual, each.side) for each in session.sets] == [
            *(("Plank", 52, None), ("Plank", 60, None), ("Dip", 8, None), ("Dip", 8, None)),
            *(("Side plank", 20, "left"), ("Side plank", 11, "right")),
        ]
        for again in ("strong", "hevy", "json", "csv"):
            assert found_in(there, exported(store, again)).new == ()


def test_a_deleted_session_is_not_brought_back_and_not_exported(store: Store) -> None:
    recorder = record(store)
    data = exported(store, "json")
    remove_session(store, recorder.session.id, BEGUN)
    found = found_in(store, data)
    assert (found.new, found.there, found.deleted) == ((), 0, 1)
    for name in ("csv", "strong", "hevy"):
        assert exported(store, name).count(b"\n") == 1
    assert json.loads(exported(store, "json"))["sessions"][0]["deleted_at"]


def test_a_session_twice_in_a_file_is_taken_once(store: Store) -> None:
    said = json.loads(exported(store, "json"))
    record(store)
    [session] = json.loads(exported(store, "json"))["sessions"]
    said["sessions"] = [session, session, {"id": 7}]
    found = read_data(json.dumps(said).encode(), None)
    assert len(found.sessions) == 1
    assert found.left_out == (LeftOut(Reason.NOT_TAKEN, 1, 3), LeftOut(Reason.TWICE, 1, 2))


def test_an_import_is_all_or_nothing(store: Store) -> None:
    broken = replace(whole(2), sets=(replace(whole(2).sets[0], kind="dance"),))
    with pytest.raises(Exception, match="CHECK constraint"):
        import_(store, [whole(1), broken])
    assert all_of(store) == []


def test_an_import_in_steps_says_how_far_it_is_and_counts_at_the_end(store: Store) -> None:
    steps = in_steps(store, [whole(1), whole(2)])
    assert list(steps) == [2, 4]
    assert len(all_of(store)) == 2
    assert store.problem() == ""


@pytest.mark.parametrize("is_closed_first", [False, True])
def test_a_cancelled_import_leaves_nothing(
    store: Store, path: Path, *, is_closed_first: bool
) -> None:
    steps = in_steps(store, [whole(1), whole(2)])
    next(steps)
    if is_closed_first:  # as by a window that closes
        store.close()
    steps.close()
    with closing(Store(path)) as again:
        assert all_of(again) == []
        record(again)


def test_while_an_import_runs_nothing_else_is_written(store: Store) -> None:
    """What a session does meanwhile waits, as with a full disk."""
    recorder = record(store)
    steps = in_steps(store, [whole(1), whole(2)])
    next(steps)
    with pytest.raises(HistoryError, match=r"is taking in sessions\. Wait until they are imported"):
        remove_session(store, recorder.session.id, BEGUN)
    with pytest.raises(HistoryError, match="is taking in sessions"):
        recorder.save(Summary(effort=5))
    list(steps)
    recorder.save(Summary(effort=5))
    assert len(all_of(store)) == 3


def test_what_came_in_since_the_preview_is_not_overwritten(store: Store) -> None:
    corrected = replace(whole(1), note="corrected since")
    put(store, corrected)
    assert import_(store, [whole(1), whole(2)]) == 1
    assert all_of(store)[0] == corrected


# What the others get


def test_csv_is_a_row_a_set_and_begins_with_the_agreed_columns(store: Store) -> None:
    record(store)
    text = exported(store, "csv").decode()
    assert text.split("\r\n")[0] == ",".join(csv_rows.HEADER)
    first, *others = csv.DictReader(StringIO(text, newline=""))
    assert len(others) == 5
    names = ("started_at", "exercise", "set", "kind", "target_least", "target_most", "actual")
    assert [first[name] for name in (*names, "ended", "side")] == [
        *("2026-03-29T00:30:00.000Z", "Plank", "1", "hold", "45", "60", "52", "finished", "")
    ]


def test_strong_and_hevy_have_holds_in_seconds(store: Store) -> None:
    record(store)
    for name, header, hold, reps in (
        ("strong", strong.HEADER, ("Seconds", "52"), ("Reps", "8")),
        ("hevy", hevy.HEADER, ("duration_seconds", "52"), ("reps", "8")),
    ):
        text = exported(store, name).decode()
        rows = list(csv.DictReader(StringIO(text, newline="")))
        assert tuple(rows[0]) == header
        assert rows[0][hold[0]] == hold[1]
        assert rows[2][reps[0]] == reps[1]
        assert rows[2][hold[0]] in ("0", "")


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("format_", ["csv", "strong", "hevy"])
def test_no_cell_is_a_formula(store: Store, name: str, format_: str) -> None:
    recorder = record(store, "0 start\n70\n71 stop", of=routine(exercise(name, Hold(45, 60))))
    recorder.save(Summary({}, note=name))
    _, row = csv.reader(StringIO(exported(store, format_).decode(), newline=""))
    assert row.count("'" + name) == 2
    assert name not in row


def test_fit_is_a_zip_with_a_file_a_session(store: Store) -> None:
    record(store)
    put(store, whole(1))
    with ZipFile(BytesIO(exported(store, "fit"))) as zip_:
        assert zip_.testzip() is None
        names = zip_.namelist()
    assert [name[:15] for name in names] == ["2026-03-29-0030", "2026-11-22-0830"]


def test_an_empty_history_has_a_header_at_least(store: Store) -> None:
    assert exported(store, "csv").decode() == ",".join(csv_rows.HEADER) + "\r\n"
    assert json.loads(exported(store, "json"))["sessions"] == []


# To a file


def test_more_sessions_than_a_step_has(store: Store, tmp_path: Path) -> None:
    put(store, *(whole(number, sets=9) for number in range(1, 251)))
    path = tmp_path / "all.csv"
    counts = list(export_file(store, FORMATS["csv"], path))
    assert counts == [112 * 9, 224 * 9, 250 * 9]
    assert count_sets(store) == 250 * 9
    assert len(path.read_bytes().splitlines()) == 1 + 250 * 9


def test_cancelled_leaves_the_file_as_it_was(store: Store, tmp_path: Path) -> None:
    put(store, *(whole(number, sets=9) for number in range(1, 251)))
    path = tmp_path / "all.csv"
    path.write_text("precious")
    steps = export_file(store, FORMATS["csv"], path)
    next(steps)
    steps.close()
    assert path.read_text() == "precious"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.csv", "history.db"]


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("json", "completed_set SET completed_at = '2026-11-23T17:14:30n608Z' WHERE session = ?"),
        ("json", "completed_set SET exercise = CAST(x'50ff' AS TEXT) WHERE session = ?"),
        ("json", "session SET started_at = '2026-99-23T07:30:00.000Z' WHERE id = ?"),
        ("json", "session SET note = CAST(x'ff' AS TEXT) WHERE id = ?"),
        ("csv", "completed_set SET exercise = CAST(x'50ff' AS TEXT) WHERE session = ?"),
        ("csv", "session SET note = CAST(x'ff' AS TEXT) WHERE id = ?"),
        ("hevy", "completed_set SET exercise = CAST(x'50ff' AS TEXT) WHERE session = ?"),
        ("fit", "completed_set SET completed_at = 'soon' WHERE session = ?"),
        ("strong", "session SET started_at = 'soon' WHERE id = ?"),
        ("hevy", "session SET started_at = 'soon' WHERE id = ?"),
    ],
)
def test_a_value_that_cannot_be_read_keeps_no_other_session_from_the_file(
    store: Store, tmp_path: Path, name: str, harm: str
) -> None:
    put(store, whole(1), whole(3))
    path = tmp_path / "all"
    list(export_file(store, FORMATS[name], path))
    without = path.read_bytes()
    put(store, whole(2))
    with store.transaction() as connection:
        connection.execute(f"UPDATE {harm}", (session_id(2),))
    with pytest.raises(KnownError, match=r"All else is in .*, Plank can't be read: it is left out"):
        list(export_file(store, FORMATS[name], path))
    assert path.read_bytes() == without


def test_a_folder_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"can't be written: .* is no folder\. Choose another"):
        list(export_file(store, FORMATS["csv"], tmp_path / "none" / "all.csv"))


def test_of_a_file_that_was_cut_off_between_two_rows_no_half_session_comes_in(store: Store) -> None:
    with new_store() as home:
        put(home, whole(1), whole(2), whole(3))
        lines = exported(home, "csv").splitlines(keepends=True)
    found = found_in(store, b"".join(lines[:-1]))
    assert len(found.new) == 2
    assert found.left_out == (LeftOut(Reason.INCOMPLETE, 1, 3),)
    import_(store, found.new)
    found = found_in(store, b"".join(lines))
    assert (len(found.new), found.there, found.left_out) == (1, 2, ())


def as_before(data: bytes) -> bytes:
    """A CSV of a version that did not count the sets of a session."""
    return b"".join(line.rpartition(b",")[0] + b"\r\n" for line in data.splitlines())


def test_a_session_that_came_from_a_file_cut_off_is_completed(store: Store) -> None:
    """Cut between two rows, nothing in an old file tells of it. A correction made here stays."""
    with new_store() as home:
        session = record(home).session.id
        data = as_before(exported(home, "csv"))
        import_(store, found_in(store, b"".join(data.splitlines(keepends=True)[:4])).new)
        first = store.rows("SELECT id FROM completed_set ORDER BY ordinal LIMIT 1")[0][0]
        change_set(store, first, 41, BEGUN)
        found = found_in(store, data)
        assert (found.new, found.there, found.completed_sets) == ((), 0, 3)
        assert import_(store, found.new, found.completed, BEGUN) == 0
        done = past_sets(store, session)
        assert [each.ordinal for each in done] == [
            each.ordinal for each in past_sets(home, session)
        ]
        assert done[0].actual == 41
        assert found_in(store, data).completed == ()
        assert found_in(store, data).there == 1


def test_a_set_that_was_taken_out_here_does_not_come_back(store: Store) -> None:
    record(store)
    data = exported(store, "csv")
    remove_set(store, store.rows("SELECT id FROM completed_set LIMIT 1")[0][0], BEGUN)
    found = found_in(store, data)
    assert (found.new, found.completed, found.there) == ((), (), 1)


def test_sets_of_a_session_that_the_file_has_as_deleted_are_not_counted(store: Store) -> None:
    with new_store() as home:
        remove_session(home, record(home).session.id, BEGUN)
        record(home, begun=BEGUN.replace(year=2027))
        found = found_in(store, exported(home, "json"))
    assert (len(found.new), found.new_sets, found.new_deleted) == (2, 6, 1)
