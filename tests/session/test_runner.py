"""The runner over a clock that the test moves: it passes events on and notices an absence."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from midline.session.amounts import ns
from midline.session.clock import Moment, away_s
from midline.session.events import Command, Event, SessionFoundPaused, SetCompleted
from midline.session.plan import compile_plan
from midline.session.runner import Runner
from midline.session.state import Phase, Session
from tests.session.scenario import PLANK, routine


@dataclass
class MovableClock:
    running_s: float = 1000
    elapsed_s: float = 5000

    def now(self) -> Moment:
        return Moment(ns(self.running_s), ns(self.elapsed_s))

    def run(self, seconds: float) -> None:
        self.running_s += seconds
        self.elapsed_s += seconds

    def sleep(self, seconds: float) -> None:
        self.elapsed_s += seconds


@dataclass
class Heard:
    events: list[Event] = field(default_factory=list)

    def __call__(self, session: Session, events: tuple[Event, ...]) -> None:
        self.events += events


def started() -> tuple[Runner, MovableClock, Heard]:
    clock, heard = MovableClock(), Heard()
    runner = Runner(compile_plan(routine(PLANK)), clock, [heard])
    runner.command(Command.START)
    return runner, clock, heard


def run_for(runner: Runner, clock: MovableClock, seconds: int) -> None:
    for _ in range(seconds):
        clock.run(1)
        runner.tick()


def test_ticks_carry_the_session_to_its_end() -> None:
    runner, clock, heard = started()
    run_for(runner, clock, 160)
    assert runner.session.phase is Phase.FINISHED
    assert sum(isinstance(e, SetCompleted) for e in heard.events) == 2


def test_it_says_when_it_must_be_asked_again() -> None:
    runner, clock, _ = started()
    assert runner.due_in_s() == 7
    run_for(runner, clock, 7)
    assert runner.due_in_s() == 1
    runner.command(Command.PAUSE)
    assert runner.due_in_s() is None


@pytest.mark.parametrize("gone", ["asleep", "stopped"])
def test_after_an_absence_it_is_found_paused_where_it_was_last_seen(gone: str) -> None:
    runner, clock, heard = started()
    run_for(runner, clock, 30)
    if gone == "asleep":
        clock.sleep(600)
    else:
        clock.run(600)
    runner.tick()
    found = heard.events[-1]
    assert isinstance(found, SessionFoundPaused)
    assert found.away_s == 600
    assert runner.look().position_s == 20


def test_a_busy_window_is_only_late() -> None:
    runner, clock, heard = started()
    run_for(runner, clock, 65)
    clock.run(9)
    runner.tick()
    assert runner.look().step.kind == "rest"
    assert not any(isinstance(e, SessionFoundPaused) for e in heard.events)


@pytest.mark.parametrize(
    ("running_s", "elapsed_s", "away"),
    [
        (1, 1, 0),
        (9, 9, 0),
        (11, 11, 11),
        (1, 1.5, 0),
        (1, 60, 60),
        (0.1, 7200, 7200),
        (1, -3600, 0),
    ],
)
def test_what_counts_as_an_absence(running_s: float, elapsed_s: float, away: float) -> None:
    before, now = Moment(0, 0), Moment(ns(running_s), ns(elapsed_s))
    assert away_s(before, now) == away
