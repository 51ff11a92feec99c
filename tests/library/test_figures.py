"""Which figure a move gets."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from midline.library.figures import Figures, plain

TEXT = "name: {name}\nalso: [{also}]\ncontacts: {{feet: floor}}\nhold: {{}}\n"


def write(folder: Path, file: str, name: str, also: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{file}.yaml"
    path.write_text(TEXT.format(name=name, also=also), "utf-8")
    return path


def found(figures: Figures, key: str | None, name: str) -> str | None:
    figure = figures.find(key, name)
    return figure.name if figure else None


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    write(tmp_path / "shipped", "plank", "Plank", "Front plank, 'Forearm plank'")
    write(tmp_path / "shipped", "bird-dog", "Bird dog")
    write(tmp_path / "own", "bird-dog", "My bird dog")
    write(tmp_path / "own", "wall-run", "Wall run")
    return Figures([tmp_path / "own", tmp_path / "shipped"])


@pytest.mark.parametrize(
    ("key", "name", "figure"),
    [
        ("plank", "Something else", "Plank"),
        (None, "PLANK", "Plank"),
        (None, "Front-plank", "Plank"),
        (None, "Forearm plank (hard)", "Plank"),
        ("no-such-file", "Plank", "Plank"),
        ("bird-dog", "", "My bird dog"),
        (None, "Bird dog", "My bird dog"),
        (None, "Wall run", "Wall run"),
        (None, "Handstand", None),
        ("../own/wall-run", "", None),
        (None, "", None),
    ],
)
def test_by_key_or_else_by_name_and_the_users_own_first(
    figures: Figures, key: str | None, name: str, figure: str | None
) -> None:
    assert found(figures, key, name) == figure


def test_a_broken_figure_is_none_and_its_reason_is_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = write(tmp_path, "plank", "Plank")
    path.write_text("name: Plank\nhold: {knees: 900}\n", "utf-8")
    with caplog.at_level(logging.WARNING):
        assert Figures([tmp_path]).find("plank", "Plank") is None
    assert "an angle is a number of degrees" in caplog.text


def test_the_shipped_figure_stands_in_for_a_broken_one_of_the_user(
    figures: Figures, tmp_path: Path
) -> None:
    (tmp_path / "own" / "plank.yaml").write_text("name: Plank\n", "utf-8")
    assert found(figures, "plank", "") == "Plank"
    assert found(figures, None, "Front plank") == "Plank"


def test_folders_that_are_not_there_have_no_figures(tmp_path: Path) -> None:
    assert Figures([tmp_path / "nowhere"]).find("plank", "Plank") is None


@pytest.mark.parametrize("name", ["Child's pose", "childs-pose", "Child’s Pose", "Childs  pose!"])
def test_names_are_compared_without_what_people_write_differently(name: str) -> None:
    assert plain(name) == "childs pose"
