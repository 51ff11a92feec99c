"""What holds for every routine and every sequence of commands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from midline.routine.model import Routine
from midline.session.amounts import ns, whole
from midline.session.events import (
    AnyCommand,
    Command,
    CueDue,
    Event,
    Extend,
    FindAway,
    JumpTo,
    Refused,
    SessionFinished,
    SetCompleted,
    StepStarted,
)
from midline.session.plan import StepKind, compile_plan
from midline.session.player import advance
from midline.session.snapshot import snapshot
from midline.session.state import Phase, Session
from tests.session.routines import routines

commands = st.one_of(
    st.none(),
    st.sampled_from(list(Command)),
    st.builds(Extend, st.sampled_from([15.0, -15.0])),
    st.builds(JumpTo, st.integers(-1, 30)),
    st.builds(FindAway, st.just(0), st.floats(1, 1e6)),
)
# Seconds until the next command: often right on a deadline, sometimes long after several.
waits = st.one_of(st.just(0.0), st.integers(0, 90).map(float), st.floats(0, 400))
scripts = st.lists(st.tuples(waits, commands), max_size=40)


def obey(
    routine: Routine, script: list[tuple[float, AnyCommand | None]]
) -> tuple[Session, list[Event], int]:
    session, events, now_ns = Session(compile_plan(routine)), list[Event](), 0
    session, started = advance(session, Command.START, now_ns)
    events += started
    for wait_s, command in script:
        seen_ns, now_ns = now_ns, now_ns + ns(wait_s)
        if isinstance(command, FindAway):
            command = FindAway(seen_ns, command.away_s)
        before = session
        session, more = advance(session, command, now_ns)
        events += more
        assert_sane(before, session, now_ns)
    return session, events, now_ns


def assert_sane(before: Session, session: Session, now_ns: int) -> None:
    look = snapshot(session, now_ns)
    assert look.position_s >= 0
    assert look.length_s is None or look.position_s <= look.length_s
    assert look.left_s >= 0
    assert {d.planned.ordinal for d in before.done} <= {d.planned.ordinal for d in session.done}
    if session.phase is Phase.RUNNING and session.next_due_ns is not None:
        assert session.next_due_ns > now_ns or session.deadline_ns == session.next_due_ns


@given(routines)
def test_the_sum_of_the_steps_is_the_announced_length(routine: Routine) -> None:
    plan = compile_plan(routine)
    assert abs(sum(step.duration_s for step in plan.steps) - plan.total_s) < 1e-3
    for step, after in pairwise(plan.steps):
        assert abs(step.start_s + step.duration_s - after.start_s) < 1e-5
    assert [s.set for s in plan.steps if s.kind is StepKind.WORK] == list(plan.sets)
    assert [planned.ordinal for planned in plan.sets] == list(range(len(plan.sets)))


@given(routines)
def test_left_alone_every_timed_set_is_completed_in_full(routine: Routine) -> None:
    session, events, now_ns = obey(routine, [])
    while session.phase is Phase.RUNNING:
        now_ns = session.next_due_ns or now_ns
        command = Command.FINISH_SET if session.next_due_ns is None else None
        session, more = advance(session, command, now_ns)
        events += more
    timed = [d for d in session.done if not d.planned.is_open_ended]
    assert all(d.actual == whole(d.planned) for d in timed)
    assert [d.planned.ordinal for d in session.done] == [p.ordinal for p in session.plan.sets]


@given(routines, scripts)
def test_no_sequence_of_commands_raises_or_loses_or_doubles_a_completed_set(
    routine: Routine, script: list[tuple[float, AnyCommand | None]]
) -> None:
    session, events, _ = obey(routine, script)
    last = {e.completed.planned.ordinal: e.completed for e in events if isinstance(e, SetCompleted)}
    kept = {d.planned.ordinal: d for d in session.done}
    assert kept == last, "what was reported completed stands, once, as it was reported last"
    assert len(session.done) == len(kept)
    for done in session.done:
        assert (
            0
            < done.actual
            <= max(whole(done.planned), done.actual if done.planned.is_open_ended else 0)
        )
        assert done.started_ns <= done.completed_ns


@given(routines, scripts)
def test_events_come_in_order_and_the_session_ends_at_most_once(
    routine: Routine, script: list[tuple[float, AnyCommand | None]]
) -> None:
    _, events, _ = obey(routine, script)
    moments = [e.due_ns for e in events if not isinstance(e, Refused)]
    assert moments == sorted(moments)
    assert sum(isinstance(e, SessionFinished) for e in events) <= 1


@given(routines, st.lists(st.floats(0, 30), max_size=60))
def test_when_it_is_looked_at_changes_nothing(routine: Routine, waits: list[float]) -> None:
    looks: list[tuple[float, AnyCommand | None]] = [(w, None) for w in waits]
    session, events, now_ns = obey(routine, looks)
    at_once, once_events, _ = obey(routine, [])
    at_once, more = advance(at_once, None, now_ns)
    once_events += more
    assert [e for e in events if isinstance(e, CueDue | StepStarted)] == [
        e for e in once_events if isinstance(e, CueDue | StepStarted)
    ]
    assert session == at_once
