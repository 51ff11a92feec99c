"""A routine's own names are said, after its worker, a process of its own, had its time."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from midline.audio.own_names import OwnNames, wanted
from midline.audio.voice import Voice, shipped_voice
from midline.routine.reading import read_routine
from midline.session.plan import Plan, compile_plan
from tests.audio.fake_engine import FakeEngine

VOICE = shipped_voice()
# In another script, so that the fake engine is asked even where piper is installed.
TWO = ("Планка на локтях", "Лодочка")


def plan_of(*names: str) -> Plan:
    moves = "".join(f"\n  - name: {name!r}\n    do: 1 x 47s" for name in names)
    routine = read_routine(f"name: Own\nexercises:{moves}\n".encode(), "own.yaml").routine
    assert routine is not None
    return compile_plan(routine)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    return FakeEngine(tmp_path, monkeypatch)


@pytest.fixture
def names(tmp_path: Path) -> Iterator[OwnNames]:
    made = OwnNames(tmp_path / "cache" / "voice")
    yield made
    made.stop()


def wait_until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 60  # on a busy machine: the worker runs last
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def said(names: OwnNames, plan: Plan) -> set[str]:
    return names.voice(plan, VOICE).lengths.keys() - VOICE.lengths.keys()


def test_only_what_the_voice_can_not_put_together_is_wanted() -> None:
    plan = plan_of("Plank", "Dragon flag (tucked)", "Side plank")
    assert wanted(plan, VOICE) == ["Dragon flag (tucked)", "Dragon flag"]
    assert wanted(plan, Voice({"dragon flag": 1.0, "(tucked)": 0.5}).over(VOICE)) == []


def test_names_are_made_behind_and_then_said(fake: FakeEngine, names: OwnNames) -> None:
    plan = plan_of("Plank", *TWO)
    names.prepare(plan, VOICE)
    wait_until(lambda: not names.is_busy())
    assert said(names, plan) == {text.casefold() for text in TWO}
    assert fake.said == [f"{text}." for text in TWO]


def test_a_routine_with_shipped_names_starts_nothing(
    fake: FakeEngine, names: OwnNames, tmp_path: Path
) -> None:
    names.prepare(plan_of("Plank", "Side plank", "💪"), VOICE)
    assert not names.is_busy()
    assert fake.said == []
    assert not (tmp_path / "cache").exists()


def test_what_was_made_is_not_looked_at_again(fake: FakeEngine, names: OwnNames) -> None:
    plan = plan_of(*TWO)
    names.prepare(plan, VOICE)
    wait_until(lambda: not names.is_busy())
    names.prepare(plan, VOICE)
    assert not names.is_busy()
    assert len(fake.said) == 2


def test_stopping_keeps_what_is_ready_and_leaves_no_process_behind(
    fake: FakeEngine, names: OwnNames
) -> None:
    plan = plan_of(TWO[0], "hang Лодочка")
    names.prepare(plan, VOICE)
    wait_until(lambda: len(fake.said) == 2)
    names.stop()
    assert not names.is_busy()
    assert said(names, plan) == {TWO[0].casefold()}
    assert running(fake.program) == []


def test_what_was_stopped_is_made_when_it_is_asked_for_again(
    fake: FakeEngine, names: OwnNames
) -> None:
    plan = plan_of(*TWO)
    names.prepare(plan, VOICE)
    names.stop()
    assert said(names, plan) == set()
    names.prepare(plan, VOICE)
    wait_until(lambda: not names.is_busy())
    assert len(said(names, plan)) == 2


def test_the_routine_opened_last_goes_first_and_the_others_are_not_forgotten(
    fake: FakeEngine, names: OwnNames
) -> None:
    earlier, last = plan_of(TWO[0]), plan_of(TWO[1])
    names.prepare(earlier, VOICE)
    names.prepare(last, VOICE)
    wait_until(lambda: not names.is_busy())
    assert said(names, last) | said(names, earlier) == {text.casefold() for text in TWO}
    assert fake.said[-2:] == [f"{TWO[1]}.", f"{TWO[0]}."]


def test_five_hundred_long_names_do_not_keep_the_caller_waiting(
    fake: FakeEngine, names: OwnNames
) -> None:
    plan = plan_of(*(f"Планка {i} {'о' * 280}" for i in range(500)))
    voice = VOICE
    began = time.perf_counter()
    names.prepare(plan, voice)
    assert time.perf_counter() - began < 2.0
    wait_until(lambda: len(fake.said) > 0)


def test_where_nothing_can_be_written_the_names_stay_unsaid(
    fake: FakeEngine, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    names = OwnNames(tmp_path / "cache" / "voice")
    names.prepare(plan_of(*TWO), VOICE)
    assert not names.is_busy()
    assert said(names, plan_of(*TWO)) == set()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
def test_the_worker_ends_when_who_started_it_is_gone(fake: FakeEngine, names: OwnNames) -> None:
    names.prepare(plan_of("hang Лодочка"), VOICE)
    wait_until(lambda: len(fake.said) == 1)
    worker = names._worker
    assert worker is not None
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(5) == -signal.SIGKILL
    wait_until(lambda: running(fake.program) == [])


def running(program: Path) -> list[str]:
    found = subprocess.run(["/usr/bin/env", "-i", "/bin/ps", "-eo", "args"], capture_output=True)
    return [line for line in found.stdout.decode().splitlines() if str(program) in line]
