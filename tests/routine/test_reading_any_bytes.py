"""Any bytes give a routine or located problems within 2 s: tried in a child process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent / "fuzz_reading.py"


def read_in_a_child(first: int, count: int) -> None:
    child = subprocess.run(
        [sys.executable, str(FUZZ), str(first), str(count)],
        capture_output=True,
        text=True,
        check=False,
    )
    cases = child.stdout.split()
    guilty = f"case {cases[-1] if cases else first}\n{child.stderr[-3000:]}"
    assert child.returncode == 0, guilty
    assert len(cases) == count


def test_500_odd_files_give_a_routine_or_located_problems() -> None:
    read_in_a_child(first=0, count=500)


@pytest.mark.long
def test_30_000_odd_files_give_a_routine_or_located_problems() -> None:
    read_in_a_child(first=500, count=30_000)
