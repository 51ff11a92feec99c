"""The strip's segments, from a plan: sets tall, rests low, get-ready and switch between."""

from __future__ import annotations

from midline.session.plan import Plan, Step, StepKind
from midline.ui import phrases
from midline.ui.theme import Theme
from midline.ui.translate import content, later, tr
from midline.ui.widgets.strip import Segment

HEIGHTS = {StepKind.WORK: 1.0, StepKind.REST: 0.22, StepKind.SWITCH: 0.42, StepKind.GET_READY: 0.42}
ROLES = {
    StepKind.WORK: "work",
    StepKind.REST: "rest",
    StepKind.SWITCH: "switch",
    StepKind.GET_READY: "get_ready",
}
PAUSES = {
    StepKind.REST: later("Rest"),
    StepKind.SWITCH: later("Switch"),
    StepKind.GET_READY: later("Get ready"),
}


def segments_of(plan: Plan, theme: Theme) -> list[Segment]:
    colors = {kind: theme.color(role) for kind, role in ROLES.items()}
    return [
        Segment(
            step.start_s,
            step.duration_s,
            step.set.ordinal,
            step.kind is StepKind.WORK,
            colors[step.kind],
            HEIGHTS[step.kind],
            _text(step),
        )
        for step in plan.steps
        if step.set is not None
    ]


def _text(step: Step) -> str:
    planned = step.set
    assert planned is not None, "only the finish step has no set, and it has no segment"
    if step.kind is not StepKind.WORK:
        name, time = content(planned.exercise.name), phrases.seconds(step.duration_s)
        return tr(
            "{pause}, {time}, before {name}", pause=tr(PAUSES[step.kind]), time=time, name=name
        )
    facts = " · ".join(filter(None, (phrases.set_of(planned), phrases.target(planned))))
    return f"{phrases.name(planned)}\n{facts}"
