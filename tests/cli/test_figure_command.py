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
