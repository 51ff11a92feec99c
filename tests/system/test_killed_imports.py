"""Imports that are killed at any moment: all of the file is there afterwards, or nothing of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from midline.history.exchange.midline_json import BEGIN, END, as_line
from midline.history.store import Store
from tests.history.laptops import session_id, whole

if sys.platform == "win32":
    pytest.skip("there is no kill -9", allow_module_level=True)
pytestmark = pytest.mark.system

SESSIONS = 1200
FIRST_KB, LAST_KB, EVERY_KB = 400, 4800, 550  # an empty history has 100, one with all of it 5000
LOOK_EVERY_S = 0.002


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Larger than what SQLite keeps in memory before it writes into the file."""
    first = whole(sets=14)
    days = (
        replace(first, id=session_id(n), started_at=first.started_at + timedelta(days=n))
        for n in range(1, SESSIONS + 1)
    )
    path = tmp_path / "all.json"
    path.write_text(BEGIN + ",\n".join(map(as_line, days)) + END, "utf-8")
    return path


def started(data: Path, file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "midline", "--data", data, "history", "import", file, "--yes"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )


def kill_at(process: subprocess.Popen[str], history: Path, size: int) -> None:
    """Once the history has grown so far, within its transaction."""
    while process.poll() is None and not (history.exists() and history.stat().st_size >= size):
        time.sleep(LOOK_EVERY_S)
    process.send_signal(signal.SIGKILL)


def sessions_in(history: Path) -> int:
    with closing(Store(history)) as store:
        assert store.problem() == ""
        return int(store.rows("SELECT count(*) FROM session")[0][0])


def test_an_import_that_is_killed_leaves_all_or_nothing(tmp_path: Path, file: Path) -> None:
    history, found = tmp_path / "data" / "history.db", []
    for size in range(FIRST_KB * 1024, LAST_KB * 1024, EVERY_KB * 1024):
        with started(history.parent, file) as process:
            kill_at(process, history, size)
        found.append(sessions_in(history))
        history.unlink()
    print(f"sessions after each round: {found}")
    assert found[0] == 0
    assert set(found) <= {0, SESSIONS}
    with started(history.parent, file) as process:
        out, _ = process.communicate(timeout=60)
    assert f"{SESSIONS:,} sessions imported." in out
    assert sessions_in(history) == SESSIONS
