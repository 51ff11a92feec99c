"""Whether a window can be opened, by what the environment names and what answers."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from midline.desktop.display import display_problem

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a screen"
)


@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({}, "There is no display"),
        ({"DISPLAY": ":987"}, "The display :987 does not answer."),
        ({"DISPLAY": "nonsense"}, "The display nonsense does not answer."),
        ({"DISPLAY": "localhost:987.0"}, "The display localhost:987.0 does not answer."),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "wayland-9 does not"),
        ({"QT_QPA_PLATFORM": "xcb"}, "There is no display"),
        ({"QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, ""),
    ],
)
def test_a_display_that_is_missing_or_silent_is_told(
    environment: dict[str, str], problem: str
) -> None:
    told = display_problem(environment)
    assert problem in told
    assert bool(problem) == bool(told)


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_wayland_display_that_answers_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_listed: bool
) -> None:
    if not is_listed:  # as from within a container
        monkeypatch.setattr("midline.desktop.display._LISTED", tmp_path / "nothing")
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        assert "does not answer" in display_problem(environment)
        server.listen()
        assert display_problem(environment) == ""
