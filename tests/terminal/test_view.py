"""What the terminal shows at moments of a session."""

from __future__ import annotations

import pytest

from midline.routine.model import Routine
from midline.session.amounts import ns
from midline.session.snapshot import snapshot
from midline.terminal.digits import big
from midline.terminal.keys import BY_INPUT, KEYS
from midline.terminal.summary import summary
from midline.terminal.text import columns
from midline.terminal.view import lines
from tests.session.scenario import BRIDGE, DIP, PLANK, SIDE_PLANK, exercise, routine, run

MIXED = routine(PLANK, DIP, SIDE_PLANK, BRIDGE)


def screen(of: Routine, script: str, now_s: float, width: int = 80) -> list[str]:
    session, _ = run(of, script)
    return lines(snapshot(session, ns(now_s)), width)


@pytest.mark.parametrize(
    ("script", "now_s", "heading", "number", "about"),
    [
        ("0 start", 0, "GET READY · next: Plank 1 of 2", "10", "45-60 s"),
        ("0 start", 7.2, "GET READY · next: Plank 1 of 2", "3", "45-60 s"),
        ("0 start\n10", 10, "WORK · Plank 1 of 2", "60", "45-60 s"),
        ("0 start\n10", 57, "WORK · Plank 1 of 2", "13", "45-60 s · least reached: 47 s"),
        ("0 start\n10\n20 pause", 40, "PAUSED · WORK · Plank 1 of 2", "50", "45-60 s"),
        ("0 start\n10\n20 pause\n30 resume", 31, "COUNT-IN · Plank 1 of 2", "2", "45-60 s"),
        ("0 start\n5 jump 2\n15", 18, "WORK · Dip 1 of 2", "8", "8-12 reps · press space"),
        ("0 start\n5 jump 4\n15\n35", 36, "SWITCH SIDES · next: Side plank 1 of 1, right", "4", ""),
        ("0 start\n5 jump 6\n15", 20, "WORK · Bridge 1 of 1", "2", "5 reps · rep 2"),
    ],
)
def test_a_moment_shows_what_to_do_now(
    script: str, now_s: float, heading: str, number: str, about: str
) -> None:
    shown = screen(MIXED, script, now_s)
    assert shown[2] == heading
    assert shown[4:9] == big(number)
    assert shown[10].startswith(about)


def test_a_cue_that_nobody_hears_is_a_bar_across_the_screen() -> None:
    session, _ = run(MIXED, "0 start\n10")
    shown = lines(snapshot(session, ns(10)), 40, cue="Halfway")
    assert shown[3] == "█████ HALFWAY " + 26 * "█"
    assert shown[4:9] == big("60")


def test_during_a_set_the_next_one_is_named() -> None:
    shown = screen(MIXED, "0 start\n10", 20)
    assert "next: Plank 2 of 2, 45-60 s" in shown
    assert "○○○○○○○  0 of 7 sets" in shown


@pytest.mark.parametrize("width", [10, 40, 80])
def test_every_line_fits_the_terminal(width: int) -> None:
    long = routine(exercise("🏃 שלום " * 40 + "\x1b[2J", *PLANK.works), DIP)
    for line in screen(long, "0 start\n10", 20, width):
        assert columns(line) <= width
        assert "\x1b" not in line


def test_the_summary_names_every_set_with_what_was_done() -> None:
    session, _ = run(routine(PLANK, SIDE_PLANK), "0 start\n62 finish_set\n63 stop")
    assert summary(session) == (
        "exercise    set     side   target   done\n"
        "Plank       1 of 2         45-60 s  52 s\n"
        "Plank       2 of 2         45-60 s  –\n"
        "Side plank  1 of 1  left   20 s     –\n"
        "Side plank  1 of 1  right  20 s     –\n"
        "\n1 of 4 sets"
    )


def test_no_key_means_two_things() -> None:
    inputs = [typed for key in KEYS for typed in key.inputs]
    assert len(inputs) == len(set(inputs)) == len(BY_INPUT)
