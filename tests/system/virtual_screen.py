"""Midline's window on a screen of its own, with a hand on the keys and an eye on the colours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from midline.ui.stage.face import GROUND_SHARE
from midline.ui.theme import named
from tests.bench.measuring import screen

PROGRAMS = ("Xvfb", "xdotool")
THEME = "dark"
PATIENCE_S = 10.0
LOOK_EVERY_S = 0.02
AGAIN_AFTER_S = 0.5
CORNER = (16, 16)  # within the frame of a flash


class Window:
    """``midline --data DATA`` with nothing else on the screen. Every wait has an end."""

    def __init__(self, data: Path, environment: dict[str, str], picture: Path) -> None:
        self._data, self._environment, self._picture = data, environment, picture
        self.process = subprocess.Popen(_midline(data), env=environment)

    def press(self, *keys: str) -> None:
        """One after the other, by their names in X11."""
        self._xdotool("key", *keys)

    def start(self, name: str) -> None:
        """Search a routine and start it, again until it answers, as a person would."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "Midline", "windowfocus")

        def search_and_start() -> None:
            self.press("ctrl+f")
            self._xdotool("type", name)
            self.press("Return")

        self.wait_for("get_ready", search_and_start)

    def wait_for(self, tone: str, meanwhile: Callable[[], object] | None = None) -> None:
        """Until the stage is in the colour of this role, or a page is there: "background"."""
        again_s = 0.0
        for now_s in self._until(lambda: f"a screen in {tone}"):
            if self._is_in(tone):
                return
            if meanwhile and now_s >= again_s:
                meanwhile()
                again_s = time.monotonic() + AGAIN_AFTER_S

    def wait_for_panel(self, tone: str) -> None:
        """Until a panel dims the stage that was in the colour of this role."""
        for _ in self._until(lambda: f"a panel over {tone}"):
            if not self._is_in(tone):
                return

    def wait_for_history(self, holds: Callable[[list[dict[str, Any]]], bool]) -> None:
        for _ in self._until(lambda: f"what was wanted in {history(self._data)}"):
            if holds(history(self._data)):
                return

    def color_at(self, x: int, y: int) -> str:
        """A pixel as ``#rrggbb``, out of the server's own picture of the screen."""
        with self._picture.open("rb") as picture:
            # X11/XWDFile.h: big-endian words, of which the first is the header's length, 12 the
            # bytes of a line, and 19 the colours of 12 bytes each between header and picture.
            header = [int.from_bytes(picture.read(4), "big") for _ in range(25)]
            picture.seek(header[0] + 12 * header[19] + header[12] * y + 4 * x)
            blue, green, red = picture.read(3)
        return f"#{red:02x}{green:02x}{blue:02x}"

    def _is_in(self, tone: str) -> bool:
        share = 0.0 if tone == "background" else GROUND_SHARE
        return self.color_at(*CORNER) == named(THEME).mixed(tone, share).name()

    def _until(self, wanted: Callable[[], str]) -> Iterator[float]:
        """Moments at which to look, in seconds, until it takes too long."""
        end_s = time.monotonic() + PATIENCE_S
        while (now_s := time.monotonic()) < end_s:
            assert self.process.poll() is None, f"Midline ended before there was {wanted()}"
            yield now_s
            time.sleep(LOOK_EVERY_S)
        raise AssertionError(f"there was not {wanted()} within {PATIENCE_S:.0f} s")

    def _xdotool(self, *arguments: str) -> None:
        command = ["xdotool", *arguments]
        subprocess.run(
            command,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            timeout=PATIENCE_S,
            check=True,
        )


@contextmanager
def open_window(data: Path, picture_in: Path, **routines: str) -> Iterator[Window]:
    """``data`` is made, with these routines in it as the user's own."""
    (data / "workouts").mkdir(parents=True)
    (data / "settings.yaml").write_text(f"theme: {THEME}\nmute: yes\n", encoding="utf-8")
    for name, text in routines.items():
        (data / "workouts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with screen(1280, 800, "-fbdir", picture_in) as environment:
        window = Window(data, environment, picture_in / "Xvfb_screen0")
        try:
            yield window
        finally:
            window.process.kill()
            window.process.wait()


def history(data: Path) -> list[dict[str, Any]]:
    """The sets that ``midline history export`` has, with their session, the oldest first."""
    command = [*_midline(data), "history", "export", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sessions = json.loads(done.stdout)["sessions"]
    return [session | each for session in sessions for each in session["sets"] if _counts(each)]


def _counts(done: dict[str, Any]) -> bool:
    return bool(done["state"] == "counts")


def _midline(data: Path) -> list[str]:
    return [sys.executable, "-m", "midline", "--data", os.fspath(data)]
