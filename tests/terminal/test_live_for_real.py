"""The terminal front end on a real terminal: keys in, a screen out, and everything put back."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo terminals are POSIX's", allow_module_level=True)

import fcntl
import struct
import termios

TINY = """\
name: Tiny 🏃 שלום
get_ready: 60s
rest: 60s
exercises:
  - name: Dip
    do: 2 x 5-8
    tips: [Elbows back]
  - name: Plank
    do: 1 x 30-60s
"""
PATIENCE_S = 10.0


class Terminal:
    """A terminal of 90 columns with Midline in it."""

    def __init__(self, folder: Path) -> None:
        (folder / "tiny.yaml").write_text(TINY)
        self._outside, self._inside = os.openpty()
        fcntl.ioctl(self._inside, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 90, 0, 0))
        self._mode_before = termios.tcgetattr(self._inside)
        self._said = ""
        inside = self._inside
        arguments = ["run", str(folder / "tiny.yaml"), "--terminal", "--mute"]
        arguments += ["--data", str(folder / "data")]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "midline", *arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def type(self, keys: str) -> None:
        self._said = ""
        os.write(self._outside, keys.encode())

    def shows(self, text: str) -> bool:
        """True as soon as it has appeared since the last key; False if it does not."""
        end = time.monotonic() + PATIENCE_S
        while text not in self._said and time.monotonic() < end:
            if select.select([self._outside], [], [], 0.1)[0]:
                self._said += os.read(self._outside, 65536).decode(errors="replace")
        return text in self._said

    def is_as_before(self) -> bool:
        """Once the process has ended: its mode, its cursor and its screen."""
        self.process.wait(PATIENCE_S)
        return termios.tcgetattr(self._inside) == self._mode_before and self.shows(
            "\x1b[?25h\x1b[?1049l"
        )

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._outside)
        os.close(self._inside)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


def test_a_session_is_done_with_keys_to_its_summary(terminal: Terminal) -> None:
    assert terminal.shows("GET READY · next: Dip 1 of 2")
    terminal.type("s")
    assert terminal.shows("COUNT-IN · Dip 1 of 2")
    assert terminal.shows("WORK · Dip 1 of 2")
    assert terminal.shows("press space when it is done · Elbows back")
    terminal.type(" ")
    assert terminal.shows("1 of 3 sets")
    terminal.type(" ")
    assert terminal.shows("PAUSED · REST")
    terminal.type("f")
    assert terminal.shows("There is no set to finish now.")
    terminal.type("?")
    assert terminal.shows("enough: leave out the offered sets")
    terminal.type("q")
    assert terminal.shows("Stop? 2 of 3 sets would be left.")
    terminal.type("n")
    assert terminal.shows("PAUSED · REST")
    terminal.type("q")
    assert terminal.shows("Stop?")
    terminal.type("y")
    assert terminal.shows("Dip       1 of 2        5-8 reps  5 reps")
    assert terminal.is_as_before()
    assert terminal.process.returncode == 0


def test_ctrl_c_asks_first_and_stops_the_second_time(terminal: Terminal) -> None:
    assert terminal.shows("GET READY")
    terminal.type("\x03")
    assert terminal.shows("Stop? 3 of 3 sets would be left.")
    terminal.type("\x03")
    assert terminal.shows("0 of 3 sets")
    assert terminal.is_as_before()
    assert terminal.process.returncode == 0


def test_the_system_ends_it_without_a_question(terminal: Terminal) -> None:
    assert terminal.shows("GET READY")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.shows("0 of 3 sets")
    assert terminal.is_as_before()


def test_an_arrow_is_one_key_and_any_other_is_nothing(terminal: Terminal) -> None:
    assert terminal.shows("GET READY")
    terminal.type("zZ9\x1b[A\x1b[C")
    assert terminal.shows("COUNT-IN · Dip 1 of 2")
