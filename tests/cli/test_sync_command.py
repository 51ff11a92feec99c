"""midline sync: two data folders, one folder between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Midline


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Sync: mine #1"
    made.mkdir()
    return made


def test_a_session_goes_from_one_data_folder_to_the_other(
    midline: Midline, quick: Path, folder: Path, tmp_path: Path
) -> None:
    assert midline("run", quick, "--headless", "--mute", "--speed", 500).code == 0
    assert midline("sync", folder).out == "1 session sent, 0 taken.\n"
    other = ("--data", tmp_path / "other")
    assert midline("sync", folder, *other).out == "0 sessions sent, 1 taken.\n"
    assert midline("history", "list", *other).out == midline("history", "list").out
    assert midline("sync", folder).out == "Nothing new.\n"


def test_the_folder_of_the_settings_is_taken_where_none_is_named(
    midline: Midline, data: Path, folder: Path
) -> None:
    said = midline("sync")
    assert (said.code, "Which folder?" in said.err) == (1, True)
    data.mkdir(exist_ok=True)
    (data / "settings.yaml").write_text(f'sync_folder: "{folder}"\n')
    assert midline("sync").out == "Nothing new.\n"


def test_what_can_not_be_used_is_told_and_no_folder_made(midline: Midline, folder: Path) -> None:
    said = midline("sync", folder / "drive")
    assert said.code == 1
    assert "There is no folder" in said.err
    assert not (folder / "drive").exists()
    name = "00000000-0000-0000-0000-000000000001-" + "0" * 32 + ".json"
    (folder / name).write_text("{")
    said = midline("sync", folder)
    assert (said.code, said.out) == (1, "Nothing new was taken.\n")
    assert f"{name} in {folder} can't be used: it is cut short" in said.err
