"""history list, export and import."""

from __future__ import annotations

import csv
import json
import os
import shutil
from contextlib import closing
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from midline.history.corrections import remove_session
from midline.history.queries import past_sessions
from midline.history.recorder import wall_now
from midline.history.store import Store
from midline.history.whole import put_whole
from tests.cli.conftest import Midline, start
from tests.history.laptops import whole

STRONG = Path(__file__).parents[1] / "history" / "exchange" / "files" / "strong-iphone.csv"


@pytest.fixture
def done(midline: Midline, quick: Path) -> None:
    assert midline("run", quick, "--headless", "--mute", "--speed", 500).code == 0


def test_nothing_done_yet_is_said_and_nothing_made(midline: Midline, data: Path) -> None:
    assert midline("history", "list").out == "No session yet.\n"
    assert json.loads(midline("history", "export", "--format", "json").out)["sessions"] == []
    assert midline("history", "export", "--format", "csv").out.count("\r\n") == 1
    assert not data.exists()


def test_a_file_in_place_of_the_data_folder_is_told(midline: Midline, data: Path) -> None:
    data.write_text("not a folder")
    said = midline("history", "list")
    assert said.code == 1
    assert "is not a folder" in said.err


@pytest.mark.usefixtures("done")
def test_a_session_is_listed_in_a_line(midline: Midline) -> None:
    header, line = midline("history", "list").out.splitlines()
    assert header.split() == ["begun", "lasted", "routine", "sets", "effort", "pain", "note"]
    assert line.split()[2:] == ["00:00", "Quick", "5", "of", "5"]


def test_times_are_those_where_it_was_done_and_what_has_no_end_is_not_finished(
    midline: Midline, data: Path, tmp_path: Path
) -> None:
    data.mkdir()
    los_angeles = whole(1, utc_offset_min=-480, finished_at=None)
    with closing(Store(data / "history.db")) as store:
        with store.transaction() as connection:
            put_whole(connection, los_angeles)
            put_whole(connection, whole(2, utc_offset_min=780, stopped=True))
        path = tmp_path / "all.json"
        assert midline("history", "export", "--format", "json", path).code == 0
    _, tonga, other = midline("history", "list").out.splitlines()
    assert tonga.split() == ["2026-11-23", "20:30", "10:00", "Plank", "2", "of", "2", "stopped"]
    assert other.split() == [
        *("2026-11-21", "23:30", "Plank", "2", "of", "2", "not", "finished"),
    ]
    said = midline("--data", tmp_path / "new", "history", "import", path).out
    assert said.startswith(
        "From Midline: 2 sessions with 4 sets to import, 2026-11-21 to 2026-11-23"
    )
    with closing(Store(data / "history.db")) as store:
        remove_session(store, los_angeles.id, wall_now())
    assert "2026-11-21 23:30" in midline("history", "deleted").out


@pytest.mark.usefixtures("done")
def test_every_format_has_every_set(midline: Midline) -> None:
    said = midline("history", "export", "--format", "csv")
    rows = list(csv.DictReader(StringIO(said.out, newline="")))
    assert [row["exercise"] for row in rows] == ["Plank"] * 2 + ["Dip"] + ["Side plank"] * 2
    assert [row["side"] for row in rows] == ["", "", "", "left", "right"]
    [session] = json.loads(midline("history", "export", "--format", "json").out)["sessions"]
    assert len(session["sets"]) == 5
    for name in ("strong", "hevy"):
        assert midline("history", "export", "--format", name).out.count("\r\n") == 1 + 5


def test_csv_is_utf_8_with_its_own_line_ends_whatever_the_locale(
    midline: Midline, quick: Path, data: Path
) -> None:
    quick.write_text(quick.read_text().replace("Plank", "プランク 🏃", 1))
    assert midline("run", quick, "--headless", "--mute", "--speed", 500).code == 0
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    with start(
        "history", "export", "--format", "csv", "--data", data, env=environment, text=False
    ) as process:
        out, err = process.communicate(timeout=30)
    assert not err
    assert "プランク 🏃".encode() in out
    assert out.count(b"\r\n") == 6


