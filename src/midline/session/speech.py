"""What is said in every step. Pure; ``speech_placing`` decides when, and what gives way.

| step              | what is said, at most                                                       |
|-------------------|-----------------------------------------------------------------------------|
| get-ready         | "Plank." "Forty-five to sixty seconds."                                     |
| rest              | "Rest." "Next." "Side plank." "Left side." "Thirty seconds." "Last set."    |
| switch            | "Switch sides." "Left.", for the tone where there is no time for both       |
| work              | "Halfway", the least of a range and "Keep going if you can"; counted reps   |
|                   | and holds of a cluster, each as it is over                                  |
| work without a    | its name and side: straight after another set, or entered by hand           |
| pause before it   |                                                                             |
| finish            | "Well done"                                                                 |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from midline.routine.model import Cluster, Hold, Reps, Side
from midline.session.cues import REP_ENDS, Cue
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import PlannedSet, StepKind
from midline.session.sound_choices import LEAD_IN_S, RepMarks, SoundChoices, Speech
from midline.session.spoken_words import amount, duration, number, short_name

# What a pause, or a change of its length, cut off within so many seconds is said again.
SAID_AGAIN_S = 6.0
# A session's first track begins at once: its words wait for the player to be ready.
FIRST_WORD_S = 0.4
NEXT = "Next"  # leads to a name
_OPENING = ("set-done", "rest", "switch")

# Texts said one after the other, each a clip of its own.
Form = tuple[str, ...]


class Kind(IntEnum):
    """What is said; a lower number goes before a higher one."""

    NAME = 0
    NEWS = 1
    COUNT = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """What to say ``at_s`` seconds into the track, or right after the tone there.

    ``forms`` go from the longest to the shortest; ``instead`` are said where none of them has a
    place. The longest may be said for the tone ``for_tone``, if there is no time for both.
    """

    at_s: float
    forms: tuple[Form, ...]
    kind: Kind = Kind.NEWS
    instead: tuple[Form, ...] = ()
    for_tone: str = ""


def sayings_of(
    began: StepStarted | StepResumed, cues: Iterable[Cue], choices: SoundChoices
) -> tuple[Saying, ...]:
    """What to say in the rest of a step. ``cues`` are those of its track (``track_cues``)."""
    if choices.speech is Speech.TONES:
        return ()
    cues = tuple(cues)
    said = [*_names(began, cues, choices)]
    if choices.speech is Speech.ALL:
        said += _news(began, cues)
    if choices.reps is RepMarks.COUNT:
        said += _counts(began, cues)
    return tuple(said)


def _names(
    began: StepStarted | StepResumed, cues: tuple[Cue, ...], choices: SoundChoices
) -> Iterator[Saying]:
    planned, speech = began.step.set, choices.speech
    if planned is None:
        return
    is_new = isinstance(began, StepStarted)
    if began.step.kind is StepKind.WORK:
        if is_new and (began.after_set or began.lead_in_s > 0 or began.step.index == 0):
            yield Saying(0.0, _short_forms(planned), Kind.NAME)
    elif began.from_s < SAID_AGAIN_S:
        first_s = FIRST_WORD_S if is_new and began.step.index == 0 else 0.0
        first_s += LEAD_IN_S if choices.lead_in else 0.0
        at_s = max((cue.at_s for cue in cues if cue.name in _OPENING), default=first_s)
        yield Saying(
            at_s,
            tuple(_pause_forms(began.step.kind, planned, speech)),
            Kind.NAME,
            instead=tuple(_nameless_forms(began.step.kind, planned, speech)),
            for_tone="switch" if speech is Speech.ALL else "",
        )


def _pause_forms(kind: StepKind, planned: PlannedSet, speech: Speech) -> Iterator[Form]:
    """A set of an exercise with sides that comes up in a switch needs only its side."""
    if kind is StepKind.SWITCH and planned.side is not None:
        if speech is Speech.ALL:
            yield ("Switch sides", _capital(planned.side))
        yield from ((f"{_capital(planned.side)} side",), (_capital(planned.side),))
        return
    if speech is Speech.ALL:
        named, asked, which = _name(planned), _amount(planned), _which_set(planned)
        if kind is StepKind.REST:
            yield ("Rest", NEXT, *named, *asked, *which)
        yield (*named, *asked, *which)
        yield (*named, *asked)
    yield from _short_forms(planned)


def _nameless_forms(kind: StepKind, planned: PlannedSet, speech: Speech) -> Iterator[Form]:
    """For a name that is too long for any pause."""
    if speech is Speech.ALL and kind is StepKind.REST:
        yield ("Rest", *_amount(planned))
        yield ("Rest",)


def _short_forms(planned: PlannedSet) -> tuple[Form, ...]:
    name = planned.exercise.name
    return _name(planned), (name,), (short_name(name),)


def _name(planned: PlannedSet) -> Form:
    name = planned.exercise.name
    return (name,) if planned.side is None else (name, f"{_capital(planned.side)} side")


def _amount(planned: PlannedSet) -> Form:
    try:
        return (amount(planned.work),)
    except ValueError:  # beyond what has words
        return ()


def _which_set(planned: PlannedSet) -> Form:
    """The first needs no telling; an offered one may be left out."""
    if planned.number == 1:
        return ()
    if planned.offered:
        return ("Extra set",)
    if planned.number == planned.of:
        return ("Last set",)
    return (f"Set {number(planned.number)} of {number(planned.of)}",) if planned.of <= 999 else ()


def _news(began: StepStarted | StepResumed, cues: tuple[Cue, ...]) -> Iterator[Saying]:
    for cue in cues:
        match cue.name:
            case "halfway":
                yield Saying(cue.at_s, (("Halfway",),))
            case "least" if began.step.set is not None:
                reached = _least(began.step.set)
                yield Saying(cue.at_s, ((reached, "Keep going if you can"), (reached,)))
            case "session-done":
                yield Saying(cue.at_s, (("Well done",),))


def _least(planned: PlannedSet) -> str:
    """ "Forty-five", of seconds or reps; "Two minutes" for a long hold."""
    match planned.work:
        case Hold(least_s=least_s):
            whole_s = round(least_s)
            return _capital(number(whole_s) if whole_s < 100 else duration(whole_s))
        case Cluster(reps=reps) | Reps(least=reps):
            return _capital(number(reps))


def _counts(began: StepStarted | StepResumed, cues: tuple[Cue, ...]) -> Iterator[Saying]:
    """The number of what is over: of a rep, or of a hold as it is let go."""
    planned = began.step.set
    if planned is None or not planned.pace_s:
        return
    rests_s = planned.work.release_s if isinstance(planned.work, Cluster) else 0.0
    for cue in cues:
        if cue.name in REP_ENDS or cue.name == "release":
            done = round((cue.at_s - began.lead_in_s + began.from_s + rests_s) / planned.pace_s)
            yield Saying(cue.at_s, ((_capital(number(done)),),), Kind.COUNT)


def _capital(text: str | Side) -> str:
    return text[0].upper() + text[1:]
