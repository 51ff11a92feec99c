"""Changes of files by other programs are noticed, however they write them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from midline.desktop.folder_watch import FolderWatch
from midline.files import replace_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "workouts").mkdir()
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / "workouts" / name).write_text("name: x")
    return tmp_path / "workouts"


def is_yaml(name: str) -> bool:
    return name.endswith(".yaml") and not name.startswith(".")


@pytest.fixture
def told(qtbot: QtBot, folder: Path) -> Callable[..., None]:
    """Does something, and waits until just these files were told of."""
    watch = FolderWatch(folder, is_yaml)
    seen: set[str] = set()
    watch.changed.connect(lambda paths: seen.update(path.name for path in paths))

    def check(act: Callable[[], object], *names: str) -> None:
        seen.clear()
        act()
        qtbot.waitUntil(lambda: seen == set(names), timeout=5000)
        assert watch is not None

    return check


def test_writing_in_place_is_told_each_time(folder: Path, told: Callable[..., None]) -> None:
    for text in ("name: one", "name: two", "name: three"):
        told(lambda text=text: (folder / "a.yaml").write_text(text), "a.yaml")


def test_replacing_is_told_each_time(folder: Path, told: Callable[..., None]) -> None:
    for text in (b"name: one", b"name: two", b"name: three"):
        told(lambda text=text: replace_file(folder / "a.yaml", text), "a.yaml")
    told(lambda: (folder / "a.yaml").write_text("in place now"), "a.yaml")


def test_new_moved_and_deleted_files_are_told(folder: Path, told: Callable[..., None]) -> None:
    told(lambda: (folder / "c.yaml").write_text("name: c"), "c.yaml")
    told(lambda: (folder / "c.yaml").rename(folder / "d.yaml"), "c.yaml", "d.yaml")
    told(lambda: (folder / "d.yaml").write_text("name: later"), "d.yaml")
    told(lambda: (folder / "b.yaml").unlink(), "b.yaml")


def test_files_that_do_not_matter_are_not_told(folder: Path, told: Callable[..., None]) -> None:
    def write_both() -> None:
        (folder / "notes.txt").write_text("mine")
        (folder / ".a.yaml.swp.yaml").write_text("an editor's own")
        (folder / "a.yaml").write_text("name: changed")

    told(write_both, "a.yaml")


def test_a_folder_that_goes_and_comes_back(folder: Path, told: Callable[..., None]) -> None:
    told(lambda: shutil.rmtree(folder), "a.yaml", "b.yaml")

    def make_again() -> None:
        folder.mkdir()
        (folder / "e.yaml").write_text("name: e")

    told(make_again, "e.yaml")
    told(lambda: (folder / "e.yaml").write_text("name: more"), "e.yaml")


def test_looking_tells_at_once(qtbot: QtBot, folder: Path) -> None:
    watch = FolderWatch(folder, is_yaml)
    (folder / "a.yaml").write_text("name: changed")
    with qtbot.waitSignal(watch.changed, timeout=0) as signal:
        watch.look()
    assert signal.args == [(folder / "a.yaml",)]