@pytest.mark.usefixtures("done")
def test_a_file_is_written_once(midline: Midline, tmp_path: Path) -> None:
    path = tmp_path / "sets.zip"
    said = midline("history", "export", "--format", "fit", path)
    assert (said.code, said.out) == (0, f"5 sets written to {path}.\n")
    with ZipFile(path) as zip_:
        assert len(zip_.namelist()) == 1
    said = midline("history", "export", "--format", "csv", path)
    assert said.code == 1
    assert "exists. Name another file, or move it away." in said.err
    assert midline("history", "export", "--format", "fit").code == 2  # it is no text


@pytest.mark.usefixtures("done")
def test_an_import_is_told_first(midline: Midline, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    midline("history", "export", "--format", "json", path)
    there = midline("history", "import", path, "--yes").out.splitlines()
    assert there == ["From Midline: nothing to import.", "There already: 1 session."]
    (data / "history.db").unlink()
    shutil.rmtree(data / "backups")
    told, not_done = midline("history", "import", path).out.splitlines()
    assert told.startswith("From Midline: 1 session with 5 sets to import, ")
    assert not_done == "Nothing was imported. To import them, add --yes."
    assert midline("history", "list").out == "No session yet.\n"
    assert midline("history", "import", path, "--yes").out.endswith("\n1 session imported.\n")
    assert "Quick" in midline("history", "list").out


def test_what_is_left_out_of_another_programs_file_is_told(midline: Midline) -> None:
    assert midline("history", "import", STRONG).out.splitlines()[1:-1] == [
        "Left out: sets of a distance: 1, the first in line 6.",
        "Left out: sets with neither reps nor seconds: 1, the first in line 7.",
    ]


def test_a_date_in_the_future_is_told(midline: Midline, tmp_path: Path) -> None:
    path = tmp_path / "strong.csv"
    path.write_text(STRONG.read_text("utf-8").replace("2024-03-06", "2092-03-06"), "utf-8")
    told = midline("history", "import", path).out.splitlines()
    assert told[1] == "Of these, in the future: 1 session, the last on 2092-03-06."
    assert "future" not in midline("history", "import", STRONG).out


def test_a_wrong_file_is_told_and_nothing_made(midline: Midline, data: Path, quick: Path) -> None:
    said = midline("history", "import", quick)
    assert said.code == 1
    assert "can't be imported: its first line has not the columns" in said.err
    assert not data.exists()


def test_a_format_must_be_chosen(midline: Midline) -> None:
    assert midline("history", "export").code == 2
    assert midline("history", "export", "--format", "xml").code == 2
    assert midline("history").code == 2


def test_a_file_that_is_no_history_is_told(midline: Midline, data: Path) -> None:
    data.mkdir()
    (data / "history.db").write_text("dear diary")
    said = midline("history", "list")
    assert (said.code, said.out) == (1, "")
    assert "is not a database. A backup is offered" in said.err


@pytest.mark.usefixtures("done")
def test_what_was_deleted_is_listed_and_brought_back(midline: Midline, data: Path) -> None:
    assert midline("history", "deleted").out == "Nothing was deleted.\n"
    with closing(Store(data / "history.db")) as store:
        remove_session(store, past_sessions(store)[0].id, wall_now())
    assert midline("history", "list").out == "No session yet.\n"
    header, line = midline("history", "deleted").out.splitlines()
    assert header.split() == ["id", "begun", "routine", "what"]
    assert "Quick" in line
    assert line.endswith("5 sets")
    assert midline("history", "bring-back", "nothing").code == 1
    said = midline("history", "bring-back", line.split()[0][:8])
    assert said.out.startswith("Brought back: "), said.err
    assert "Quick" in midline("history", "list").out
