"""The clips of the voice against all that the planner can ask for: none missing, none idle."""

from __future__ import annotations

from itertools import product

import pytest

from midline.audio.voice import shipped_voice
from midline.resources import resource
from midline.routine.model import Cluster, Exercise, Hold, Reps, Routine, Section, Sides, Work
from midline.routine.reading import read_routine
from midline.session.cues import track_cues
from midline.session.events import StepStarted
from midline.session.plan import Step, compile_plan
from midline.session.sound_check import sound_check
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech import sayings_of
from midline.session.speech_placing import SAY, said_by
from midline.session.spoken_words import amount, number

VOICE = shipped_voice()
# Each way a step can begin, and each way a session can sound.
ENTERED = tuple(product((False, True), (0.0, 3.0)))
MODES = tuple(SoundChoices(*each) for each in product(Speech, RepMarks))
WHOLE_MINUTES = tuple(range(60, 3601, 60))


def shipped() -> list[Routine]:
    read = (read_routine(p.read_bytes(), p.name).routine for p in resource("workouts").glob("*.y*"))
    return [routine for routine in read if routine is not None]


def texts(routine: Routine) -> set[str]:
    """All that may be said in a session of it, in any form and mode."""
    return {
        text
        for step in compile_plan(routine).steps
        for after_set, lead_in_s in ENTERED
        for choices in MODES
        for text in _texts(step, after_set, lead_in_s, choices)
    }


def _texts(step: Step, after_set: bool, lead_in_s: float, choices: SoundChoices) -> set[str]:
    length_s = None if step.is_open_ended else step.duration_s
    began = StepStarted(0, step, length_s, lead_in_s, after_set)
    sayings = sayings_of(began, track_cues(began), choices)
    return {text for saying in sayings for form in saying.forms for text in form}


def moves(*works: Work, pace_s: float | None = None) -> Routine:
    """A move with these sets, both sides each."""
    move = Exercise("Plank", works, len(works), 30, sides=Sides.RIGHT_LEFT, pace_s=pace_s)
    return Routine("Any", (Section("", (move,)),))


@pytest.mark.parametrize("routine", shipped(), ids=lambda routine: str(routine.name))
def test_all_that_a_shipped_routine_may_say_is_a_clip_of_its_own(routine: Routine) -> None:
    assert sorted(text for text in texts(routine) if text.casefold() not in VOICE.lengths) == []


def test_every_clip_is_said_somewhere() -> None:
    sets = [moves(*[Hold(20, 40)] * count) for count in range(1, 8)]
    counted = moves(Reps(100, 101), pace_s=2.0)
    others = moves(Reps(1, 1), Reps(200, 200), Hold(1, 1), Hold(110, 120), Cluster(3, 10, 3))
    routines = [*shipped(), *sets, counted, others]
    sought = {text for routine in routines for text in texts(routine)}
    clips = {clip.casefold() for text in sought for clip in said_by(text, VOICE.lengths)}
    checked = {cue.name.removeprefix(SAY) for cue in sound_check(VOICE.lengths, Speech.ALL)}
    assert sorted(set(VOICE.lengths) - clips - {text.casefold() for text in checked}) == []


@pytest.mark.parametrize(
    "works",
    [
        [Hold(s, s) for s in (*range(1, 200), *WHOLE_MINUTES)],
        [Reps(count, count) for count in range(1, 1000)],
        [Cluster(count, 10, 3) for count in range(1, 1000)],
        [Hold(1, 45), Hold(30, 90), Hold(90, 119), Reps(1, 999)],
    ],
    ids=["holds", "reps", "clusters", "ranges"],
)
def test_every_amount_can_be_put_together(works: list[Work]) -> None:
    assert [work for work in works if not said_by(amount(work), VOICE.lengths)] == []


def test_every_number_can_be_put_together() -> None:
    assert [i for i in range(1, 1000) if not said_by(number(i), VOICE.lengths)] == []
