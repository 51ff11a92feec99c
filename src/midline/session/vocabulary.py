"""Every text that may be said in a session. Pure; ``speech`` decides what is said when."""

from __future__ import annotations

from collections.abc import Iterator

from midline.session.cues import track_cues
from midline.session.events import StepStarted
from midline.session.plan import Plan, Step, StepKind
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech import sayings_of

_EVERYTHING = SoundChoices(Speech.ALL, RepMarks.COUNT)


def vocabulary(plan: Plan) -> tuple[str, ...]:
    """All forms of what is said in any step, each text once, by when it is first wanted."""
    return tuple(dict.fromkeys(_texts(plan)))


def _texts(plan: Plan) -> Iterator[str]:
    seen = set[object]()
    for step in plan.steps:
        alike = _alike(step)
        if alike in seen:
            continue
        seen.add(alike)
        began = StepStarted(0, step, step.duration_s, after_set=True)
        for saying in sayings_of(began, track_cues(began), _EVERYTHING):
            for form in saying.forms:
                yield from form


def _alike(step: Step) -> object:
    """Steps in which the same is said have the same."""
    planned = step.set
    if planned is None:
        return step.kind
    wanted = step.kind, planned.exercise, planned.work, planned.side
    return wanted if step.kind is StepKind.WORK else (*wanted, planned.number, planned.of)
