"""How long reading takes: the largest shipped routine, and the check of 1,000 files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from midline.routine.reading import read_routine
from midline.session.plan import compile_plan
from tests.bench.measuring import ROOT, Figure
from tests.bench.startup import fill


def figures(folder: Path) -> Iterator[Figure]:
    largest = max((ROOT / "workouts").glob("*.yaml"), key=lambda path: path.stat().st_size)
    what = f"reading and compiling {largest.name}"
    yield Figure(what, median(read_ms(largest.read_bytes()) for _ in range(50)), None, "ms", 10)
    files = folder / "files"
    fill(files, 1000)
    yield Figure("midline check of 1,000 files", median(check_s(files)), None, "s", 2)


def read_ms(data: bytes) -> float:
    began_s = perf_counter()
    routine = read_routine(data, "largest.yaml").routine
    assert routine is not None
    compile_plan(routine)
    return (perf_counter() - began_s) * 1000


def check_s(files: Path) -> Iterator[float]:
    midline = Path(sys.executable).with_name("midline")
    for _ in range(3):
        began_s = perf_counter()
        subprocess.run([midline, "check", files], check=True, stdout=subprocess.DEVNULL)
        yield perf_counter() - began_s
