"""Sessions that are killed at any moment: what was reported is kept, and the next set is known."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from midline.data_folder import DataFolder
from midline.desktop.session_lock import is_under_way
from midline.history.corrections import remove_session
from midline.history.queries import past_sessions, past_sets
from midline.history.recorder import wall_now
from midline.history.resume import CutShort, cut_short, finish
from midline.history.store import Store

if sys.platform == "win32":
    pytest.skip("there is no kill -9", allow_module_level=True)

ROUTINE = """\
name: Killed
get_ready: 2s
rest: 1s
exercises:
  - {name: Plank, do: 8 x 2s}
  - {name: Side plank, do: 3 x 2s, sides: left-right, switch: 1s}
  - {name: Press, do: 4 x 2, pace: 1s}
"""
SETS = 8 + 6 + 4
SPEED = 75  # the whole session in less than a second
HOW = ("--headless", "--jsonl", "--mute", "--speed", str(SPEED))
LATEST_S = 0.9  # after the first line: some sessions come to their end


@dataclass
class Tally:
    """What the table says of all the rounds."""

    rounds: int = 0
    reported: int = 0
    there: int = 0
    offered: int = 0
    right: int = 0
    ended: int = 0
    before_a_set: int = 0
    went_on: int = 0

    def __str__(self) -> str:
        return (
            f"rounds {self.rounds}, of these going on with the one before {self.went_on};"
            f" sets reported {self.reported}, of these there {self.there};"
            f" cut short {self.offered}, resumed right {self.right};"
            f" killed before the first set {self.before_a_set}, after the end {self.ended}"
        )


class Rounds:
    """One data folder through all of it, as one laptop has it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._data = DataFolder(folder / "data")
        self._routine = folder / "killed.yaml"
        self._routine.write_text(ROUTINE)
        self._random = random.Random(seed)
        self._before: CutShort | None = None
        self.tally = Tally()

    def play(self) -> None:
        """A session, or the rest of the one before, is killed; then the history is looked at."""
        goes_on = self._before is not None and self._random.random() < 0.3
        before = self._before.begun.id if self._before is not None else ""
        known = self._sessions()
        reported, is_over = self._killed("resume" if goes_on else "run")
        self.tally.rounds += 1
        self.tally.went_on += goes_on
        with closing(Store(self._data.history)) as store:
            assert store.problem() == ""
            (session,) = {before} if goes_on else self._sessions() - known or {""}
            self._look_at(store, session, reported, is_over)
            self._answer(store)

    def _look_at(self, store: Store, session: str, reported: list[str], is_over: bool) -> None:
        there = past_sets(store, session)
        names = {f"{each.exercise} {each.number} {each.side}" for each in there}
        self.tally.reported += len(reported)
        self.tally.there += sum(1 for name in reported if name in names)
        assert set(reported) <= names
        found = cut_short(store, partial(is_under_way, self._data.running))
        unfinished = [each.id for each in past_sessions(store) if each.finished_at is None]
        assert unfinished == ([found.begun.id] if found else [])
        self._before = found
        if is_over or len(there) == SETS:
            self.tally.ended += 1
            assert session not in unfinished
        elif not session:
            self.tally.before_a_set += 1
        else:
            self.tally.offered += 1
            assert found is not None
            assert found.begun.id == session
            assert found.next_set is not None
            assert [each.ordinal for each in there] == list(range(len(there)))
            self.tally.right += found.next_set.ordinal == len(there)
            assert found.next_set.ordinal == len(there)

    def _answer(self, store: Store) -> None:
        """Some are left for later, some finished, some discarded."""
        answer = self._random.random()
        if self._before is None or answer < 0.6:
            return
        if answer < 0.8:
            finish(store, self._before.begun)
        else:
            remove_session(store, self._before.begun.id, wall_now())
        self._before = None

    def _sessions(self) -> set[str]:
        if not self._data.history.exists():
            return set()
        with closing(Store(self._data.history)) as store:
            return {str(row[0]) for row in store.rows("SELECT id FROM session")}

    def _killed(self, command: str) -> tuple[list[str], bool]:
        """The sets that it reported, and whether it reported its end."""
        is_early = self._random.random() < 0.1  # while it still imports, or makes the database
        with self._started(command) as process:
            assert process.stdout is not None
            lines = [] if is_early else [process.stdout.readline()]
            time.sleep(self._random.uniform(0, LATEST_S))
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        events = list(_events(lines))
        done = [each for each in events if each["event"] == "SetCompleted"]
        names = [f"{each['exercise']} {each['set']} {each['side']}" for each in done]
        return names, any(each["event"] == "SessionFinished" for each in events)

    def _started(self, command: str) -> subprocess.Popen[str]:
        routine = [self._routine] if command == "run" else []
        return subprocess.Popen(
            [sys.executable, "-m", "midline", "--data", self._data.root, command, *routine, *HOW],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )


def _events(lines: list[str]) -> Iterator[dict[str, Any]]:
    """A line may be cut by the kill: it was not reported."""
    for line in lines:
        if line.endswith("\n"):
            yield json.loads(line)


def play(folder: Path, rounds: int) -> Tally:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    made = Rounds(folder, seed)
    for number in range(rounds):
        print(f"round {number}")
        made.play()
    print(made.tally)
    return made.tally


def test_sessions_that_are_killed_keep_what_they_reported(tmp_path: Path) -> None:
    tally = play(tmp_path, 20)
    assert tally.there == tally.reported > 0
    assert tally.right == tally.offered > 0


@pytest.mark.long
def test_many_sessions_that_are_killed_keep_what_they_reported(tmp_path: Path) -> None:
    tally = play(tmp_path, 300)
    assert tally.there == tally.reported
    assert tally.right == tally.offered > 100
    assert tally.went_on > 10
