"""When it is said: speech finds its place among the tones of a step. Pure.

No two sayings overlap, and none a tone, but for the marks of reps, which are soft enough to go on
under speech, and for a tone's tail. What would run into the next tone is, in this order:

0. said for its tone, if it says the same: "switch sides" for the four notes of a switch;
1. shortened to a shorter form;
2. moved earlier in its shortest form, by ``MOVED_MOST_S`` at most; not a counted rep;
3. if it is a name: said all the same, and the tones of 3-2-1 under it are left out;
4. left out. Where a rep is counted, the number stands for the mark of its end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from midline.session.cues import COUNTDOWN, MARKS, PHASES, REP_ENDS, Cue, track_cues
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import StepKind
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech import NEXT, Form, Kind, Saying, sayings_of
from midline.session.spoken_words import short_name

# How long each clip takes, in seconds, by its text in lower case.
Lengths = Mapping[str, float]
# How long speech has to wait after the start of each tone, in seconds, by its name.
Rings = Mapping[str, float]
_Span = tuple[float, float]

SAY = "say "  # a cue of this name and a text is that text's clip
MOVED_MOST_S = 1.5
BETWEEN_TEXTS_S = 0.18
BETWEEN_WORDS_S = 0.03
APART_S = 0.05
PHASES_COUNTED_FROM_S = 3.0  # between the numbers of quicker reps, phases would be a clutter

# Until when a shipped tone is louder than -20 dBFS: speech (-3 dBFS at most) over its tail can't
# clip. The user's own tones are measured.
RINGS_S: Rings = {
    "go": 0.25, "session-done": 0.75, "set-done": 0.45,
    "3": 0.15, "2": 0.15, "1": 0.15,
    "least": 0.35, "halfway": 0.35,
    "hold": 0.2, "release": 0.2,
    "rest": 0.35, "switch": 0.5,
    "tick": 0.0,
}  # fmt: skip


def spoken_track(
    began: StepStarted | StepResumed,
    lengths: Lengths,
    choices: SoundChoices,
    *,
    speed: float = 1.0,
    rings_s: Rings = RINGS_S,
) -> tuple[Cue, ...]:
    """All that is heard in the rest of a step, tones and words; ``speed`` squeezes all but words.

    A text without a clip is not said; the rest of its form is.
    """
    cues = track_cues(began)
    sayings = sayings_of(began, cues, choices)
    unmarked = _unmarked(began, choices)
    tones = [Cue(cue.at_s / speed, cue.name) for cue in cues if cue.name not in unmarked]
    if not sayings:
        return tuple(tones)
    timed = [replace(each, at_s=each.at_s / speed) for each in sayings]
    return placed(tones, timed, lengths, _ends_s(began) / speed, rings_s)


def _unmarked(began: StepStarted | StepResumed, choices: SoundChoices) -> tuple[str, ...]:
    """Which marks of reps are left out."""
    if choices.reps is RepMarks.SILENT:
        return MARKS
    planned = began.step.set
    is_counted = choices.reps is RepMarks.COUNT and choices.speech is not Speech.TONES
    is_quick = planned is not None and (planned.pace_s or 0) < PHASES_COUNTED_FROM_S
    return PHASES if is_counted and is_quick else ()


def _ends_s(began: StepStarted | StepResumed) -> float:
    """After how long the next track begins."""
    if began.length_s is None or began.step.kind is StepKind.FINISH:
        return math.inf
    return began.lead_in_s + began.length_s - began.from_s


def placed(
    tones: Iterable[Cue],
    sayings: Iterable[Saying],
    lengths: Lengths,
    ends_s: float = math.inf,
    rings_s: Rings = RINGS_S,
) -> tuple[Cue, ...]:
    """The tones that stay and the clips of what is said, in order of time."""
    given = tuple(tones)
    marks = [tone for tone in given if tone.name in MARKS]
    tones = [tone for tone in given if tone.name not in MARKS]
    clips, taken, counted = list[Cue](), list[_Span](), set[float]()
    around = partial(_around, rings_s)
    for saying in sorted(sayings, key=lambda each: (each.kind, each.at_s)):
        busy = [*map(around, tones), *taken, (ends_s - APART_S, math.inf)]
        found = _place(saying, _all_clipped(saying.forms, lengths), tones, busy, around)
        if found is None:
            found = _place(saying, _all_clipped(saying.instead, lengths), tones, busy, around)
        if found is None:
            continue
        start_s, said = found
        span = start_s, start_s + _length_s(said)
        taken.append((span[0] - BETWEEN_TEXTS_S, span[1] + BETWEEN_TEXTS_S))
        clips += [Cue(round(start_s + each.at_s, 4), each.name) for each, _ in said]
        if saying.kind is Kind.NAME:
            tones = [tone for tone in tones if _is_free(*span, [around(tone)])]
        elif saying.kind is Kind.COUNT:
            counted.add(saying.at_s)
    marks = [mark for mark in marks if mark.name not in REP_ENDS or mark.at_s not in counted]
    return tuple(sorted(tones + marks + clips))


# The clips of a form, each with its start in it, and its length.
_Clipped = list[tuple[Cue, float]]


def _place(
    saying: Saying,
    forms: list[_Clipped],
    tones: list[Cue],
    busy: list[_Span],
    around: Callable[[Cue], _Span],
) -> tuple[float, _Clipped] | None:
    """When, and in which form; None if there is no place."""
    if not forms:
        return None
    same = [tone for tone in tones if tone.at_s == saying.at_s]
    start_s = max([saying.at_s, *(around(tone)[1] for tone in same)])
    for form in forms:
        if _is_free(start_s, start_s + _length_s(form), busy):
            return start_s, form
        if form is forms[0] and (for_tone_s := _for_tone(saying, form, tones, busy, around)) >= 0:
            return for_tone_s, form
    shortest = min(forms, key=_length_s)
    length_s = _length_s(shortest)
    if saying.kind is not Kind.COUNT:
        for earlier_s in _earlier(start_s, length_s, busy):
            return earlier_s, shortest
    if saying.kind is Kind.NAME:
        countdown = [around(tone) for tone in tones if tone.name in COUNTDOWN]
        others = [span for span in busy if span not in countdown]
        if _is_free(start_s, start_s + length_s, others):
            return start_s, shortest
    return None


def _for_tone(
    saying: Saying,
    form: _Clipped,
    tones: list[Cue],
    busy: list[_Span],
    around: Callable[[Cue], _Span],
) -> float:
    """When a form can be said in place of the tone that says the same; negative if it can't."""
    for tone in tones:
        if tone.name == saying.for_tone:
            others = [span for span in busy if span != around(tone)]
            start_s = max([0.0, *(ends_s for begins_s, ends_s in others if begins_s < tone.at_s)])
            if _is_free(start_s, start_s + _length_s(form), others):
                return start_s
    return -1.0


