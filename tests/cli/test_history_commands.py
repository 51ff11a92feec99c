"""history list and export."""

from __future__ import annotations

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Midline, start


@pytest.fixture
def done(midline: Midline, quick: Path) -> None:
    assert midline("run", quick, "--headless", "--mute", "--speed", 500).code == 0


def test_nothing_done_yet_is_said_and_nothing_made(midline: Midline, data: Path) -> None:
    assert midline("history", "list").out == "No session yet.\n"
    assert midline("history", "export", "--format", "json").out == "[]\n"
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


@pytest.mark.usefixtures("done")
def test_both_formats_have_a_row_a_set(midline: Midline) -> None:
    said = midline("history", "export", "--format", "csv")
    rows = list(csv.DictReader(StringIO(said.out, newline="")))
    assert [row["exercise"] for row in rows] == ["Plank"] * 2 + ["Dip"] + ["Side plank"] * 2
    assert [row["side"] for row in rows] == ["", "", "", "left", "right"]
    assert len(json.loads(midline("history", "export", "--format", "json").out)) == 5


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


def test_a_format_must_be_chosen(midline: Midline) -> None:
    assert midline("history", "export").code == 2
    assert midline("history", "export", "--format", "xml").code == 2
    assert midline("history").code == 2


def test_a_file_that_is_no_history_is_told(midline: Midline, data: Path) -> None:
    data.mkdir()
    (data / "history.db").write_text("dear diary")
    said = midline("history", "list")
    assert (said.code, said.out) == (1, "")
    assert "is not a database. It was left as it is" in said.err
