"""Start to first painted library, and the most memory, against a bare PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from tests.bench.measuring import HERE, ROOT, Figure, in_turn, peak_mb, python, screen

ROUNDS = 11
SETTLE_S = 2.0  # what is read after the first paint counts as memory too


def figures(folder: Path) -> Iterator[Figure]:
    crowded = folder / "crowded"
    fill(crowded / "workouts", 1000)
    midline = str(Path(sys.executable).with_name("midline"))
    commands = [
        python(HERE / "bare_window.py"),
        [midline, "--data", str(folder / "fresh")],
        [midline, "--data", str(crowded)],
    ]
    times: list[list[float]] = [[], [], []]
    complete: list[list[float]] = [[], [], []]
    peaks: list[list[float]] = [[], [], []]
    with screen(1280, 800) as environment:
        environment |= {"MIDLINE_FIRST_PAINT": "1"}
        for which, command in commands_in_turn(commands):
            first_paint_s, complete_s, peak = start(command, environment)
            times[which].append(first_paint_s * 1000)
            complete[which].append(complete_s * 1000)
            peaks[which].append(peak)
    bare, fresh, many = (median(each[1:]) for each in times)
    yield Figure("start to first painted library", fresh, bare, "ms", 1.4)
    yield Figure("the same with 1,000 routine files", many, bare, "ms", 1.7)
    # Not asked for, but said: the first paint has the list as last read, this the whole page.
    yield Figure("every routine read and painted", median(complete[1][1:]), bare, "ms", 2.5)
    bare, fresh, _ = (median(each) for each in peaks)
    yield Figure("peak memory", fresh, bare, "MB", 1.4)


def commands_in_turn(commands: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    return in_turn(commands, ROUNDS)


def start(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds to the first paint and until all is painted; the peak in MB a while later."""
    began_s = monotonic()
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told_s = {}
        last = "first paint" if "bare_window" in str(command) else "library complete"
        for line in process.stderr:
            told_s[line.strip()] = monotonic() - began_s
            if last in told_s:
                break
        else:
            raise RuntimeError(f"{command} ended without painting")
        sleep(SETTLE_S)
        peak = peak_mb(process.pid)
        process.terminate()
        process.stderr.read()
    return told_s["first paint"], told_s[last], peak


def fill(workouts: Path, count: int) -> None:
    """So many routine files of the user's own, each as large as a shipped one."""
    workouts.mkdir(parents=True)
    text = (ROOT / "workouts" / "core-basics.yaml").read_text(encoding="utf-8")
    for i in range(count):
        named = text.replace("name: Core basics", f"name: My routine {i}", 1)
        (workouts / f"my-{i:04}.yaml").write_text(named, encoding="utf-8")
    os.sync()
