"""Whole sessions told as scripts: what is pressed when, and what comes of it."""

from __future__ import annotations

import pytest

from midline.routine.model import Hold, Reps
from midline.session.amounts import ns
from midline.session.events import Command
from midline.session.player import big_button
from midline.session.state import Phase
from tests.session.scenario import (
    BIRD_DOG,
    BRIDGE,
    CRUNCH,
    DIP,
    PLANK,
    SIDE_PLANK,
    Order,
    exercise,
    play,
    routine,
    run,
)


def told(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def test_a_session_runs_by_itself_from_get_ready_to_the_finish() -> None:
    assert play(routine(PLANK), "0 start\n200") == told("""
        0 get-ready Plank 1/2
        10 work Plank 1/2
        70 completed Plank 1/2: 60 full
        70 rest Plank 2/2
        100 work Plank 2/2
        160 completed Plank 2/2: 60 full
        160 finish
        160 finished
    """)


def test_ticks_late_by_any_amount_change_no_due_time() -> None:
    on_time = "0 start\n" + "\n".join(str(i / 10) for i in range(2000))
    late = "0 start\n3.3\n69.99\n104.2\n104.3\n199.9"
    both = routine(PLANK, BRIDGE, SIDE_PLANK)
    assert play(both, on_time, cues=True) == play(both, late, cues=True)


def test_cues_come_in_order_with_the_steps() -> None:
    lines = play(routine(exercise("Hold", Hold(8, 12))), "0 start\n60", cues=True)
    assert lines == told("""
        0 get-ready Hold 1/1
        7 cue 3
        8 cue 2
        9 cue 1
        10 work Hold 1/1
        10 cue go
        16 cue halfway
        18 cue least
        19 cue 3
        20 cue 2
        21 cue 1
        22 completed Hold 1/1: 12 full
        22 finish
        22 cue session-done
        22 finished
    """)


@pytest.mark.parametrize(
    ("at_s", "completed"),
    [
        (44, "54 completed Plank 1/2: 44 finished"),
        (45, "55 completed Plank 1/2: 45 finished"),
        (52, "62 completed Plank 1/2: 52 finished"),
        (60, "70 completed Plank 1/2: 60 full"),
    ],
)
def test_a_ranged_hold_may_be_finished_at_any_time(at_s: int, completed: str) -> None:
    lines = play(routine(PLANK), f"0 start\n{10 + at_s} finish_set")
    assert completed in lines
    assert lines[3] == f"{10 + at_s} rest Plank 2/2"
    assert sum("completed" in line for line in lines) == 1


def test_finishing_in_the_same_instant_as_the_end_counts_once() -> None:
    lines = play(routine(PLANK), "0 start\n70 finish_set")
    assert lines[-1] == "70 refused: There is no set to finish now."
    assert sum("completed" in line for line in lines) == 1


def test_a_pause_in_a_set_keeps_its_position_and_counts_in() -> None:
    assert play(routine(PLANK), "0 start\n30.5 pause\n500 resume\n1000 pause")[2:] == told("""
        30.5 paused
        500 work goes on from 20.5 s after 3 s
        542.5 completed Plank 1/2: 60 full
        542.5 rest Plank 2/2
        572.5 work Plank 2/2
        632.5 completed Plank 2/2: 60 full
        632.5 finish
        632.5 finished
        1000 refused: The session is over.
    """)


@pytest.mark.parametrize(
    ("pause_s", "kind", "counted_in"),
    [(4, "get-ready", ""), (30, "work", " after 3 s"), (80, "rest", "")],
)
def test_a_pause_in_every_kind_of_step(pause_s: int, kind: str, counted_in: str) -> None:
    lines = play(routine(PLANK), f"0 start\n{pause_s} pause\n{pause_s + 100} resume")
    position = {4: 4, 30: 20, 80: 10}[pause_s]
    assert lines[-1] == f"{pause_s + 100} {kind} goes on from {position} s{counted_in}"


def test_a_pause_in_the_switch_and_in_the_count_in() -> None:
    lines = play(
        routine(SIDE_PLANK),
        "0 start\n32 pause\n40 resume\n43\n50 pause\n60 resume\n62 pause\n70 resume\n100",
    )
    assert lines[3:] == told("""
        30 switch Side plank 1/1 right
        32 paused
        40 switch goes on from 2 s
        43 work Side plank 1/1 right
        50 paused
        60 work goes on from 7 s after 3 s
        62 paused
        70 work goes on from 7 s after 3 s
        86 completed Side plank 1/1 right: 20 full
        86 finish
        86 finished
    """)


def test_cues_after_a_pause_are_those_still_to_come() -> None:
    script = "0 start\n41 pause\n100 resume\n150"
    lines = play(routine(exercise("Hold", Hold(30, 40))), script, cues=True)
    after = lines[lines.index("41 paused") + 1 :]
    assert after == told("""
        100 work goes on from 31 s after 3 s
        100 cue 3
        101 cue 2
        102 cue 1
        103 cue go
        109 cue 3
        110 cue 2
        111 cue 1
        112 completed Hold 1/1: 40 full
        112 finish
        112 cue session-done
        112 finished
    """)


def test_skip_goes_to_the_next_step_and_does_not_count_an_unfinished_set() -> None:
    assert play(routine(PLANK), "0 start\n2 skip\n25 skip\n30 skip\n40 skip") == told("""
        0 get-ready Plank 1/2
        2 work Plank 1/2 after 3 s
        25 rest Plank 2/2
        30 work Plank 2/2 after 3 s
        40 finish
        40 finished
    """)


def test_skipping_past_the_least_counts_what_was_held() -> None:
    assert "60 completed Plank 1/2: 50 left" in play(routine(PLANK), "0 start\n60 skip")


def test_skip_and_back_across_exercises_and_sections() -> None:
    lines = play(
        routine(SIDE_PLANK, BRIDGE),
        "0 start\n12 skip\n13 skip\n20 skip\n21 back\n22 back\n23 back\n24 back\n25 back\n26 back",
    )
    assert lines[1:] == told("""
        10 work Side plank 1/1 left
        12 switch Side plank 1/1 right
        13 work Side plank 1/1 right after 3 s
        20 rest Bridge 1/1
        21 work Side plank 1/1 right after 10 s
        22 switch Side plank 1/1 right
        23 work Side plank 1/1 left after 10 s
        24 get-ready Side plank 1/1 left
        25 refused: This is the beginning.
        26 refused: This is the beginning.
    """)


def test_sides_are_two_sets_with_a_switch_between() -> None:
    assert play(routine(SIDE_PLANK, BRIDGE), "0 start\n200")[1:7] == told("""
        10 work Side plank 1/1 left
        30 completed Side plank 1/1 left: 20 full
        30 switch Side plank 1/1 right
        35 work Side plank 1/1 right
        55 completed Side plank 1/1 right: 20 full
        55 rest Bridge 1/1
    """)


def test_redo_in_a_set_begins_it_anew_with_time_to_get_ready() -> None:
    lines = play(routine(PLANK), "0 start\n30 redo\n100")
    assert lines[2:4] == ["30 work Plank 1/2 after 10 s", "100 completed Plank 1/2: 60 full"]


def test_redo_in_a_rest_does_the_last_set_again_and_counts_it_once() -> None:
    session, _ = run(routine(PLANK), "0 start\n75 redo\n137 finish_set")
    assert [(d.planned.number, d.actual, d.ended) for d in session.done] == [(1, 52, "finished")]


@pytest.mark.parametrize(
    ("redo_left_after_s", "stands"),
    [(44, (46, "finished")), (46, (46, "finished")), (58, (58, "left"))],
)
def test_a_redo_that_is_left_replaces_only_a_lesser_set(
    redo_left_after_s: int, stands: tuple[float, str]
) -> None:
    script = f"0 start\n56 finish_set\n60 redo\n{70 + redo_left_after_s} skip"
    session, _ = run(routine(PLANK), script)
    assert [(d.actual, d.ended) for d in session.done] == [stands]


def test_a_redo_that_is_given_up_leaves_the_set_that_was_done() -> None:
    session, _ = run(routine(PLANK), "0 start\n75 redo\n135 skip\n136 stop")
    assert [(d.planned.number, d.actual, d.ended) for d in session.done] == [(1, 60, "full")]


def test_a_rest_grows_and_shrinks_by_15_s() -> None:
    assert play(routine(PLANK), "0 start\n75 extend 15\n76 extend -15\n77 extend -15\n90")[
        3:
    ] == told("""
        70 rest Plank 2/2
        75 rest goes on from 5 s
        76 rest goes on from 6 s
        77 rest goes on from 7 s
        85 work Plank 2/2
    """)


def test_a_rest_shortened_below_what_has_passed_ends_now() -> None:
    lines = play(routine(PLANK), "0 start\n90 extend -15")
    assert lines[-2:] == ["90 rest goes on from 20 s", "90 work Plank 2/2"]


def test_a_changed_rest_moves_its_countdown() -> None:
    lines = play(routine(PLANK), "0 start\n75 extend 15\n116", cues=True)
    assert lines[lines.index("75 rest goes on from 5 s") + 1 :] == told("""
        112 cue 3
        113 cue 2
        114 cue 1
        115 work Plank 2/2
        115 cue go
    """)


def test_a_rest_can_be_changed_while_paused() -> None:
    lines = play(routine(PLANK), "0 start\n80 pause\n81 extend 15\n90 resume\n130")
    assert lines[-2:] == ["90 rest goes on from 10 s", "125 work Plank 2/2"]


def test_jump_goes_to_any_set() -> None:
    lines = play(routine(PLANK, BRIDGE), "0 start\n15 jump 2\n50")
    assert lines[2:] == told("""
        15 work Bridge 1/1 after 10 s
        45 completed Bridge 1/1: 5 full
        45 finish
        45 finished
    """)


def test_stop_in_a_set_keeps_what_was_done_of_it() -> None:
    assert play(routine(PLANK), "0 start\n40 stop")[-2:] == [
        "40 completed Plank 1/2: 30 stopped",
        "40 stopped",
    ]


def test_stop_in_a_rest_and_before_the_start() -> None:
    assert play(routine(PLANK), "0 start\n80 stop")[-1] == "80 stopped"
    assert play(routine(PLANK), "5 stop\n6 start") == [
        "5 stopped",
        "6 refused: The session is over.",
    ]


def test_an_unpaced_set_waits_for_finish() -> None:
    assert play(routine(DIP), "0 start\n500\n600 finish_set")[1:] == told("""
        10 work Dip 1/2
        600 completed Dip 1/2: 8 finished
        600 rest Dip 2/2
    """)


def test_an_unpaced_set_says_nothing_but_go() -> None:
    assert "10 cue go" in play(routine(DIP), "0 start\n500", cues=True)[-1]


def test_paced_reps_count_the_whole_ones() -> None:
    assert "23 completed Bridge 1/1: 3 finished" in play(routine(BRIDGE), "0 start\n23 finish_set")


def test_finish_before_the_first_rep_counts_nothing() -> None:
    assert play(routine(BRIDGE), "0 start\n12 finish_set")[-2:] == ["12 finish", "12 finished"]


def test_a_hold_cluster_is_one_set() -> None:
    lines = play(routine(BIRD_DOG), "0 start\n60", cues=True)
    assert lines[4:] == told("""
        10 work Bird dog 1/1
        10 cue go
        20 cue release
        23 cue hold
        28 cue halfway
        33 cue release
        36 cue hold
        43 cue 3
        44 cue 2
        45 cue 1
        46 completed Bird dog 1/1: 3 full
        46 finish
        46 cue session-done
        46 finished
    """)


@pytest.mark.parametrize(("at_s", "reps"), [(19, 0), (20, 1), (32, 1), (33, 2), (45, 2)])
def test_a_cluster_finished_early_counts_whole_holds(at_s: int, reps: int) -> None:
    session, _ = run(routine(BIRD_DOG), f"0 start\n{at_s} finish_set")
    assert [d.actual for d in session.done] == ([reps] if reps else [])


def test_enough_leaves_out_the_offered_sets_and_keeps_the_rest_taken() -> None:
    lines = play(routine(CRUNCH, BRIDGE), "0 start\n35 enough\n60")
    assert lines[2:] == told("""
        30 completed Crunch 1/3: 10 full
        30 rest Crunch 2/3
        35 rest Bridge 1/1 from 5 s
        60 work Bridge 1/1
    """)


def test_enough_within_an_offered_set_and_at_the_end() -> None:
    lines = play(routine(CRUNCH), "0 start\n75 enough")
    assert lines[-3:] == ["75 completed Crunch 2/3: 7 left", "75 finish", "75 finished"]


def test_enough_is_refused_for_a_set_of_the_routine() -> None:
    assert play(routine(CRUNCH), "0 start\n12 enough")[-1].startswith(
        "12 refused: This set is part"
    )


def test_a_circuit_takes_one_set_of_each_in_every_round() -> None:
    circuit = routine(
        exercise("A", Hold(10, 10), rest_s=0),
        exercise("B", Hold(10, 10), rest_s=20),
        order=Order.CIRCUIT,
        rounds=2,
    )
    lines = play(circuit, "0 start\n100")
    assert [line for line in lines if "completed" not in line] == told("""
        0 get-ready A 1/2
        10 work A 1/2
        20 work B 1/2
        30 rest A 2/2
        50 work A 2/2
        60 work B 2/2
        70 finish
        70 finished
    """)


def test_after_sleep_it_is_found_paused_and_nothing_fires_late() -> None:
    lines = play(routine(PLANK), "0 start\n20\n20 away 20 900\n21 resume", cues=True)
    assert "20 found paused, away 900 s" in lines
    assert lines[-2:] == ["21 work goes on from 10 s after 3 s", "21 cue 3"]


def test_away_while_paused_or_before_the_start_is_nothing() -> None:
    assert play(routine(PLANK), "0\n0 away 0 900") == []
    assert play(routine(PLANK), "0 start\n5 pause\n6 away 6 900")[-1] == "5 paused"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("0 pause", "The session has not started yet."),
        ("0 start\n1 start", "The session is running already."),
        ("0 start\n1 resume", "It is not paused."),
        ("0 start\n1 pause\n2 pause", "It is paused already."),
        ("0 start\n1 finish_set", "There is no set to finish now."),
        ("0 start\n15 redo\n20 finish_set", "The set has not begun yet."),
        ("0 start\n1 redo", "There is no set to redo yet."),
        ("0 start\n12 extend 15", "Only a rest can be made longer or shorter."),
        ("0 start\n12 jump 9", "There is no such set."),
    ],
)
def test_an_illegal_command_changes_nothing_and_says_why(script: str, reason: str) -> None:
    *before, refused = script.splitlines()
    only_time = "\n".join([*before, refused.split()[0]])
    assert play(routine(PLANK), script)[-1].endswith(f"refused: {reason}")
    assert run(routine(PLANK), script)[0] == run(routine(PLANK), only_time)[0]


