"""Wherever a session is cut short: it goes on with the set after the one that was done last."""

from __future__ import annotations

from hypothesis import given

from midline.routine.model import Routine
from midline.session.amounts import ns
from midline.session.events import AnyCommand, Command, SessionFinished, StepStarted
from midline.session.plan import compile_plan
from midline.session.player import COUNT_IN_S, advance
from midline.session.resuming import set_to_go_on_with
from midline.session.snapshot import snapshot
from midline.session.state import Phase, Session
from tests.session.routines import routines
from tests.session.scenario import BRIDGE, PLANK, routine, run
from tests.session.test_player_properties import obey, scripts

LATER_NS = ns(86_400)


def resumed(before: Session) -> Session:
    return Session(before.plan, done=before.done, before_ns=ns(100))


@given(routines, scripts)
def test_it_goes_on_after_what_was_done_last(
    at: Routine, script: list[tuple[float, AnyCommand | None]]
) -> None:
    before, _, _ = obey(at, script)
    planned = set_to_go_on_with(before.plan, before.done)
    done = [each.planned.ordinal for each in before.done]
    session, events = advance(resumed(before), Command.START, LATER_NS)
    assert session.done == before.done
    assert snapshot(session, LATER_NS).elapsed_s == 100
    if not done:
        assert events == advance(Session(before.plan), Command.START, LATER_NS)[1]
    elif planned is None:
        assert isinstance(events[-1], SessionFinished)
    else:
        assert planned.ordinal not in done
        assert planned.ordinal > done[-1]
        assert set(range(done[-1], planned.ordinal)) <= set(done)
        began = next(each for each in events if isinstance(each, StepStarted))
        assert began.step.set is planned
        assert began.lead_in_s == max(COUNT_IN_S, at.get_ready_s)


def test_what_is_left_is_done_and_the_rest_stays() -> None:
    before, _ = run(routine(PLANK, BRIDGE), "0 start\n70\n100")
    session, _ = advance(resumed(before), Command.START, LATER_NS)
    session, _ = advance(session, None, LATER_NS + ns(1000))
    assert session.phase is Phase.FINISHED
    assert [each.planned.ordinal for each in session.done] == [0, 1, 2]
    assert session.done[0] == before.done[0]


def test_stopped_before_it_goes_on_it_took_no_longer() -> None:
    before, _ = run(routine(PLANK, BRIDGE), "0 start\n70\n100")
    session, events = advance(resumed(before), Command.STOP, LATER_NS)
    assert events == (SessionFinished(LATER_NS, stopped=True),)
    assert session.done == before.done
    assert snapshot(session, LATER_NS).elapsed_s == 100


def test_nothing_done_yet_begins_with_the_first_set() -> None:
    plan = compile_plan(routine(PLANK))
    assert set_to_go_on_with(plan, ()) is plan.sets[0]


@given(routines)
def test_one_made_for_a_later_step_begins_there_with_time_to_get_ready(at: Routine) -> None:
    plan = compile_plan(at)
    for planned in plan.sets[1:]:
        later = Session(plan, index=plan.work_index(planned.ordinal))
        session, events = advance(later, Command.START, LATER_NS)
        began = next(each for each in events if isinstance(each, StepStarted))
        assert began.step.set is planned
        assert began.lead_in_s == max(COUNT_IN_S, at.get_ready_s)
        assert session.done == ()
