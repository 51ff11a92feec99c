"""100,000 repaints of the stage: memory must not grow, and no reference may be lost.

PySide6 6.12.0 on Python 3.11 lost one reference to ``None`` at every call that returns nothing
(docs/adr/0002): there this ends in an abort after some 7,000 repaints.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Figure, python, screen


def figures(folder: Path) -> Iterator[Figure]:
    del folder
    with screen(1280, 800) as environment:
        command = python("-m", "tests.bench.soak_stage")
        done = subprocess.run(
            command, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
    grown_mb, lost = (float(word) for word in done.stdout.split())
    yield Figure("memory grown over 100,000 repaints", grown_mb, None, "MB", 1.0)
    yield Figure("references lost over 100,000 repaints", lost, None, "", 100)
