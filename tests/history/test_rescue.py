"""Sets that can't be written to the history are not lost with the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from midline.history.errors import HistoryError
from midline.history.recorder import Recorder
from midline.history.rescue import rescue
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.session.plan import compile_plan
from tests.history.histories import MIXED, WallClock
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
    assert kept["session"]["routine_text"] == "name: Mixed"
    assert kept["session"]["started_at"] == "2026-03-29T00:30:00.000Z"
    assert [(done["exercise"], done["actual"]) for done in kept["sets"]] == [("Plank", 52.0)]


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
