"""What every measurement needs: a screen of its own, and what a process has used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure with its bound; a ratio where it has a reference."""

    what: str
    ours: float
    reference: float | None
    unit: str
    at_most: float

    @property
    def value(self) -> float:
        return self.ours if self.reference is None else self.ours / self.reference

    @property
    def holds(self) -> bool:
        return self.value <= self.at_most


@contextmanager
def screen(width: int, height: int, *options: str | Path) -> Iterator[dict[str, str]]:
    """A virtual screen; gives the environment that puts a program on it. ``options`` are Xvfb's."""
    read_end, write_end = os.pipe()
    size = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"]
    command += map(str, options)
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as server:
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            display = answer.readline().strip()
        try:
            environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
            environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every start compiles anew
            yield environment
        finally:
            server.terminate()


def python(*arguments: str | Path) -> list[str]:
    return [sys.executable, *map(str, arguments)]


def in_turn(commands: Sequence[list[str]], rounds: int) -> Iterator[tuple[int, list[str]]]:
    """Each command in each round, so that a slow minute of the machine falls on all alike."""
    for _ in range(rounds):
        yield from enumerate(commands)


def processor_s(pid: int) -> float:
    """Processor time of a process so far, in seconds (proc(5): schedstat, of all its threads)."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    spent = (thread.joinpath("schedstat").read_text(encoding="ascii") for thread in threads)
    return sum(int(text.split()[0]) for text in spent) / 1e9


def peak_mb(pid: int) -> float:
    """The most memory that a process has had resident so far, in MB (proc(5), VmHWM)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"process {pid} has no VmHWM")
