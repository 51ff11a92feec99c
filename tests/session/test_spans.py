"""Spans: the same moments as in the plan, summed up."""

from __future__ import annotations

import pytest
from hypothesis import given

from midline.routine.model import Exercise, Hold, Order, Reps, Routine, Section, Sides
from midline.session.plan import StepKind, compile_plan
from midline.session.spans import Span, spans_of
from tests.session.routines import routines

PLANK = Exercise("Plank", (Hold(30, 40),) * 2, 2, rest_s=20)
SQUAT = Exercise("Squat", (Reps(5, 5),), 1, rest_s=10, pace_s=2, sides=Sides.LEFT_RIGHT)


def test_an_exercise_at_a_time_or_its_sets_in_a_circuit() -> None:
    straight = Section("", (PLANK, SQUAT))
    circuit = Section("", (PLANK, SQUAT), Order.CIRCUIT)
    assert spans_of(Routine("", (straight, circuit), get_ready_s=10)) == (
        Span((0, 0), 0, 10, 110, ordinal=0, sets=2),
        Span((0, 1), 110, 130, 155, ordinal=2, sets=2),
        Span((1, 0), 155, 165, 205, ordinal=4, sets=1),
        Span((1, 1), 205, 225, 250, ordinal=5, sets=2),
        Span((1, 0), 250, 260, 300, ordinal=7, sets=1),
    )


@given(routines)
def test_they_are_those_of_the_plan(routine: Routine) -> None:
    plan = compile_plan(routine)
    works = [step for step in plan.steps if step.kind is StepKind.WORK]
    end_s, ordinal = 0.0, 0
    for span in spans_of(routine):
        first, last = works[span.ordinal], works[span.ordinal + span.sets - 1]
        exercise = routine.sections[span.at[0]].exercises[span.at[1]]
        assert (span.start_s, span.ordinal) == (end_s, ordinal)
        assert span.work_start_s == pytest.approx(first.start_s, abs=1e-4)
        assert span.end_s == pytest.approx(last.start_s + last.duration_s, abs=1e-4)
        of_plan = plan.sets[span.ordinal : span.ordinal + span.sets]
        assert all(each.exercise is exercise for each in of_plan)
        end_s, ordinal = span.end_s, span.ordinal + span.sets
    assert end_s == pytest.approx(plan.total_s, abs=1e-4)
    assert ordinal == len(plan.sets)
