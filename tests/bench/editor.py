"""The editor: opening it, and a key press in its text until form, problems and timeline show it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from midline.ui.editor.editing import AT_ONCE_MOST
from tests.bench.measuring import ROOT, Figure, in_turn, python, screen

ROUNDS = 3
EXERCISE = """\
  - name: Exercise {n}
    do: 3 x 45-60s   # as long as it is good
    tempo: 2-1-2-0
    tips:
      - Make one line from head to heels
      - Tighten belly and buttocks
    needs: [mat]

"""


class Measured(NamedTuple):
    opening_ms: float
    keys_ms: list[float]
    pause_ms: float


def figures(folder: Path) -> Iterator[Figure]:
    """In a new process each time, as for somebody who opens the editor once."""
    largest = max((ROOT / "workouts").glob("*.yaml"), key=lambda path: path.stat().st_size)
    made = "name: Five hundred\nexercises:\n" + "".join(EXERCISE.format(n=n) for n in range(500))
    texts = {
        largest.name: largest.read_text("utf-8"),
        "500 exercises": made,
        "800 kB": made + "# so\n" * 140_000,  # as one pastes by mistake
    }
    data = [with_routine(folder / name, text) for name, text in texts.items()]
    commands = [python("-m", "tests.bench.midline_editor", each) for each in data]
    found: list[list[Measured]] = [[] for _ in texts]
    with screen(1280, 800) as environment:
        for which, command in in_turn(commands, ROUNDS):
            printed = subprocess.check_output(command, env=environment, text=True)
            rows = [list(map(float, row.split())) for row in printed.splitlines()]
            found[which].append(Measured(rows[0][0], rows[1], rows[2][0]))
    for (name, text), measured, at_most in zip(texts.items(), found, (16, 50, 50), strict=True):
        keys = [each for one in measured for each in one.keys_ms]
        opening = median(each.opening_ms for each in measured)
        yield Figure(f"a key press, {name}, p95", quantiles(keys, n=20)[-1], None, "ms", at_most)
        if len(text) > AT_ONCE_MOST:
            continue  # it is read later, and no routine that anybody has
        yield Figure(f"opening the editor, {name}", opening, None, "ms", 150)
        still = max(*keys, *(each.pause_ms for each in measured))
        yield Figure(f"the longest standstill, {name}", still, None, "ms", 100)


def with_routine(folder: Path, text: str) -> Path:
    """A data folder with one routine of the user's own."""
    (folder / "workouts").mkdir(parents=True)
    (folder / "workouts" / "bench.yaml").write_text(text, encoding="utf-8")
    settings = "sound_checked: yes\ntour_offered: yes\nmute: yes\n"
    (folder / "settings.yaml").write_text(settings, encoding="utf-8")
    return folder
