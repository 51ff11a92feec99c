"""The command line on a data folder of its own, with a routine of a few seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from midline.cli import main

QUICK = """\
name: Quick
get_ready: 4s
rest: 4s
exercises:
  - name: Plank
    do: 2 x 2-4s
  - name: Dip
    do: 1 x 5
  - name: Side plank
    do: 1 x 3s
    sides: left-right
"""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Midline = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("MIDLINE_DATA", str(folder))
    return folder


@pytest.fixture
def midline(data: Path, capsys: pytest.CaptureFixture[str]) -> Midline:
    """Calls the command line in this process."""
    assert data

    def call(*arguments: object) -> Said:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    path = tmp_path / "quick.yaml"
    path.write_text(QUICK)
    return path


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(*arguments: object, within: Sequence[str] = (), **more: Any) -> subprocess.Popen[Any]:
    """Starts the command line as a process of its own, without a screen.

    ``within`` is a command that runs the one given to it.
    """
    options: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "env": {name: value for name, value in os.environ.items() if name not in _SCREENS},
        "text": True,
    }
    command = [*within, sys.executable, "-m", "midline", *map(str, arguments)]
    return subprocess.Popen(command, **options | more)
