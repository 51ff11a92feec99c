"""The terminal front end on a real terminal: keys in, a screen out, and everything put back."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from midline.history.store import Store
from tests.history.interrupted import interrupt

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
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
# The first terminal that a new session opens is the one whose Ctrl-C it gets.
_ON_THIS_TERMINAL = 'exec "$@" < "$0" > "$0" 2>&1'


class Terminal:
    """A terminal of 90 columns with Midline in it."""

    def __init__(self, *arguments: object) -> None:
        self._outside, self._inside = os.openpty()
        fcntl.ioctl(self._inside, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 90, 0, 0))
        self._mode_before = termios.tcgetattr(self._inside)
        self._said = ""
        command = [sys.executable, "-m", "midline", *map(str, arguments)]
        self.process = subprocess.Popen(
            ["sh", "-c", _ON_THIS_TERMINAL, os.ttyname(self._inside), *command],
            start_new_session=True,
            env={name: value for name, value in os.environ.items() if name not in _SCREENS},
        )

    def type(self, keys: str) -> None:
        self._said = ""
        os.write(self._outside, keys.encode())

    def expect(self, text: str) -> None:
        """Waits until it has appeared since the last key."""
        end = time.monotonic() + PATIENCE_S
        while text not in self._said:
            assert time.monotonic() < end, f"{text!r} did not appear, but:\n{self._said}"
            if select.select([self._outside], [], [], 0.1)[0]:
                self._said += os.read(self._outside, 65536).decode(errors="replace")

    def expect_to_be_left_as_it_was(self, code: int = 0) -> None:
        """Once the process has ended: its mode, its cursor and its screen."""
        self.expect("\x1b[?25h\x1b[?1049l")
        assert self.process.wait(PATIENCE_S) == code
        assert termios.tcgetattr(self._inside) == self._mode_before

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._outside)
        os.close(self._inside)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    routine = tmp_path / "tiny.yaml"
    routine.write_text(TINY)
    terminal = Terminal("run", routine, "--terminal", "--mute", "--data", tmp_path / "data")
    yield terminal
    terminal.close()


def test_a_session_is_done_with_keys_to_its_summary(terminal: Terminal) -> None:
    terminal.expect("GET READY · next: Dip 1 of 2")
    terminal.type("s")
    terminal.expect("COUNT-IN · Dip 1 of 2")
    for word in ("3", "2", "1", "GO"):
        terminal.expect(f"█████ {word} ███")
    terminal.expect("WORK · Dip 1 of 2")
    terminal.expect("press space when it is done · Elbows back")
    terminal.type(" ")
    terminal.expect("1 of 3 sets")
    terminal.type(" ")
    terminal.expect("PAUSED · REST")
    terminal.type("f")
    terminal.expect("There is no set to finish now.")
    terminal.type("m")
    terminal.expect("This session has no sound.")
    terminal.type("?")
    terminal.expect("enough: leave out the offered sets")
    terminal.type("q")
    terminal.expect("Stop? 2 of 3 sets would be left.")
    terminal.type("n")
    terminal.expect("PAUSED · REST")
    terminal.type("q")
    terminal.expect("Stop?")
    terminal.type("y")
    terminal.expect("Dip       1 of 2        5-8 reps  5 reps")
    terminal.expect_to_be_left_as_it_was()


def test_sets_that_cannot_be_saved_are_told_on_the_screen_and_after_it(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.expect("GET READY")
    (tmp_path / "data" / "history.db").unlink()
    (tmp_path / "data" / "history.db").mkdir()
    terminal.type("s")
    terminal.expect("WORK · Dip 1 of 2")
    terminal.type(" ")
    terminal.expect("Move it away")  # where its line breaks depends on how long the path is
    terminal.type("qy")
    terminal.expect("1 set of this session could not be saved.")
    terminal.expect(" instead.")
    terminal.expect_to_be_left_as_it_was(code=1)


def test_ctrl_c_asks_first_and_stops_the_second_time(terminal: Terminal) -> None:
    terminal.expect("GET READY")
    terminal.type("\x03")
    terminal.expect("Stop? 3 of 3 sets would be left.")
    terminal.type("\x03")
    terminal.expect("0 of 3 sets")
    terminal.expect_to_be_left_as_it_was()


def test_the_system_ends_it_without_a_question(terminal: Terminal) -> None:
    terminal.expect("GET READY")
    terminal.process.send_signal(signal.SIGTERM)
    terminal.expect("0 of 3 sets")
    terminal.expect_to_be_left_as_it_was()


@pytest.mark.long
def test_after_being_stopped_it_says_for_how_long_and_waits(terminal: Terminal) -> None:
    terminal.expect("GET READY")
    terminal.process.send_signal(signal.SIGSTOP)
    time.sleep(10.5)  # less is taken for a busy machine
    terminal.process.send_signal(signal.SIGCONT)
    terminal.expect("PAUSED · GET READY")
    terminal.expect("You were away for 1")
    terminal.expect("Space goes on, r does the set again, q ends the session.")
    terminal.type(" ")
    terminal.expect("space pause")
    terminal.type("qy")
    terminal.expect_to_be_left_as_it_was()


@pytest.fixture
def after_a_crash(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "data").mkdir()
    with closing(Store(tmp_path / "data" / "history.db")) as store:
        interrupt(store)
    routine = tmp_path / "tiny.yaml"
    routine.write_text(TINY)
    terminal = Terminal("run", routine, "--terminal", "--mute", "--data", tmp_path / "data")
    yield terminal
    terminal.close()


def test_after_a_crash_it_asks_and_goes_on_with_the_next_set(after_a_crash: Terminal) -> None:
    after_a_crash.expect("2 sets are saved. Next is Plank 3 of 3.")
    after_a_crash.type("x\n")
    after_a_crash.expect("g goes on with it")
    after_a_crash.type("g\n")
    after_a_crash.expect("COUNT-IN · Plank 3 of 3")
    after_a_crash.expect("●●○○○  2 of 5 sets")
    after_a_crash.type("qy")
    after_a_crash.expect("Plank     2 of 3         20 s     20 s")
    after_a_crash.expect_to_be_left_as_it_was()


def test_after_a_crash_the_answer_can_wait(after_a_crash: Terminal) -> None:
    after_a_crash.expect("Enter leaves it for later")
    after_a_crash.type("\n")
    after_a_crash.expect("GET READY · next: Dip 1 of 2")
    after_a_crash.type("qy")
    after_a_crash.expect_to_be_left_as_it_was()


def test_after_a_crash_it_can_be_finished_or_discarded(after_a_crash: Terminal) -> None:
    after_a_crash.expect("d discards it")
    after_a_crash.type("f\n")
    after_a_crash.expect("Finished with its last set.")
    after_a_crash.expect("GET READY · next: Dip 1 of 2")


def test_an_arrow_is_one_key_and_any_other_is_nothing(terminal: Terminal) -> None:
    terminal.expect("GET READY")
    terminal.type("zZ9\x1b[A\x1b[C")
    terminal.expect("COUNT-IN · Dip 1 of 2")


def test_without_a_display_a_routine_is_chosen_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "a.yaml").write_text(TINY)
    (tmp_path / "workouts" / "b.yaml").write_text("name: [")
    (tmp_path / "settings.yaml").write_text("mute: yes\n")
    terminal = Terminal("--data", tmp_path)
    try:
        terminal.expect("There is no display")
        terminal.expect("2         b                   broken: a value is missing here")
        terminal.expect("Which one?")
        terminal.type("99\n")
        terminal.expect("Please type a number from 1 to 10.")
        terminal.type("2\n")
        terminal.expect("This file is broken:")
        terminal.type("1\n")
        terminal.expect("GET READY · next: Dip 1 of 2")
        terminal.type("qy")
        terminal.expect_to_be_left_as_it_was()
    finally:
        terminal.close()


def test_choosing_nothing_is_a_way_to_leave(tmp_path: Path) -> None:
    terminal = Terminal("--data", tmp_path)
    try:
        terminal.expect("Which one?")
        terminal.type("\n")
        assert terminal.process.wait(PATIENCE_S) == 0
    finally:
        terminal.close()
