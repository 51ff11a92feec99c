"""Sets that can't be written to the history are not lost with the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from midline.history.corrections import remove_session
from midline.history.edits import Summary
from midline.history.errors import HistoryError
from midline.history.exchange.steps import sessions
from midline.history.recorder import Recorder
from midline.history.rescue import rescue
from midline.history.rescue_files import has_rescued
from midline.history.rescued import TakenIn, take_in
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.session.plan import compile_plan
from tests.history.histories import BEGUN, MIXED, MOST_OF_IT, WallClock, record, sets, when
from tests.session.scenario import run


def no_store() -> Store:
    raise HistoryError(Path("history.db"), "can't be written: the disk is full", "Make room")


@pytest.fixture
def recorder() -> Recorder:
    """With a set that waits."""
    plan = compile_plan(MIXED)
    made = Recorder(no_store, plan, "user/mixed.yaml", "name: Mixed", lambda _: None, WallClock())
    session, events = run(MIXED, "0 start\n62 finish_set\n63 stop")
    made(session, tuple(events))
    assert made.unsaved == 1
    return made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


def test_the_waiting_sets_are_written_beside_the_data_folder(
    recorder: Recorder, tmp_path: Path
) -> None:
    path = rescue(recorder, tmp_path / "midline")
    assert path.parent == tmp_path
    assert path.name.startswith("midline-unsaved-2026-03-29-003000-")
    kept = json.loads(path.read_text(encoding="utf-8"))
    [session] = kept["sessions"]
    assert session["routine_text"] == "name: Mixed"
    assert session["started_at"] == "2026-03-29T00:30:00.000Z"
    assert [(done["exercise"], done["actual"]) for done in session["sets"]] == [("Plank", 52.0)]


def test_where_that_is_no_place_the_home_folder_takes_them(
    recorder: Recorder, tmp_path: Path, home: Path
) -> None:
    (tmp_path / "file").touch()
    assert rescue(recorder, tmp_path / "file" / "midline").parent == home


def test_and_else_the_folder_for_temporary_files(
    recorder: Recorder, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.rmdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert rescue(recorder, tmp_path / "no" / "midline").parent == tmp_path


def test_where_nothing_can_be_written_a_sentence_says_so(
    recorder: Recorder, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.rmdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no"))
    with pytest.raises(KnownError, match="No folder takes a file with your sets"):
        rescue(recorder, tmp_path / "no" / "midline")


# Taken in


class Failing:
    """A history that takes nothing from a moment on."""

    def __init__(self, store: Store) -> None:
        self.store, self.fails = store, False

    def __call__(self) -> Store:
        return no_store() if self.fails else self.store


def record_failing(store: Store, script: str, *, after: int) -> Recorder:
    """A session of which the history takes the events up to the ``after``-th only."""
    failing = Failing(store)
    recorder = Recorder(
        failing, compile_plan(MIXED), "user/mixed.yaml", "name: Mixed", lambda _: None,
        WallClock(), when,
    )  # fmt: skip
    session, events = run(MIXED, script)
    for number, event in enumerate(events):
        failing.fails = number >= after
        recorder(session, (event,))
    return recorder


def left_in(folder: Path) -> list[str]:
    return sorted(path.name.partition("-unsaved-")[2] for path in folder.glob("midline-unsaved-*"))


@pytest.mark.parametrize("after", [0, 8, 15])
def test_what_was_rescued_makes_the_session_whole(store: Store, tmp_path: Path, after: int) -> None:
    """Whether all of its sets are missing or only the last ones."""
    recorder = record_failing(store, MOST_OF_IT, after=after)
    waiting = recorder.unsaved
    assert waiting == 6 - len(sets(store))
    assert waiting > 0
    path = rescue(recorder, tmp_path / "data")
    assert has_rescued(tmp_path / "data")
    assert take_in(store, tmp_path / "data", BEGUN) == TakenIn(waiting)
    [session] = sessions(store)
    record(again := Store(tmp_path / "as-it-should-be.db"))
    [expected] = sessions(again)
    again.close()
    assert session.sets == expected.sets
    assert (session.finished_at, session.stopped) == (expected.finished_at, True)
    assert left_in(tmp_path) == [f"{path.name.partition('-unsaved-')[2]}.done"]
    assert not has_rescued(tmp_path / "data")
    assert take_in(store, tmp_path / "data", BEGUN) == TakenIn()
    assert store.problem() == ""


@pytest.mark.parametrize("after", [0, 8])
def test_what_was_said_of_the_session_comes_along(store: Store, tmp_path: Path, after: int) -> None:
    recorder = record_failing(store, MOST_OF_IT, after=after)
    kept = {each.ordinal for each in sets(store)}
    last, gone = [each.ordinal for each in recorder.waiting][-2:]
    said = Summary({last: 33, gone: 0}, effort=7, pain=1, note="hot")
    rescue(recorder, tmp_path / "data", said)
    take_in(store, tmp_path / "data", BEGUN)
    [session] = sessions(store)
    assert (session.effort, session.pain, session.note) == (7, 1, "hot")
    amounts = {each.ordinal: each.actual for each in sets(store)}
    assert amounts.keys() >= kept
    assert (amounts[last], gone in amounts) == (33, False)


def test_a_set_that_was_done_again_is_rescued_in_place_of_the_first(
    store: Store, tmp_path: Path
) -> None:
    again = "0 start\n62 finish_set\n65 back\n68\n80 finish_set\n81 stop"
    events = run(MIXED, again)[1]
    first = next(n for n, event in enumerate(events) if type(event).__name__ == "SetCompleted")
    recorder = record_failing(store, again, after=first + 1)
    [before] = sets(store)
    rescue(recorder, tmp_path / "data")
    take_in(store, tmp_path / "data", BEGUN)
    [now] = sets(store)
    assert (now.ordinal, now.actual < before.actual) == (before.ordinal, True)
    [session] = sessions(store)
    assert [each.state for each in session.sets] == ["replaced", "counts"]


def test_a_session_that_is_rescued_twice_has_two_files(
    recorder: Recorder, store: Store, tmp_path: Path
) -> None:
    assert rescue(recorder, tmp_path / "data") != rescue(recorder, tmp_path / "data")
    assert take_in(store, tmp_path / "data", BEGUN) == TakenIn(1)
    assert len(sets(store)) == 1
    assert [name.endswith(".json.done") for name in left_in(tmp_path)] == [True, True]


def test_a_session_that_was_deleted_since_stays_so(store: Store, tmp_path: Path) -> None:
    recorder = record_failing(store, MOST_OF_IT, after=15)
    rescue(recorder, tmp_path / "data")
    remove_session(store, recorder.session.id, BEGUN)
    assert take_in(store, tmp_path / "data", BEGUN) == TakenIn()
    assert sets(store) == []


def test_what_belongs_to_other_data_or_is_broken_is_left_alone(
    recorder: Recorder, store: Store, tmp_path: Path
) -> None:
    rescue(recorder, tmp_path / "other")
    (tmp_path / "midline-unsaved-1.json").write_text("{")
    (tmp_path / "midline-unsaved-2.json").mkdir()
    path = rescue(recorder, tmp_path / "data")
    path.write_text(path.read_text().replace('"kind": "hold"', '"kind": "dance"'))
    taken = take_in(store, tmp_path / "data", BEGUN)
    assert (taken.sets, len(taken.problems)) == (0, 1)
    assert str(path) in taken.problems[0]
    assert sets(store) == []
    assert not [name for name in left_in(tmp_path) if name.endswith(".done")]


def test_where_the_history_still_takes_nothing_the_file_stays(
    recorder: Recorder, store: Store, tmp_path: Path
) -> None:
    path = rescue(recorder, tmp_path / "data")
    store.rows("PRAGMA query_only = ON")
    with pytest.raises(HistoryError):
        take_in(store, tmp_path / "data", BEGUN)
    assert path.exists()
    store.rows("PRAGMA query_only = OFF")
    assert take_in(store, tmp_path / "data", BEGUN) == TakenIn(1)