def _earlier(start_s: float, length_s: float, busy: list[_Span]) -> Iterator[float]:
    """Free places before ``start_s``, the latest first: each ends where something begins."""
    for begins_s, _ in sorted(busy, reverse=True):
        at_s = begins_s - length_s
        if max(0.0, start_s - MOVED_MOST_S) <= at_s < start_s and _is_free(at_s, begins_s, busy):
            yield at_s


def _is_free(start_s: float, end_s: float, busy: list[_Span]) -> bool:
    return all(end_s <= begins_s + 1e-6 or start_s >= ends_s - 1e-6 for begins_s, ends_s in busy)


def _around(rings_s: Rings, tone: Cue) -> _Span:
    return tone.at_s - APART_S, tone.at_s + rings_s[tone.name] + APART_S


def _all_clipped(forms: Iterable[Form], lengths: Lengths) -> list[_Clipped]:
    return [clipped for form in forms if (clipped := _clipped(form, lengths))]


def _clipped(form: Form, lengths: Lengths) -> _Clipped:
    """The clips that say a form. What has no clip, such as a name of the user's, is left out."""
    clips: _Clipped = []
    at_s = 0.0
    for text in form:
        parts = said_by(text, lengths) or said_by(short_name(text), lengths)
        if not parts:
            if clips and clips[-1][0].name == SAY + NEXT:
                at_s = clips.pop()[0].at_s  # it would lead to nothing
            continue
        for part in parts:
            length_s = lengths[part.casefold()]
            clips.append((Cue(at_s, SAY + part), length_s))
            at_s += length_s + BETWEEN_WORDS_S
        at_s += BETWEEN_TEXTS_S - BETWEEN_WORDS_S
    return clips


def _length_s(clips: _Clipped) -> float:
    last, length_s = clips[-1]
    return last.at_s + length_s


def said_by(text: str, lengths: Lengths) -> tuple[str, ...]:
    """The clips that say a text: its own, or as few as will do; empty if a word has none."""
    words, parts = text.split(), list[str]()
    while words:
        count = next(
            (n for n in range(len(words), 0, -1) if " ".join(words[:n]).casefold() in lengths), 0
        )
        if not count:
            return ()
        parts.append(" ".join(words[:count]))
        del words[:count]
    return tuple(parts)
