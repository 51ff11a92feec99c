"""Two Midlines on the same data: the window and the terminal both record, and lose nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from midline.history.queries import past_sessions, past_sets
from midline.history.store import Store

if sys.platform == "win32":
    pytest.skip("a window is ended by a signal here", allow_module_level=True)
pytestmark = pytest.mark.system

IN_THE_WINDOW = """\
name: In the window
get_ready: 0s
rest: 0s
exercises:
  - {name: Plank, do: 8 x 1s}
"""
IN_THE_TERMINAL = IN_THE_WINDOW.replace("window", "terminal").replace("8 x 1s", "9 x 10s")
HEADLESS = ("--headless", "--mute", "--speed", "50")
SESSIONS = 2


def start(data: Path, *arguments: object, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "midline", "--data", data, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | more,
    )


def finished(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def kept(data: Path) -> Counter[str]:
    """How many sets each routine has."""
    with closing(Store(data / "history.db")) as store:
        return Counter(
            session.routine_name
            for session in past_sessions(store)
            for _ in past_sets(store, session.id)
        )


def wait_for_a_set(data: Path) -> None:
    end = time.monotonic() + 30
    while not (data / "history.db").exists() or not kept(data):
        assert time.monotonic() < end, "the window records nothing"
        time.sleep(0.1)


def hold_the_history(data: Path, run: subprocess.Popen[str]) -> None:
    """Another program writes until a session has waited in vain, and says so."""
    assert run.stderr is not None
    with closing(sqlite3.connect(data / "history.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        told = run.stderr.readline()
        connection.execute("ROLLBACK")
    assert "is in use by another program" in told
    assert "Your sets are kept until then." in told


def test_the_window_and_the_terminal_record_at_the_same_time(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.yaml").write_text("mute: true\ntour_offered: true\n")
    in_window, in_terminal = tmp_path / "window.yaml", tmp_path / "terminal.yaml"
    in_window.write_text(IN_THE_WINDOW)
    in_terminal.write_text(IN_THE_TERMINAL)
    with start(data, "run", in_window, QT_QPA_PLATFORM="offscreen") as window:
        wait_for_a_set(data)
        with start(data, "resume", "--discard") as other:
            _, err = other.communicate(timeout=30)
        assert "No session was cut short." in err  # the window's is under way
        runs = [start(data, "run", in_terminal, *HEADLESS) for _ in range(SESSIONS)]
        hold_the_history(data, runs[0])
        for run in runs:
            assert finished(run).endswith("finished: 9 of 9 sets\n")
        end = time.monotonic() + 30
        while kept(data)["In the window"] < 8 and time.monotonic() < end:
            time.sleep(0.2)
        window.send_signal(signal.SIGTERM)
        finished(window)
    assert kept(data) == {"In the window": 8, "In the terminal": 9 * SESSIONS}
    with closing(Store(data / "history.db")) as store:
        assert store.problem() == ""
        assert all(each.finished_at for each in past_sessions(store))


def test_a_window_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    """Its lock goes with it, even while the processes that it started live on."""
    data, routine = tmp_path / "data", tmp_path / "window.yaml"
    data.mkdir()
    (data / "settings.yaml").write_text("sound_checked: true\ntour_offered: true\n")
    routine.write_text(IN_THE_WINDOW)
    with start(data, "run", routine, QT_QPA_PLATFORM="offscreen") as window:
        wait_for_a_set(data)
        window.kill()
    done = kept(data)["In the window"]
    assert 0 < done < 8
    with start(data, "resume", *HEADLESS) as rest:
        assert finished(rest).endswith("finished: 8 of 8 sets\n")
    assert kept(data) == {"In the window": 8}
    with closing(Store(data / "history.db")) as store:
        assert len(past_sessions(store)) == 1
