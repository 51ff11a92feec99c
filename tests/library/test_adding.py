"""Imported routines become files of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from midline.known_errors import KnownError
from midline.library.adding import add_imported
from midline.library.importing import import_file

GOOD = "name: Good\nexercises:\n  - name: Plank\n    do: 45s  # seconds\n"
TWO = """{"workouts": [
  {"title": "Evening", "sets": [{"exercises": [{"name": "Plank", "duration": 30}]}]},
  {"title": "Core / legs", "sets": [{"exercises": [{"name": "Squat", "duration": 30}]}]}
]}"""


def test_a_routine_file_keeps_its_name_and_its_text(tmp_path: Path) -> None:
    source = tmp_path / "my-core.yml"
    source.write_text(GOOD, "utf-8")
    [imported] = import_file(source).routines
    names = [add_imported(imported, source, tmp_path / "own").path.name for _ in range(3)]
    assert names == ["my-core.yaml", "my-core-2.yaml", "my-core-3.yaml"]
    assert (tmp_path / "own" / "my-core-3.yaml").read_text("utf-8") == GOOD


def test_the_routines_of_another_program_are_called_by_their_names(tmp_path: Path) -> None:
    source = tmp_path / "backup.json"
    source.write_text(TWO, "utf-8")
    routines = import_file(source).routines
    added = [add_imported(each, source, tmp_path).path.name for each in routines]
    assert added == ["evening.yaml", "core-legs.yaml"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("bad.yaml", r"bad\.yaml:1:1: error"), ("no.yaml", "no such file"), ("a", "this is a folder")],
)
def test_what_is_no_routine_is_told(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "bad.yaml").write_text("name: Nothing to do\n")
    (tmp_path / "a").mkdir()
    with pytest.raises(KnownError, match=rf"^{name} can't be imported.*{why}"):
        import_file(tmp_path / name)


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    source = tmp_path / "good.yaml"
    source.write_text(GOOD)
    with pytest.raises(KnownError, match="could not be copied"):
        add_imported(import_file(source).routines[0], source, source)
