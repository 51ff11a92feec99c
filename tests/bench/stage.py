"""Processor time of the stage with a figure that moves, against a bare widget with one ring.

Both run at the same time, so that a busy minute of the machine falls on both.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tests.bench.measuring import HERE, Figure, processor_s, python, screen
from tests.bench.midline_stage import ROUTINE

BEGIN_S = 6.0  # the first rep is over, whose pictures are painted and kept
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
    with started(bare) as reference, started(stage) as ours:
        sleep(BEGIN_S)
        bare_share, stage_share = shares(reference[0], ours[0])
        paints = painted_a_second(ours[0])
    with started(stage) as (process, environment):
        sleep(BEGIN_S)
        hide_windows(environment)
        sleep(HIDE_S)
        (hidden_share,) = shares(process)
    yield Figure("stage, processor time", stage_share, bare_share, "% of a core", 1.2)
    yield Figure("stage hidden, processor time", hidden_share, bare_share, "% of a core", 0.1)
    # Turned round, since every bound is an "at most".
    yield Figure("repaints a second, 25 wanted", 25, paints, "", 1.0)


def shares(*processes: subprocess.Popen[str]) -> list[float]:
    """Percent of one core, of each process."""
    before_s = [processor_s(process.pid) for process in processes]
    sleep(MEASURED_S)
    after_s = [processor_s(process.pid) for process in processes]
    return [
        100 * (after - before) / MEASURED_S for before, after in zip(before_s, after_s, strict=True)
    ]


def painted_a_second(process: subprocess.Popen[str]) -> float:
    """Ends it; how often it was repainted."""
    process.terminate()
    printed, _ = process.communicate(timeout=20)
    return float(printed.split()[-1]) if printed.split() else 0.0


@contextmanager
def started(
    command: list[str],
) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """Runs on a screen of its own; gives the environment too."""
    with screen(1280, 800) as environment:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            yield process, environment
        finally:
            process.kill()
            process.wait()


def hide_windows(environment: dict[str, str]) -> None:
    """What minimising comes to: the window is no longer mapped."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Midline", "windowunmap"]
    subprocess.run(search, env=environment, check=True)
