"""`make bench`: measures, prints a table and JSON, and fails where a bound is missed.

Ratios are taken in one run, ours and the reference in turn. Name parts to run only those:
`make bench ARGS="startup stage"`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.bench.measuring import Figure

PARTS = ("reading", "startup", "stage", "editor", "history", "sound", "soak")


def main(parts: Iterable[str]) -> int:
    found: list[Figure] = []
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="midline-bench-") as folder:
            for figure in import_module(f"tests.bench.{part}").figures(Path(folder)):
                print(row(figure), flush=True)
                found.append(figure)
    print(json.dumps([{**asdict(f), "value": round(f.value, 3), "holds": f.holds} for f in found]))
    return 0 if all(figure.holds for figure in found) else 1


def row(figure: Figure) -> str:
    ours = f"{figure.ours:.3g} {figure.unit}".strip()
    against = "" if figure.reference is None else f" against {figure.reference:.3g} {figure.unit}"
    value = f"{figure.value:.2f}, at most {figure.at_most:g}"
    return f"{'ok  ' if figure.holds else 'MISS'} {figure.what:44} {ours + against:32} {value}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
