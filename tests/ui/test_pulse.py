"""The last three seconds: when they are felt, how often, and with reduced motion."""

from __future__ import annotations

from itertools import pairwise

import pytest

from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S
from midline.session.events import AnyCommand, Command, JumpTo
from midline.session.plan import compile_plan
from midline.session.player import advance
from midline.session.snapshot import Snapshot, snapshot
from midline.session.state import Session
from midline.ui.stage.pulse import CALM, pulse

ROUTINE = """
name: Test
get_ready: 10s
exercises:
  - {name: Plank, do: 20s}
  - {name: Bridge, do: 12}
"""
START = Command.START


def look_at(*script: AnyCommand | float) -> Snapshot:
    routine = read_routine(ROUTINE.encode(), "test.yaml").routine
    assert routine is not None
    session, now_ns = Session(compile_plan(routine)), NS_PER_S
    for each in script:
        now_ns += round(each * NS_PER_S) if isinstance(each, float) else 0
        session, _ = advance(session, None if isinstance(each, float) else each, now_ns)
    return snapshot(session, now_ns)


@pytest.mark.parametrize(
    ("script", "felt"),
    [
        ((START, 6.9), 0.0),
        ((START, 7.0), 1.0),
        ((START, 7.25), 0.25),
        ((START, 7.6), 0.0),
        ((START, 8.0), 1.0),
        ((START, 9.0), 1.0),
        ((START, 10.0), 0.0),  # go
        ((START, 27.0), 1.0),
        ((START, 27.0, Command.PAUSE), 0.0),
        ((START, 20.0, Command.PAUSE, Command.RESUME), 1.0),  # a count-in
        ((START, JumpTo(1), 20.0), 0.0),  # nobody knows when it ends
    ],
)
def test_each_of_the_last_three_seconds_begins_with_a_beat(
    script: tuple[AnyCommand | float, ...], felt: float
) -> None:
    assert pulse(look_at(*script)) == pytest.approx(felt, abs=0.01)


def test_it_beats_once_a_second_and_never_more_than_three_times() -> None:
    """Nothing flashes more than three times a second (design, section 6)."""
    frames = [pulse(look_at(START, 5.0, i / 26)) for i in range(26 * 5)]
    rises = [i for i, (one, two) in enumerate(pairwise(frames)) if two > one]
    assert len(rises) == 3
    assert all(later - sooner >= 25 for sooner, later in pairwise(rises))


def test_with_reduced_motion_it_changes_once_and_stays() -> None:
    frames = {pulse(look_at(START, 5.0, i / 26), is_calm=True) for i in range(53, 26 * 5)}
    assert frames == {CALM}
    assert pulse(look_at(START, 6.0), is_calm=True) == 0
