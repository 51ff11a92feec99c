"""What a screen reader says of a session: each change of step, and the time near its end.

Pure: no Qt. Ticks, counted reps and halves are left to the sounds: more words than these would
only fall behind.
"""

from __future__ import annotations

from dataclasses import dataclass

from midline.routine.model import Cluster, Hold, Work
from midline.session.events import (
    CueDue,
    Event,
    SessionFinished,
    SessionPaused,
    StepResumed,
    StepStarted,
)
from midline.session.plan import PlannedSet, StepKind
from midline.session.snapshot import Snapshot
from midline.session.state import Phase
from midline.ui.phrases import count, number

SOON_S = 10
SOON_FROM_S = 20.0  # in a shorter step its own sentence is hardly over by then
LAST_S = 3
LAST_FROM_S = 10.0


@dataclass(frozen=True, slots=True)
class News:
    """A change interrupts what is being said, because the person must act on it ``at_once``."""

    text: str
    at_once: bool = True


def news_of(event: Event, look: Snapshot) -> News | None:
    """What to say of an event, with ``look`` at the session after it."""
    match event:
        case StepStarted(step=step) if step is look.step and step.set is not None:
            return News(_begun(event, step.set))
        case StepResumed(step=step) if step is look.step:
            return News(_resumed(event))
        case SessionPaused():
            return News(f"Paused{_left(look.remaining_s)}.")
        case CueDue(name="least") if look.is_past_least:
            return News("That is the least. Go on if you can.", at_once=False)
        case SessionFinished():
            return News(f"Session over. {len(look.done)} of {len(look.plan.sets)} sets done.")
    return None


def news_of_time(before: Snapshot, now: Snapshot) -> News | None:
    """10 and 3 seconds before the end of a step, where it has one; else nothing."""
    if now.phase is not Phase.RUNNING or now.step is not before.step or now.lead_in_s > 0:
        return None
    if now.remaining_s is None or before.remaining_s is None or now.length_s is None:
        return None
    for left_s, from_s in ((SOON_S, SOON_FROM_S), (LAST_S, LAST_FROM_S)):
        if now.remaining_s <= left_s < before.remaining_s and now.length_s >= from_s:
            return News(f"{left_s} seconds", at_once=False)
    return None


def duration(seconds: float) -> str:
    """ "1 second", "90 seconds", "2 minutes", "2 minutes 30 seconds"."""
    whole = max(0, round(seconds))
    if whole < 100:
        return count(whole, "second", "seconds")
    minutes, rest = divmod(whole, 60)
    said = count(minutes, "minute", "minutes")
    return f"{said} {count(rest, 'second', 'seconds')}" if rest else said


def amount(work: Work) -> str:
    """ "45 to 60 seconds", "15 reps", "6 times 10 seconds"."""
    match work:
        case Hold(least_s=least_s, most_s=most_s):
            least = f"{number(least_s)} to " if least_s < most_s else ""
            return f"{least}{duration(most_s)}"
        case Cluster(reps=reps, hold_s=hold_s):
            return f"{reps} times {duration(hold_s)}"
        case reps:
            least = f"{reps.least} to " if reps.least < reps.most else ""
            return f"{least}{count(reps.most, 'rep', 'reps')}"


def _begun(began: StepStarted, planned: PlannedSet) -> str:
    length = duration(began.length_s or 0)
    match began.step.kind:
        case StepKind.REST:
            return f"Rest, {length}. Next: {_name(planned)}{_number(planned)}."
        case StepKind.SWITCH:
            return f"Switch sides, {length}. Next: {_name(planned)}."
        case StepKind.GET_READY:
            return f"Get ready, {length}. {_set(planned)}."
    count_in = f"In {duration(began.lead_in_s)}: " if began.lead_in_s else ""
    by_hand = " Press Space when done." if began.step.is_open_ended else ""
    return f"{count_in}{_set(planned)}.{by_hand}"


def _resumed(resumed: StepResumed) -> str:
    """After a pause, or where a rest was made longer or shorter."""
    if resumed.lead_in_s:
        return f"Going on in {duration(resumed.lead_in_s)}."
    left_s = None if resumed.length_s is None else resumed.length_s - resumed.from_s
    word = {StepKind.REST: "Rest", StepKind.SWITCH: "Switch sides"}.get(resumed.step.kind, "Go on")
    return f"{word}{_left(left_s)}."


def _left(left_s: float | None) -> str:
    return "" if left_s is None else f", {duration(left_s)} left"


def _set(planned: PlannedSet) -> str:
    return f"{_name(planned)}{_number(planned)}, {amount(planned.work)}"


def _name(planned: PlannedSet) -> str:
    side = f", {planned.side}" if planned.side else ""
    return f"{planned.exercise.name}{side}"


def _number(planned: PlannedSet) -> str:
    extra = ", extra" if planned.offered else ""
    return f", set {planned.number} of {planned.of}{extra}" if planned.of > 1 else ""
