"""Which file ROUTINE means."""

from __future__ import annotations

from pathlib import Path

import pytest

from midline.known_errors import KnownError
from midline.library.entries import Origin, RoutineFile
from midline.library.finding import find_routine

NAMES = {
    "core-basics": "Core basics",
    "core-for-runners": "Core for runners",
    "steady-spine": "The steady spine",
    "évening": "Évening 🌙",
    "plank-family": "Plank family",
    "mine": "Plank",
}


@pytest.fixture
def files(tmp_path: Path) -> list[RoutineFile]:
    found = []
    for stem, name in NAMES.items():
        path = tmp_path / f"{stem}.yaml"
        path.write_text(f"name: {name}\nexercises:\n  - {{name: Plank, do: 45s}}\n")
        found.append(RoutineFile(path, Origin.SHIPPED))
    (tmp_path / "broken.yaml").write_text("name: [")
    return [*found, RoutineFile(tmp_path / "broken.yaml", Origin.USER)]


@pytest.mark.parametrize(
    ("argument", "stem"),
    [
        ("core-basics", "core-basics"),
        ("CORE-BASICS", "core-basics"),
        ("core-b", "core-basics"),
        ("steady", "steady-spine"),
        ("core for runners", "core-for-runners"),
        ("the steady", "steady-spine"),
        ("évening", "évening"),
        ("Plank", "mine"),  # not the stem that begins so
        ("broken", "broken"),
    ],
)
def test_a_stem_a_name_or_the_start_of_one_is_enough(
    files: list[RoutineFile], argument: str, stem: str
) -> None:
    assert find_routine(argument, files).path.stem == stem


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("core", "may be any of core-basics, core-for-runners"),
        ("core-bassics", "Did you mean core-basics?"),
        ("zzz", "There are core-basics, core-for-runners"),
        ("", "There is no routine called ``"),
    ],
)
def test_what_means_nothing_or_too_much_is_told_with_a_hint(
    files: list[RoutineFile], argument: str, said: str
) -> None:
    with pytest.raises(KnownError, match=said.replace("?", r"\?")):
        find_routine(argument, files)


def test_a_name_of_any_length_is_told_in_a_line(files: list[RoutineFile]) -> None:
    with pytest.raises(KnownError) as told:
        find_routine("x" * 5000, files)
    assert len(str(told.value)) < 300


def test_a_path_is_taken_as_one_and_known_if_it_is_in_the_library(
    files: list[RoutineFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_routine("./core-basics.yaml", files).origin is Origin.SHIPPED
    assert find_routine("other.yaml", files) == RoutineFile(Path("other.yaml"))
    Path("core").touch()
    assert find_routine("core", files) == RoutineFile(Path("core"))


def test_of_two_with_one_name_the_users_is_meant(tmp_path: Path) -> None:
    mine = RoutineFile(tmp_path / "workouts" / "a.yaml", Origin.USER)
    shipped = RoutineFile(tmp_path / "a.yaml", Origin.SHIPPED)
    assert find_routine("a", [mine, shipped]) is mine
