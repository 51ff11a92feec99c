"""The real program on a real (virtual) screen: keys go in, and the history tells what was done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.system.virtual_screen import PATIENCE_S, PROGRAMS, Window, history, open_window

pytestmark = pytest.mark.system

TINY = """\
name: Tiny
get_ready: 1s
rest: 60s
exercises:
  - name: Dip
    do: 2 x 5
  - name: Plank
    do: 2 x 1-60s
"""
HOLD = "name: Hold\nget_ready: 1s\nexercises:\n  - name: Plank\n    do: 2 x 1-60s\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def window(data: Path, tmp_path: Path, needs: Callable[..., None]) -> Iterator[Window]:
    needs(*PROGRAMS)
    with open_window(data, tmp_path, tiny=TINY, hold=HOLD) as window:
        yield window


def test_a_session_is_done_with_keys_from_the_search_to_the_saved_summary(
    window: Window, data: Path
) -> None:
    window.start("tiny")
    window.wait_for("work")
    window.press("p")
    window.wait_for("paused")
    window.press("space")
    window.wait_for("work")
    window.press("space")  # the set has no pace, so this says: done
    window.wait_for("rest")
    window.press("question")
    window.wait_for_panel("rest")
    window.press("Escape")
    window.wait_for("rest")
    window.press(*["minus"] * 4)  # a rest that is shortened to nothing is over
    window.wait_for("work")
    window.press("Right")  # the second set is skipped, so not done
    window.wait_for("rest")
    window.press(*["minus"] * 4)
    window.wait_for("past_least")
    window.press("f")
    window.wait_for("rest")
    window.press("x")
    window.wait_for_panel("rest")
    window.press("Tab", "Return")
    window.wait_for("background")
    window.press("Tab", "7", "ctrl+s")
    window.wait_for_history(lambda rows: all(row["effort"] == 7 for row in rows))
    window.press("ctrl+q")
    assert window.process.wait(PATIENCE_S) == 0
    dip, plank = history(data)
    assert said(dip) == ("Tiny", "Dip", 1, "finished")
    assert dip["actual"] == 5
    assert said(plank) == ("Tiny", "Plank", 1, "finished")
    assert 1 <= plank["actual"] < 60


def test_a_set_is_kept_when_midline_is_killed_in_the_rest_after_it(
    window: Window, data: Path
) -> None:
    window.start("tiny")
    window.wait_for("work")
    window.press("space")
    window.wait_for("rest")
    window.process.kill()
    window.process.wait()
    assert [said(row) for row in history(data)] == [("Tiny", "Dip", 1, "finished")]


def test_a_hold_past_its_least_is_kept_when_the_window_is_closed(
    window: Window, data: Path
) -> None:
    window.start("hold")
    window.wait_for("past_least")
    window.press("ctrl+q")
    assert window.process.wait(PATIENCE_S) == 0
    (plank,) = history(data)
    assert said(plank) == ("Hold", "Plank", 1, "stopped")
    assert 1 <= plank["actual"] < 60


def test_who_closes_twice_finds_what_the_history_did_not_take_in_a_file(
    window: Window, data: Path
) -> None:
    window.start("tiny")
    window.wait_for("work")
    (data / "history.db").unlink()
    (data / "history.db").mkdir()
    window.press("space")
    window.wait_for("rest")
    window.press("ctrl+q", "ctrl+q")
    assert window.process.wait(PATIENCE_S) == 1
    (rescued,) = data.parent.glob("midline-unsaved-*.json")
    (dip,) = json.loads(rescued.read_text("utf-8"))["sessions"][0]["sets"]
    assert (dip["exercise"], dip["actual"]) == ("Dip", 5)


def said(row: dict[str, Any]) -> tuple[object, ...]:
    return row["routine_name"], row["exercise"], row["number"], row["ended"]
