"""Which cues are shown as words where there is no sound, and how often at most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.routine.model import Cluster, Exercise, Hold, Reps, Routine, Sides
from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S
from midline.session.cue_words import (
    LATE_S,
    LIT_S,
    MOST_A_SECOND,
    WORDS,
    Flash,
    Flashes,
    lit_word,
    with_flash,
)
from midline.session.cues import COUNTDOWN, MARKS, RANK, REP_ENDS
from midline.session.events import Command, CueDue
from midline.session.plan import compile_plan
from midline.session.player import advance
from midline.session.snapshot import Snapshot, snapshot
from midline.session.state import Phase, Session
from tests.session.routines import routines
from tests.session.scenario import exercise, routine, run

ROOT = Path(__file__).parents[2]
WORKOUTS = sorted((ROOT / "workouts").glob("*.yaml"))
CUES_PAGE = ROOT / "docs" / "cues.md"
OPEN_SET_TAKES_NS = 20 * NS_PER_S


REPS = snapshot(
    run(routine(exercise("A", Reps(5, 5), pace_s=3), get_ready_s=0), "0 start")[0], now_ns=0
)


def performed(of: Routine, late_ns: int = 0) -> Iterator[tuple[CueDue, int, Snapshot]]:
    """Every cue of a whole session with the moment it is noticed, and a look at it then."""
    session, now_ns = Session(compile_plan(of)), 0
    command: Command | None = Command.START
    while True:
        session, events = advance(session, command, now_ns)
        for event in events:
            if isinstance(event, CueDue):
                yield event, now_ns, snapshot(session, now_ns)
        if session.phase is Phase.FINISHED:
            return
        due_ns = session.next_due_ns
        command = Command.FINISH_SET if due_ns is None else None
        now_ns = now_ns + OPEN_SET_TAKES_NS if due_ns is None else due_ns + late_ns


def flashes_of(of: Routine, late_ns: int = 0) -> list[Flash]:
    recent, shown = Flashes(), list[Flash]()
    for cue, now_ns, look in performed(of, late_ns):
        before, recent = recent, with_flash(recent, cue, now_ns, look)
        if recent is not before:
            shown.append(recent[-1])
    return shown


def written(of: Routine) -> str:
    return ", ".join(f"{flash.at_ns / NS_PER_S:g} {flash.word}" for flash in flashes_of(of))


def are_few(shown: list[Flash]) -> bool:
    """Never more than three within a second."""
    pairs = zip(shown, shown[MOST_A_SECOND:], strict=False)
    return all(after.at_ns - flash.at_ns > NS_PER_S for flash, after in pairs)


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (
            exercise("A", Hold(20, 20), Hold(3, 3), rest_s=5),
            "0 Go, 10 Halfway, 17 3, 18 2, 19 1, 20 Set done, 20.7 Rest, 22 3, 23 2, 24 1, "
            "25 Go, 26 2, 27 1, 28 Well done",
        ),
        (
            exercise("A", Hold(5, 9)),
            "0 Go, 5 Enough – go on if you can, 6 3, 7 2, 8 1, 9 Well done",
        ),
        (
            exercise("A", Hold(2, 2), sides=Sides.LEFT_RIGHT, switch_s=5),
            "0 Go, 1 1, 2 Set done, 2.7 Switch sides, 4 3, 5 2, 6 1, 7 Go, 8 1, 9 Well done",
        ),
        (
            exercise("A", Cluster(2, 4, 2)),
            "0 Go, 4 Release, 5 Halfway, 6 Hold, 7 3, 8 2, 9 1, 10 Well done",
        ),
        (
            exercise("A", Reps(4, 4), pace_s=3),
            "0 Go, 3 Rep 2, 6 Halfway, 9 3, 10 2, 11 1, 12 Well done",
        ),
        (exercise("A", Reps(9, 9), pace_s=1), "0 Go, 6 3, 7 2, 8 1, 9 Well done"),
        (exercise("A", Reps(5, 5)), "0 Go, 20 Well done"),
    ],
)
def test_the_words_of_a_session(move: Exercise, words: str) -> None:
    assert written(routine(move, get_ready_s=0)) == words


def test_every_cue_has_a_word_but_for_reps_which_have_their_number() -> None:
    assert set(WORDS) == set(RANK) - set(MARKS)
    for name in MARKS:
        assert with_flash((), CueDue(0, name), 0, REPS) == (
            (Flash("Rep 1", 0),) if name in REP_ENDS else ()
        )


def test_the_documentation_has_every_word() -> None:
    table = CUES_PAGE.read_text("utf-8").partition("## On the screen")[2]
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^,|]+?)(?:,[^|]*)? \|$", table, re.MULTILINE))
    assert rows == {name: word for name, word in WORDS.items() if name not in COUNTDOWN}


def test_a_word_stands_for_a_moment_or_until_the_next() -> None:
    recent = with_flash((), CueDue(0, "set-done"), 0, REPS)
    assert lit_word(recent, round(0.7 * NS_PER_S)) == "Set done"
    assert lit_word(recent, round(LIT_S * NS_PER_S)) == ""
    recent = with_flash(recent, CueDue(0, "rest"), round(0.2 * NS_PER_S), REPS)
    assert lit_word(recent, round(LIT_S * NS_PER_S)) == "Rest"


def test_what_was_missed_is_not_shown_late() -> None:
    late_ns = round(LATE_S * NS_PER_S)
    assert with_flash((), CueDue(0, "go"), late_ns, REPS) == (Flash("Go", late_ns),)
    assert with_flash((), CueDue(0, "go"), late_ns + 1, REPS) == ()


@pytest.mark.parametrize("path", WORKOUTS, ids=lambda path: path.stem)
def test_a_shipped_routine_shows_every_cue_and_never_more_than_three_a_second(path: Path) -> None:
    shipped = read_routine(path.read_bytes(), path.name).routine
    assert shipped is not None
    shown = flashes_of(shipped)
    wanted = [WORDS[cue.name] for cue, _, _ in performed(shipped) if cue.name in WORDS]
    assert [flash.word for flash in shown if not flash.word.startswith("Rep ")] == wanted
    assert are_few(shown)


@settings(max_examples=60, deadline=None)
@given(routines, st.integers(0, NS_PER_S // 2))
def test_nothing_flashes_more_than_three_times_a_second(of: Routine, late_ns: int) -> None:
    assert are_few(flashes_of(of, late_ns))


@given(st.lists(st.tuples(st.integers(0, 700_000_000), st.sampled_from(sorted(RANK))), max_size=40))
def test_not_even_cues_that_fall_over_each_other_flash_faster(
    cues: list[tuple[int, str]],
) -> None:
    recent, shown, now_ns = Flashes(), list[Flash](), 0
    for gap_ns, name in cues:
        now_ns += gap_ns
        before, recent = recent, with_flash(recent, CueDue(now_ns, name), now_ns, REPS)
        shown += recent[-1:] if recent is not before else ()
    assert are_few(shown)
