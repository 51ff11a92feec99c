"""history backups, restore and check; and what a session does where its history is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from midline.desktop.instance_lock import InstanceLock
from tests.cli.conftest import Midline


@pytest.fixture
def done(midline: Midline, quick: Path) -> None:
    run(midline, quick)


def run(midline: Midline, quick: Path) -> str:
    said = midline("run", quick, "--headless", "--mute", "--speed", 900)
    assert said.code == 0, said.err
    return said.err


def break_it(data: Path) -> bytes:
    content = bytearray((data / "history.db").read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    (data / "history.db").write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("command", ["backups", "check"])
def test_looking_makes_nothing(midline: Midline, data: Path, command: str) -> None:
    said = midline("history", command)
    assert said.code == 0
    assert said.out.startswith("No ")
    assert not data.exists()


def test_nothing_to_restore_is_told(midline: Midline) -> None:
    assert "There is no backup in" in midline("history", "restore").err
    assert "There is no backup mine.db" in midline("history", "restore", "mine.db").err


@pytest.mark.usefixtures("done")
def test_after_a_session_there_is_a_backup_of_it(midline: Midline) -> None:
    header, line = midline("history", "backups").out.splitlines()
    assert header.split() == ["made", "sets", "MB", "file"]
    assert line.split()[2] == "5"
    assert "-5-sets-" in line
    assert midline("history", "check").out.startswith("5 sets in ")


@pytest.mark.usefixtures("done")
def test_a_damaged_history_is_told_with_the_way_out(
    midline: Midline, data: Path, quick: Path
) -> None:
    broken = break_it(data)
    for command in (("history", "check"), ("run", quick, "--headless", "--mute", "--speed", 900)):
        said = midline(*command)
        assert (said.code, said.out) == (1, "")
        assert "history.db is damaged (" in said.err
        assert "The newest good backup is of " in said.err
        assert "with 5 sets: midline history restore puts it in place" in said.err
        assert (data / "history.db").read_bytes() == broken
    said = midline("history", "restore")
    assert said.code == 0, said.err
    assert ".db: 5 sets." in said.out
    kept = next(data.glob("backups/*-damaged.db"))
    assert f"To go back: midline history restore {kept.name}" in said.out
    assert kept.read_bytes() == broken
    assert midline("history", "check").code == 0
    run(midline, quick)
    assert midline("history", "check").out.startswith("10 sets in ")


@pytest.mark.usefixtures("done")
def test_without_a_backup_the_damaged_one_is_kept_and_a_new_one_begins(
    midline: Midline, data: Path, quick: Path
) -> None:
    broken = break_it(data)
    next(data.glob("backups/*.db")).unlink()
    assert "There is no backup of it" in midline("history", "check").err
    told = run(midline, quick)
    kept = next(data.glob("backups/*-damaged.db"))
    assert f"It is kept as {kept}; a new one begins." in told
    assert kept.read_bytes() == broken
    assert midline("history", "check").out.startswith("5 sets in ")


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize("is_empty", [True, False])
def test_a_history_that_is_gone_is_told(
    midline: Midline, data: Path, quick: Path, is_empty: bool
) -> None:
    (data / "history.db").unlink()
    if is_empty:
        (data / "history.db").touch()
    lost = next(data.glob("backups/*.db")).name
    for command in (("list",), ("check",), ("deleted",), ("export", "--format", "json")):
        said = midline("history", *command)
        assert (said.code, said.out) == (1, "")
        assert "There is no history in" in said.err
        assert (": history.db is empty." in said.err) == is_empty
        assert "with 5 sets: midline history restore puts it in place" in said.err
    assert f"a new one begins. The newest good backup is of {lost[8:18]}" in run(midline, quick)
    said = midline("history", "check")  # the newest backup is of the second session
    assert said.code == 0
    assert f"has sets that are not in it. To go back to it: midline history restore {lost}" in (
        said.out
    )
    assert midline("history", "restore", lost).code == 0
    [aside] = data.glob("backups/*-replaced.db")
    assert aside.name in midline("history", "check").out


@pytest.mark.usefixtures("done")
def test_a_value_that_changed_by_itself_is_told_by_its_session(
    midline: Midline, data: Path, quick: Path
) -> None:
    with closing(sqlite3.connect(data / "history.db")) as connection, connection:
        connection.execute("UPDATE session SET routine_name = 'Bask'")
    before = next(data.glob("backups/*.db")).name
    said = midline("history", "check")
    assert (said.code, said.out) == (1, "")
    assert f"UTC, Bask: it is not as it is in {before}, and nobody corrected it." in said.err
    assert "All else is whole." in said.err


@pytest.mark.usefixtures("done")
def test_a_value_that_cannot_be_read_is_told_by_its_session_and_with_the_backup(
    midline: Midline, data: Path
) -> None:
    with closing(sqlite3.connect(data / "history.db")) as connection, connection:
        connection.execute("UPDATE completed_set SET completed_at = 'soon' WHERE id = 1")
    said = midline("history", "check")
    assert (said.code, said.out) == (1, "")
    assert "UTC, Quick: a value can't be read." in said.err
    assert "with 5 sets: midline history restore puts it in place" in said.err
    assert midline("history", "restore").code == 0
    assert midline("history", "check").code == 0


@pytest.mark.usefixtures("done")
def test_wrong_totals_are_told_and_counted_again(midline: Midline, data: Path) -> None:
    with closing(sqlite3.connect(data / "history.db")) as connection, connection:
        connection.execute("UPDATE day_total SET sets = 7")
    said = midline("history", "check")
    assert (said.code, said.out) == (1, "")
    assert "but its totals are wrong (day_total): midline doctor counts again." in said.err
    midline("doctor")
    assert midline("history", "check").code == 0


@pytest.mark.usefixtures("done")
def test_nothing_but_a_session_takes_the_place_of_a_history_that_is_gone(
    midline: Midline, data: Path, tmp_path: Path
) -> None:
    midline("history", "export", "--format", "json", tmp_path / "all.json")
    (data / "history.db").unlink()
    (folder := tmp_path / "synced").mkdir()
    for command in (("sync", folder), ("history", "import", tmp_path / "all.json", "--yes")):
        said = midline(*command)
        assert said.code == 1
        assert "midline history restore puts it in place" in said.err
        assert not (data / "history.db").exists()


@pytest.mark.usefixtures("done")
def test_the_list_names_each_file_in_full(midline: Midline, data: Path) -> None:
    (mine := data / "mine.db").write_bytes(next(data.glob("backups/*.db")).read_bytes())
    midline("history", "restore", mine)
    said = midline("history", "backups").out
    assert all(path.name in said for path in data.glob("backups/*.db"))


@pytest.mark.usefixtures("done")
def test_restoring_can_be_taken_back(midline: Midline, quick: Path, data: Path) -> None:
    first = next(data.glob("backups/*.db"))
    (mine := data / "mine.db").write_bytes(first.read_bytes())
    run(midline, quick)
    assert midline("history", "restore", mine).code == 0
    assert midline("history", "check").out.startswith("5 sets")
    kept = next(data.glob("backups/*-replaced.db"))
    assert midline("history", "restore", kept.name).code == 0
    assert midline("history", "check").out.startswith("10 sets")


@pytest.mark.usefixtures("done")
def test_no_restoring_under_an_open_window(midline: Midline, data: Path) -> None:
    lock = InstanceLock(data)
    said = midline("history", "restore")
    lock.release()
    assert said.code == 1
    assert "Midline is already open" in said.err


@pytest.mark.usefixtures("done")
def test_where_no_backup_can_be_made_the_session_is_well(
    midline: Midline, data: Path, quick: Path
) -> None:
    next(data.glob("backups/*.db")).unlink()
    (data / "backups").rmdir()
    (data / "backups").write_text("in the way")
    assert run(midline, quick) == ""
    assert "A backup of your history can't be made" in (data / "midline.log").read_text()
