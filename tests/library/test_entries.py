"""Listing and reading files, whatever is in the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from midline.library.entries import Origin, RoutineFile, list_files, read_entry

GOOD = "name: Good\nexercises:\n  - name: Plank\n    do: 45s\n"


@pytest.fixture
def user_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "workouts"
    folder.mkdir()
    return folder


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "core-basics.yaml").write_text(GOOD)
    return folder


def keys(user_folder: Path, shipped: Path) -> list[str]:
    return [file.key for file in list_files(user_folder, shipped)]


def test_the_users_files_come_first_and_each_folder_is_sorted(
    user_folder: Path, shipped: Path
) -> None:
    for name in ("b.yml", "A.yaml", "c.YAML", "core-basics.yaml"):
        (user_folder / name).write_text(GOOD)
    for name in ("notes.txt", ".hidden.yaml", "d.yaml.bak"):
        (user_folder / name).write_text(GOOD)
    assert keys(user_folder, shipped) == [
        "user/A.yaml",
        "user/b.yml",
        "user/c.YAML",
        "user/core-basics.yaml",
        "shipped/core-basics.yaml",
    ]


def test_no_folder_of_the_user_is_no_trouble(user_folder: Path, shipped: Path) -> None:
    user_folder.rmdir()
    assert keys(user_folder, shipped) == ["shipped/core-basics.yaml"]


def test_something_else_in_place_of_the_folder_is_one_entry_that_says_so(
    user_folder: Path, shipped: Path
) -> None:
    user_folder.rmdir()
    user_folder.write_text("not a folder")
    first, *others = list_files(user_folder, shipped)
    assert len(others) == 1
    assert read_entry(first).routine is None


def test_a_broken_file_never_hides_the_others(user_folder: Path, shipped: Path) -> None:
    (user_folder / "broken.yaml").write_text("name: [")
    (user_folder / "gone.yaml").symlink_to("nowhere.yaml")
    (user_folder / "good.yaml").write_text(GOOD)
    entries = {e.path.name: e for e in map(read_entry, list_files(user_folder, shipped))}
    assert [name for name, entry in entries.items() if entry.routine is None] == [
        "broken.yaml",
        "gone.yaml",
    ]
    assert entries["broken.yaml"].problems
    assert entries["good.yaml"].text == GOOD


def say(path: Path) -> str:
    entry = read_entry(RoutineFile(path))
    assert entry.routine is None
    assert len(entry.problems) == 1
    return f"{entry.problems[0].text} ({entry.problems[0].hint})"


def test_whatever_is_no_routine_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "it.yaml"
    assert say(path) == "there is no such file (look at the spelling and the folder)"
    assert say(tmp_path) == "this is a folder, not a routine (name a .yaml file)"
    path.touch()
    assert say(path).startswith("the file is empty (begin with")
    assert say(path / "inside.yaml").startswith("a part of this path is a file, not a folder")
    path.write_bytes(b"# x\n" * 500_000)
    assert say(path).startswith("the file is too large for a routine (1.9 MB)")
    path.write_bytes(bytes(range(256)))
    assert "not UTF-8" in say(path) or "not text" in say(path)
    path.unlink()
    os.mkfifo(path)
    assert say(path) == "this is a pipe, not a routine (name a .yaml file)"
    assert say(Path("/dev/zero")) == "this is a device, not a routine (name a .yaml file)"
    path.unlink()
    path.symlink_to(path)
    assert say(path) == "this link leads back to itself (remove it, or let it lead to a file)"
    path.unlink()
    path.symlink_to("nowhere.yaml")
    assert say(path) == "this link leads nowhere (remove it, or let it lead to a file)"
    assert say(tmp_path / ("a" * 5000)).startswith("there can be no such file: its name is too")


def test_a_name_of_the_history_outlives_a_move_of_the_folder(tmp_path: Path) -> None:
    assert RoutineFile(tmp_path / "a.yaml", Origin.USER).key == "user/a.yaml"
    assert RoutineFile(tmp_path / "a.yaml").key == str(tmp_path / "a.yaml")
    assert RoutineFile(Path(os.fsdecode(b"\xff.yaml")), Origin.USER).key == "user/\\udcff.yaml"
