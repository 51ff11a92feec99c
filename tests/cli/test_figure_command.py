"""``midline figure``, as far as it goes without a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.cli.conftest import Midline


def test_a_sheet_of_a_shipped_figure(qtbot: QtBot, midline: Midline, tmp_path: Path) -> None:
    out = tmp_path / "bird-dog.png"
    said = midline("figure", "bird-dog", "--sheet", str(out))
    assert (said.code, said.out) == (0, "")
    assert QImage(str(out)).width() > 1000


def test_a_figure_of_the_users_own_goes_before_the_shipped_one(
    qtbot: QtBot, midline: Midline, data: Path, tmp_path: Path
) -> None:
    (data / "figures").mkdir(parents=True)
    (data / "figures" / "plank.yaml").write_text("name: Sunk\n", "utf-8")
    said = midline("figure", "plank", "--sheet", tmp_path / "plank.png")
    assert said.code == 1
    assert str(data / "figures" / "plank.yaml") in said.out


def test_doctor_tells_of_a_figure_that_cannot_be_used(midline: Midline, data: Path) -> None:
    def line() -> str:
        return next(x for x in midline("doctor").out.splitlines() if x.startswith("figures"))

    own = data / "figures"
    assert line().endswith(f" shipped, 0 of your own in {own}")
    own.mkdir()
    (own / "stand.yaml").write_text("name: Stand\ncontacts: {feet: floor}\nhold: {}\n", "utf-8")
    assert line().endswith(f" shipped, 1 of your own in {own}")
    (own / "plank.yaml").write_text("name: Sunk\n", "utf-8")
    assert line().startswith(f"figures   problem  {own / 'plank.yaml'}:1:1: error: a figure needs")
    assert "meanwhile the shipped figure of that name is shown" in line()


def test_what_is_wrong_is_printed(qtbot: QtBot, midline: Midline, tmp_path: Path) -> None:
    file, out = tmp_path / "sunk.yaml", tmp_path / "sunk.png"
    file.write_text("name: Sunk\ncontacts: {hips: floor}\nhold: {}\n", "utf-8")
    said = midline("figure", str(file), "--sheet", str(out))
    assert said.code == 0
    assert "the near ankle is 44." in said.out
    file.write_text("name: Sunk\n", "utf-8")
    said = midline("figure", str(file), "--sheet", str(out))
    assert said.code == 1
    assert "a figure needs `bottom`" in said.out


@pytest.mark.parametrize(
    ("file", "out", "sentence"),
    [
        ("nope.yaml", "x.png", "nope.yaml can't be read: no such file or directory."),
        ("plank", "no/such/folder.png", "can't be written. Name a .png file in a folder"),
    ],
)
def test_errors_are_told_in_a_sentence(
    qtbot: QtBot, midline: Midline, tmp_path: Path, file: str, out: str, sentence: str
) -> None:
    said = midline("figure", file, "--sheet", str(tmp_path / out))
    assert said.code == 1
    assert sentence in said.err
