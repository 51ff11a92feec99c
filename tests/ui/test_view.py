"""What the stage says, moment by moment, as a table."""

from __future__ import annotations

import pytest

from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S
from midline.session.events import AnyCommand, Command, JumpTo
from midline.session.plan import compile_plan
from midline.session.player import advance
from midline.session.snapshot import snapshot
from midline.session.state import Session
from midline.ui.stage.view import StageView, digits_of, stage_view

ROUTINE = """
name: Test
get_ready: 10s
rest: 2m
exercises:
  - name: Plank
    do: 2 x 45-60s
  - name: Swing
    reps: 15
    tempo: 2-1-2-0
  - name: Side plank
    do: 1 x 20s
    sides: left-right
    switch: 5s
  - name: Bird dog
    reps: 3
    hold: 10s
    release: 3s
  - name: Bridge
    do: 1 x 8-12
"""


def view_at(*script: AnyCommand | float) -> StageView:
    routine = read_routine(ROUTINE.encode(), "test.yaml").routine
    assert routine is not None
    session, now_ns = Session(compile_plan(routine)), NS_PER_S
    for each in script:
        command = None
        if isinstance(each, float):
            now_ns += round(each * NS_PER_S)
        else:
            command = each
        session, _ = advance(session, command, now_ns)
    return stage_view(snapshot(session, now_ns))


START = Command.START
MOMENTS = [
    # script, word, over, digits, under, target
    ((START, 0.0), "GET READY", "", "10", "seconds", "45–60 s"),
    ((START, 9.2), "GET READY", "", "1", "seconds", "45–60 s"),
    ((START, 10.0), "WORK", "", "45", "to 45 s", "45–60 s"),
    ((START, 54.99), "WORK", "", "1", "to 45 s", "45–60 s"),
    ((START, 55.0), "LEAST REACHED", "", "+0", "past 45 s", "Go on to 60 if you can"),
    ((START, 69.9), "LEAST REACHED", "", "+14", "past 45 s", "Go on to 60 if you can"),
    ((START, 70.0), "REST", "", "2:00", "minutes", "45–60 s"),
    ((START, 90.0), "REST", "", "1:40", "minutes", "45–60 s"),
    ((START, 90.1), "REST", "", "1:40", "minutes", "45–60 s"),
    ((START, 91.0), "REST", "", "99", "seconds", "45–60 s"),
    ((START, 20.0, Command.PAUSE), "PAUSED", "", "35", "to 45 s", "45–60 s"),
    ((START, 20.0, Command.PAUSE, Command.RESUME), "COUNT-IN", "", "3", "seconds", "45–60 s"),
    ((START, JumpTo(2), 10.0), "WORK", "Lift", "1", "of 15 reps", "15 reps · 2-1-2-0"),
    ((START, JumpTo(2), 12.0), "WORK", "Hold", "1", "of 15 reps", "15 reps · 2-1-2-0"),
    ((START, JumpTo(2), 13.0), "WORK", "Lower", "1", "of 15 reps", "15 reps · 2-1-2-0"),
    ((START, JumpTo(2), 80.0), "WORK", "Lift", "15", "of 15 reps", "15 reps · 2-1-2-0"),
    ((START, JumpTo(3), 30.0), "SWITCH SIDES", "", "5", "seconds", "20 s"),
    ((START, JumpTo(5), 10.0), "WORK", "Hold", "10", "1 of 3", "3 × 10 s"),
    ((START, JumpTo(5), 20.0), "WORK", "Release", "3", "1 of 3", "3 × 10 s"),
    ((START, JumpTo(5), 23.0), "WORK", "Hold", "10", "2 of 3", "3 × 10 s"),
    ((START, JumpTo(6), 10.0), "WORK", "", "8–12", "reps · Space when done", "8–12 reps"),
]


@pytest.mark.parametrize(("script", "word", "over", "digits", "under", "target"), MOMENTS)
def test_what_the_stage_says(
    script: tuple[AnyCommand | float, ...],
    word: str,
    over: str,
    digits: str,
    under: str,
    target: str,
) -> None:
    view = view_at(*script)
    said = (view.word, view.over, view.digits, view.under, view.target)
    assert said == (word, over, digits, under, target)


def test_a_pause_names_the_move_it_leads_to_and_the_one_after() -> None:
    view = view_at(START, 70.0)
    assert (view.name, view.count) == ("Plank", "Set 2 of 2")
    assert (view.lead, view.coming_word, view.coming) == ("NEXT", "THEN", "Swing")
    assert view_at(START, 12.0).lead == ""


def test_the_ring_runs_down_in_a_count_in() -> None:
    ring = view_at(START, 20.0, Command.PAUSE, Command.RESUME, 1.5).ring
    assert (ring.gone, ring.shape, ring.mark) == (0.5, "dots", None)


def test_a_set_names_the_next_one_with_its_side() -> None:
    assert view_at(START, JumpTo(3), 12.0).coming == "Side plank, right"
    assert view_at(START, JumpTo(3), 12.0).side == "LEFT SIDE"
    assert view_at(START, JumpTo(6), 12.0).coming == "the end"


@pytest.mark.parametrize(
    ("left_s", "digits"),
    [
        (3.0, "3"),
        (2.99, "3"),
        (0.01, "1"),
        (0.0, "0"),
        (99.0, "99"),
        (99.01, "1:40"),
        (600, "10:00"),
    ],
)
def test_seconds_are_rounded_up(left_s: float, digits: str) -> None:
    assert digits_of(left_s) == digits


def test_the_ring_marks_the_least_and_cuts_reps_into_pieces() -> None:
    ring = view_at(START, 25.0).ring
    assert (ring.mark, ring.mark_text, ring.gone) == (0.75, "45", 0.25)
    assert view_at(START, JumpTo(2), 12.0).ring.parts == 15
    assert view_at(START, JumpTo(3), 12.0).ring.mark is None  # not a range


@pytest.mark.parametrize(
    ("script", "shape"),
    [
        ((START, 4.0), "dots"),  # get ready
        ((START, 20.0), "band"),
        ((START, 60.0), "band"),  # past its least
        ((START, 80.0), "dashes"),  # rest
        ((START, 20.0, Command.PAUSE), "lines"),
        ((START, 80.0, Command.PAUSE), "lines"),
        ((START, 20.0, Command.PAUSE, Command.RESUME), "dots"),  # count-in
        ((START, JumpTo(3), 32.0), "dots"),  # switch sides
        ((START, JumpTo(6), 10.0), "band"),  # reps without a pace
    ],
)
def test_the_shape_of_the_ring_tells_what_is_on(
    script: tuple[AnyCommand | float, ...], shape: str
) -> None:
    assert view_at(*script).ring.shape == shape
