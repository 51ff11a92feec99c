"""What a screen reader says of a session: each change of step, and the time near its end.

Without windows. Ticks, counted reps and halves are left to the sounds: more words than these would
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
from midline.ui.phrases import count, number, side
from midline.ui.translate import content, tr

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
            return News(_left(tr("Paused"), look.remaining_s))
        case CueDue(name="least") if look.is_past_least:
            return News(tr("That is the least. Go on if you can."), at_once=False)
        case SessionFinished():
            done, sets = len(look.done), len(look.plan.sets)
            return News(tr("Session over. {done} of {sets} sets done.", done=done, sets=sets))
    return None


def news_of_time(before: Snapshot, now: Snapshot) -> News | None:
    """10 and 3 seconds before the end of a step, where it has one; else nothing."""
    if now.phase is not Phase.RUNNING or now.step is not before.step or now.lead_in_s > 0:
        return None
    if now.remaining_s is None or before.remaining_s is None or now.length_s is None:
        return None
    for left_s, from_s in ((SOON_S, SOON_FROM_S), (LAST_S, LAST_FROM_S)):
        if now.remaining_s <= left_s < before.remaining_s and now.length_s >= from_s:
            return News(duration(left_s), at_once=False)
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
            most = duration(most_s)
            if least_s == most_s:
                return most
            return tr("{least} to {most}", least=number(least_s), most=most)
        case Cluster(reps=reps, hold_s=hold_s):
            return tr("{reps} times {hold}", reps=reps, hold=duration(hold_s))
        case reps:
            most = count(reps.most, "rep", "reps")
            if reps.least == reps.most:
                return most
            return tr("{least} to {most}", least=reps.least, most=most)


def _begun(began: StepStarted, planned: PlannedSet) -> str:
    length, name = duration(began.length_s or 0), _name(planned)
    match began.step.kind:
        case StepKind.REST:
            return tr("Rest, {length}. Next: {set}.", length=length, set=_numbered(planned))
        case StepKind.SWITCH:
            return tr("Switch sides, {length}. Next: {set}.", length=length, set=name)
        case StepKind.GET_READY:
            return tr("Get ready, {length}. {set}.", length=length, set=_set(planned))
    said = tr("Go: {set}.", set=_set(planned))
    if began.lead_in_s:
        count_in = duration(began.lead_in_s)
        said = tr("In {count_in}: {set}.", count_in=count_in, set=_set(planned))
    return f"{said} {tr('Press Space when done.')}" if began.step.is_open_ended else said


def _resumed(resumed: StepResumed) -> str:
    """After a pause, or where a rest was made longer or shorter."""
    if resumed.lead_in_s:
        return tr("Going on in {count_in}.", count_in=duration(resumed.lead_in_s))
    left_s = None if resumed.length_s is None else resumed.length_s - resumed.from_s
    match resumed.step.kind:
        case StepKind.REST:
            return _left(tr("Rest"), left_s)
        case StepKind.SWITCH:
            return _left(tr("Switch sides"), left_s)
    return _left(tr("Go on"), left_s)


def _left(word: str, left_s: float | None) -> str:
    if left_s is None:
        return tr("{word}.", word=word)
    return tr("{word}, {time} left.", word=word, time=duration(left_s))


def _set(planned: PlannedSet) -> str:
    return tr("{set}, {amount}", set=_numbered(planned), amount=amount(planned.work))


def _numbered(planned: PlannedSet) -> str:
    """ "Side plank, left, set 2 of 3, extra"."""
    name, extra = _name(planned), tr(", extra") if planned.offered else ""
    if planned.of == 1:
        return name
    place = tr("set {number} of {count}", number=planned.number, count=planned.of)
    return tr("{name}, {place}", name=name, place=place) + extra


def _name(planned: PlannedSet) -> str:
    name = content(planned.exercise.name)
    if planned.side is None:
        return name
    return tr("{name}, {side}", name=name, side=side(planned.side))
