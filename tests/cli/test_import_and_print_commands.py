"""``midline import`` and ``midline print``: files come in, pages go out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Midline

WORKOUT = {
    "title": "Evening",
    "sets": [{"repetitions": 1, "exercises": [{"name": "Long plank", "duration": 7200}]}],
}


def test_routines_come_in_and_what_does_not_is_told(
    midline: Midline, data: Path, tmp_path: Path
) -> None:
    theirs, none = tmp_path / "theirs.json", tmp_path / "none.json"
    theirs.write_text(json.dumps(WORKOUT))
    none.write_text("[]")
    said = midline("import", none, theirs)
    added = data / "workouts" / "evening.yaml"
    assert "hold: 60m" in added.read_text("utf-8")
    assert said.code == 1
    assert said.err.startswith("midline: none.json can't be imported")
    assert said.out.splitlines() == [
        f"Evening is now one of your own: {added}",
        "  Changed or left out: Long plank was made to last between 1 second and 1 hour.",
    ]


def test_an_imported_routine_can_be_planned(midline: Midline, quick: Path) -> None:
    assert midline("import", quick).code == 0
    assert midline("plan", "quick").code == 0


@pytest.mark.parametrize("options", [(), ("--paper", "letter"), ("--language", "zh")])
def test_a_page_is_printed(
    midline: Midline, qapp: object, tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert qapp  # which stands in for the one that the command would make
    page = tmp_path / "page.pdf"
    said = midline("print", "core-basics", page, *options)
    assert (said.code, said.out) == (0, f"Core basics is in {page}.\n")
    assert page.read_bytes().startswith(b"%PDF-")


def test_no_file_is_written_over(midline: Midline, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_text("mine")
    said = midline("print", "core-basics", page)
    assert (said.code, page.read_text()) == (1, "mine")
    assert "exists. Name another file" in said.err


def test_what_can_t_be_printed_is_told(midline: Midline, qapp: object, tmp_path: Path) -> None:
    assert qapp
    assert midline("print", "core-basics", tmp_path / "page.doc").code == 2
    assert "can't be written" in midline("print", "core-basics", tmp_path / "no" / "a.pdf").err
    (tmp_path / "bad.yaml").write_text("name: Nothing to do\n")
    assert midline("print", tmp_path / "bad.yaml", tmp_path / "page.pdf").code == 1
