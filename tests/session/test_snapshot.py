"""What a front end is shown, moment by moment."""

from __future__ import annotations

import pytest

from midline.routine.model import Routine
from midline.session.amounts import ns
from midline.session.snapshot import Snapshot, snapshot
from midline.session.state import Phase
from tests.session.scenario import BIRD_DOG, BRIDGE, CRUNCH, DIP, PLANK, routine, run


def look(at: Routine, script: str, now_s: float | None = None) -> Snapshot:
    session, _ = run(at, script)
    last = float(script.strip().splitlines()[-1].split()[0])
    return snapshot(session, ns(last if now_s is None else now_s))


@pytest.mark.parametrize(
    ("at_s", "kind", "remaining_s"),
    [(4, "get-ready", 6), (10, "work", 60), (40.5, "work", 29.5), (75, "rest", 25)],
)
def test_remaining_time(at_s: float, kind: str, remaining_s: float) -> None:
    shown = look(routine(PLANK), f"0 start\n{at_s}")
    assert (shown.step.kind, shown.remaining_s) == (kind, remaining_s)


@pytest.mark.parametrize(("at_s", "past"), [(54.9, False), (55, True), (69, True), (75, False)])
def test_past_the_least_of_a_range(at_s: float, past: bool) -> None:
    assert look(routine(PLANK), f"0 start\n{at_s}").is_past_least is past


def test_a_fixed_set_is_never_past_its_least() -> None:
    assert not look(routine(BRIDGE), "0 start\n29").is_past_least


@pytest.mark.parametrize(("at_s", "rep"), [(10, 1), (13.9, 1), (14, 2), (29.9, 5)])
def test_the_rep_under_way(at_s: float, rep: int) -> None:
    assert look(routine(BRIDGE), f"0 start\n{at_s}").rep == rep


@pytest.mark.parametrize(("at_s", "rep"), [(10, 1), (22.9, 1), (23, 2), (45, 3)])
def test_the_hold_of_a_cluster_under_way(at_s: float, rep: int) -> None:
    assert look(routine(BIRD_DOG), f"0 start\n{at_s}").rep == rep


def test_an_unpaced_set_has_no_end_to_count_to() -> None:
    shown = look(routine(DIP), "0 start\n100")
    assert (shown.remaining_s, shown.length_s, shown.rep, shown.position_s) == (
        None,
        None,
        None,
        90,
    )


def test_a_count_in_shows_what_is_left_of_it() -> None:
    shown = look(routine(PLANK), "0 start\n20 pause\n30 resume\n31")
    assert (shown.lead_in_s, shown.count_in_s, shown.position_s) == (2, 3, 10)


def test_elapsed_time_counts_pauses_but_not_being_away() -> None:
    assert look(routine(PLANK), "0 start\n20 pause\n30 resume\n31").elapsed_s == 31
    assert look(routine(PLANK), "0 start\n20\n51 away 20 31\n53").elapsed_s == 22


def test_paused_it_stands_still() -> None:
    shown = look(routine(PLANK), "0 start\n20 pause", now_s=500)
    assert (shown.phase, shown.remaining_s, shown.lead_in_s) == (Phase.PAUSED, 50, 0)


@pytest.mark.parametrize(
    ("at_s", "next_name"),
    [(5, "Plank 1"), (20, "Plank 2"), (75, "Plank 2"), (120, "Bridge 1"), (200, None)],
)
def test_what_comes_next(at_s: float, next_name: str | None) -> None:
    coming = look(routine(PLANK, BRIDGE), f"0 start\n{at_s}").next_set
    assert (coming and f"{coming.exercise.name} {coming.number}") == next_name


@pytest.mark.parametrize(
    ("script", "left_s"), [("0", 160), ("0 start\n20", 140), ("0 start\n500", 0)]
)
def test_what_is_left_of_the_session(script: str, left_s: float) -> None:
    assert look(routine(PLANK), script).left_s == left_s


@pytest.mark.parametrize(
    ("script", "elapsed_s"), [("0", 0), ("5 start\n25", 20), ("0 start\n20 pause\n90", 90)]
)
def test_the_time_since_the_start(script: str, elapsed_s: float) -> None:
    assert look(routine(PLANK), script).elapsed_s == elapsed_s


def test_a_longer_rest_makes_the_session_longer() -> None:
    assert look(routine(PLANK), "0 start\n80 extend 15").left_s == 95


def test_the_sets_done() -> None:
    assert look(routine(CRUNCH), "0 start\n100").done == {0, 1}
