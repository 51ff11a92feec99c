"""What may be said in a session is known before it begins."""

from __future__ import annotations

from itertools import product

import pytest

from midline.resources import resource
from midline.routine.reading import read_routine
from midline.session.cues import track_cues
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import Plan, Step, compile_plan
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech import sayings_of
from midline.session.vocabulary import vocabulary

OWN = """\
name: Own
sections:
  - name: Twice around
    order: circuit
    rounds: 2
    exercises:
      - name: Dragon flag (tucked)
        do: 2 x 20-45s
      - name: Suitcase carry
        do: 1 x 90s
        sides: left-right
  - name: Reps
    exercises:
      - {name: Nordic curl, reps: [3, 5], tempo: 3-1-2-0}
      - {name: Bird dog, reps: 4, hold: 10s, release: 2s}
      - {name: Dead bug, do: 3-5 x 12}
"""


def plan_of(text: str) -> Plan:
    routine = read_routine(text.encode(), "own.yaml").routine
    assert routine is not None
    return compile_plan(routine)


def shipped_plans() -> list[Plan]:
    return [plan_of(path.read_text("utf-8")) for path in sorted(resource("workouts").glob("*.y*"))]


def said_in(step: Step) -> set[str]:
    """However the step is entered, and however much is said."""
    texts = set[str]()
    for after_set, from_s, lead_in_s in product((False, True), (0.0, 1.0), (0.0, 3.0)):
        length_s = None if step.is_open_ended else step.duration_s
        ways: tuple[StepStarted | StepResumed, ...] = (
            StepStarted(0, step, length_s, lead_in_s, after_set),
            StepResumed(0, step, length_s, lead_in_s, from_s, after_set),
        )
        for began, speech, reps in product(ways, Speech, RepMarks):
            for saying in sayings_of(began, track_cues(began), SoundChoices(speech, reps)):
                texts.update(text for form in saying.forms for text in form)
    return texts


@pytest.mark.parametrize("plan", [plan_of(OWN), *shipped_plans()], ids=lambda p: p.routine.name)
def test_it_is_all_that_is_said_in_any_step_however_that_is_entered(plan: Plan) -> None:
    assert set(vocabulary(plan)) == set().union(*map(said_in, plan.steps))


def test_what_is_said_first_comes_first_and_each_text_once() -> None:
    texts = vocabulary(plan_of(OWN))
    assert texts[:3] == ("Dragon flag (tucked)", "Twenty to forty-five seconds", "Dragon flag")
    assert texts.index("Suitcase carry") < texts.index("Nordic curl") < texts.index("Bird dog")
    assert len(texts) == len(set(texts))