def test_a_routine_without_pauses_runs_on() -> None:
    sprint = routine(exercise("A", Hold(5, 5), Hold(5, 5), rest_s=0), get_ready_s=0)
    assert play(sprint, "0 start\n20") == told("""
        0 work A 1/2
        5 completed A 1/2: 5 full
        5 work A 2/2
        10 completed A 2/2: 5 full
        10 finish
        10 finished
    """)


@pytest.mark.parametrize(
    ("script", "does"),
    [
        ("0", Command.START),
        ("0 start", Command.PAUSE),
        ("0 start\n5 pause", Command.RESUME),
        ("0 start\n12", Command.FINISH_SET),
        ("0 start\n12 redo\n14", Command.PAUSE),
    ],
)
def test_the_big_button_does_what_is_wanted_now(script: str, does: Command) -> None:
    session, _ = run(routine(exercise("Dip", Reps(8, 12))), script)
    now_ns = ns(float(script.splitlines()[-1].split()[0]))
    assert big_button(session, now_ns) is does


def test_the_phases_of_a_session() -> None:
    phases = [
        run(routine(PLANK), script)[0].phase
        for script in ("0", "0 start", "0 start\n1 pause", "0 start\n500")
    ]
    assert phases == [Phase.READY, Phase.RUNNING, Phase.PAUSED, Phase.FINISHED]
