"""docs/command-line.md is true: its files are read, its commands run, their output compared."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from midline.cli import parser
from tests.cli.conftest import Midline

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
FILES = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SHOWN = re.findall(r"^```console\n\$ midline (.*?)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES:
        # The comment with the name is a line of the file.
        Path(name).write_text(f"# {name}\n{text}", encoding="utf-8")


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_the_page_shows(midline: Midline, command: str, output: str) -> None:
    said = midline(*shlex.split(command))
    printed = said.out.replace("\r\n", "\n") + (f"exit code {said.code}\n" if said.code else "")
    pattern = re.sub(r"([\[\]?*])", r"[\1]", output).replace("...", "*")
    assert fnmatchcase(printed, pattern.replace("\n*\n", "\n*")), printed


def test_the_page_is_tested_at_all() -> None:
    assert len(SHOWN) == PAGE.count("```console") == 7
    assert len(FILES) == PAGE.count("```yaml") == 2


@pytest.mark.parametrize("command", parser.COMMANDS)
def test_every_command_is_on_the_page(command: str) -> None:
    assert f"midline {command}" in PAGE
