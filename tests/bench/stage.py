"""Processor time of the stage with a figure that moves, against a bare widget with one ring."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tests.bench.measuring import HERE, Figure, processor_s, python, screen
from tests.bench.midline_stage import ROUTINE

BEGIN_S = 4.0
MEASURED_S = 12.0
HIDE_S = 1.5


def figures(folder: Path) -> Iterator[Figure]:
    file = folder / "long.yaml"
    file.write_text(ROUTINE, encoding="utf-8")
    (folder / "data").mkdir()
    settings = folder / "data" / "settings.yaml"
    settings.write_text("sound_checked: yes\n", encoding="utf-8")  # so that the set runs at once
    stage = python("-m", "tests.bench.midline_stage", "--data", folder / "data", "run", file)
    bare = python(HERE / "bare_ring.py", str(BEGIN_S + MEASURED_S + 60))
    shares, paints = {}, 0.0
    for name, command, is_hidden in (
        ("bare", bare, False),
        ("stage", stage, False),
        ("hidden", stage, True),
    ):
        shares[name], counted = processor_share(command, is_hidden)
        if name == "stage":
            paints = counted
    reference = shares["bare"]
    yield Figure("stage, processor time", shares["stage"], reference, "% of a core", 1.2)
    yield Figure("stage hidden, processor time", shares["hidden"], reference, "% of a core", 0.1)
    # Turned round, since every bound is an "at most".
    yield Figure("repaints a second, 25 wanted", 25, paints, "", 1.0)


def processor_share(command: list[str], is_hidden: bool) -> tuple[float, float]:
    """Percent of one core while it runs, and its repaints a second over its whole life."""
    with screen(1280, 800) as environment, started(command, environment) as process:
        sleep(BEGIN_S)
        if is_hidden:
            hide_windows(environment)
            sleep(HIDE_S)
        before_s = processor_s(process.pid)
        sleep(MEASURED_S)
        used_s = processor_s(process.pid) - before_s
        process.terminate()
        printed, _ = process.communicate(timeout=20)
    paints = int(printed.split()[-1]) if printed.split() else 0
    return 100 * used_s / MEASURED_S, paints / (BEGIN_S + MEASURED_S)


@contextmanager
def started(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def hide_windows(environment: dict[str, str]) -> None:
    """What minimising comes to: the window is no longer mapped."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Midline", "windowunmap"]
    subprocess.run(search, env=environment, check=True)
