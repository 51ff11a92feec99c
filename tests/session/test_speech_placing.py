"""Where speech goes among the tones, and what gives way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.model import Reps, Routine, Tempo
from midline.session.cues import MARKS, Cue
from midline.session.events import StepStarted
from midline.session.plan import compile_plan
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech import Kind, Saying
from midline.session.speech_placing import (
    APART_S,
    RINGS_S,
    SAY,
    Lengths,
    Rings,
    placed,
    said_by,
    spoken_track,
)
from midline.session.spoken_words import number
from tests.session.routines import routines
from tests.session.scenario import BIRD_DOG, exercise
from tests.session.scenario import routine as routine_of

SLOW, QUICK = Tempo(1, 0, 2, 0), Tempo(1, 0, 1, 0)
LENGTHS = {"long": 3.0, "middling": 1.5, "short": 0.6, "one": 0.3, "to": 0.3, "one hundred": 0.6}


def tones(written: str) -> list[Cue]:
    pairs = [each.split() for each in written.split(", ") if each]
    return [Cue(float(at), name) for at, name in pairs]


def heard(cues: tuple[Cue, ...]) -> str:
    return ", ".join(f"{cue.at_s:g} {cue.name}" for cue in cues)


def place(written: str, *sayings: Saying, ends_s: float = 60) -> str:
    return heard(placed(tones(written), sayings, LENGTHS, ends_s))


def saying(at_s: float, *texts: str, kind: Kind = Kind.NEWS) -> Saying:
    return Saying(at_s, tuple((text,) for text in texts), kind)


def test_speech_with_time_is_said_in_full_right_after_its_tone() -> None:
    said = place("10 halfway, 20 3", saying(10, "long", "short"))
    assert said == "10 halfway, 10.4 say long, 20 3"


def test_what_would_run_into_the_next_tone_is_shortened() -> None:
    said = place("10 halfway, 12 3", saying(10, "long", "middling", "short"))
    assert said == "10 halfway, 10.4 say middling, 12 3"


def test_what_has_no_time_even_in_short_is_moved_before_its_tone() -> None:
    said = place("10 least, 10.8 3", saying(10, "long", "short"))
    assert said == "9.35 say short, 10 least, 10.8 3"


def test_what_can_not_be_moved_either_is_dropped() -> None:
    crowded = "9 hold, 9.5 release, 10 least, 10.8 3"
    assert place(crowded, saying(10, "long", "short")) == crowded


def test_a_name_that_has_no_place_silences_the_tones_of_three_two_one_under_it() -> None:
    crowded = "0 set-done, 1 2, 2 1"
    said = place(crowded, saying(0, "middling", kind=Kind.NAME), ends_s=3)
    assert said == "0 set-done, 0.5 say middling"
    assert place(crowded, saying(0, "middling"), ends_s=3) == crowded


SWITCH = Saying(0.7, (("middling",), ("short",)), Kind.NAME, for_tone="switch")


def test_what_says_the_same_as_its_tone_is_said_for_it_where_there_is_no_time_for_both() -> None:
    assert place("0 set-done, 0.7 switch, 4 3", SWITCH) == (
        "0 set-done, 0.7 switch, 1.25 say middling, 4 3"
    )
    assert place("0 set-done, 0.7 switch, 2.2 3", SWITCH) == "0 set-done, 0.5 say middling, 2.2 3"
    assert place("0.7 switch, 2.2 3", SWITCH) == "0 say middling, 2.2 3"


def test_where_there_is_no_time_for_it_alone_either_the_tone_stays() -> None:
    assert place("0 set-done, 0.7 switch, 2 3", SWITCH) == (
        "0 set-done, 0.7 switch, 1.25 say short, 2 3"
    )


def test_a_name_too_long_for_the_pause_leaves_the_rest_of_the_news() -> None:
    told = Saying(0, (("long",),), Kind.NAME, instead=(("middling",), ("short",)))
    assert place("0 rest, 2.5 3, 3.5 2, 4.5 1", told, ends_s=5.5) == (
        "0 rest, 0.4 say long, 3.5 2, 4.5 1"
    )
    assert place("0 rest, 1.2 hold, 2 3", told, ends_s=3) == "0 rest, 0.4 say short, 1.2 hold, 2 3"


def test_next_leads_to_no_gap() -> None:
    lengths = {"rest": 0.4, "next": 0.4, "short": 0.6}
    told = Saying(0, (("Rest", "Next", "Unheard of", "short"),), Kind.NAME)
    assert heard(placed([], [told], lengths)) == "0 say Rest, 0.58 say short"


def test_not_even_a_name_silences_more_than_three_two_one_or_outlasts_its_step() -> None:
    assert place("0 rest, 1 go", saying(0, "middling", kind=Kind.NAME)) == "0 rest, 1 go"
    assert place("0 rest, 1 1", saying(0, "middling", kind=Kind.NAME), ends_s=1.9) == "0 rest, 1 1"


def test_ticks_go_on_under_speech_but_a_counted_rep_has_none() -> None:
    said = place(
        "4 tick, 8 halfway, 9 tick, 12 tick",
        saying(8, "middling"),
        saying(12, "one", kind=Kind.COUNT),
    )
    assert said == "4 tick, 8 halfway, 8.4 say middling, 9 tick, 12 say one"


def test_where_there_is_no_time_to_count_the_tick_stays() -> None:
    counted = saying(9, "one", kind=Kind.COUNT)
    assert place("8 halfway, 9 tick", saying(8, "middling"), counted) == (
        "8 halfway, 8.4 say middling, 9 tick"
    )


def test_a_name_finds_its_place_before_news_and_news_before_counts() -> None:
    said = place("", saying(5, "one", kind=Kind.COUNT), saying(5, "short"), ends_s=9)
    assert said == "5 say short"


def test_speech_waits_longer_for_a_tone_of_the_users_that_rings_longer() -> None:
    own = {**RINGS_S, "halfway": 2.0}
    news = saying(10, "long", "short")
    assert heard(placed(tones("10 halfway, 20 3"), [news], LENGTHS, rings_s=own)) == (
        "10 halfway, 12.05 say long, 20 3"
    )
    assert heard(placed(tones("10 halfway, 13 3"), [news], LENGTHS, rings_s=own)) == (
        "10 halfway, 12.05 say short, 13 3"
    )
    assert heard(placed(tones("10 halfway, 12.5 3"), [news], LENGTHS, rings_s=own)) == (
        "10 halfway, 12.5 3"
    )


def test_a_form_of_several_texts_is_said_one_after_the_other() -> None:
    assert place("", Saying(1, (("short", "long"),))) == "1 say short, 1.78 say long"


@pytest.mark.parametrize(
    ("text", "clips"),
    [
        ("Short", ("Short",)),
        ("One hundred to one hundred one", ("One hundred", "to", "one hundred", "one")),
        ("Short nonsense", ()),
        ("", ()),
    ],
)
def test_a_text_without_a_clip_is_put_together_from_its_words(
    text: str, clips: tuple[str, ...]
) -> None:
    assert said_by(text, LENGTHS) == clips


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nobody knows", "5 say one, 5.48 say short"),
        ("Long (nobody knows)", "5 say Long, 8.18 say one, 8.66 say short"),
    ],
)
def test_what_is_said_with_a_name_is_said_also_where_the_name_has_no_clip(
    name: str, said: str
) -> None:
    forms = ((name, "one", "short"), (name, "one"), (name,))
    assert place("", Saying(5, forms, Kind.NAME)) == said


def test_a_name_without_a_clip_leaves_the_tones_as_they_are() -> None:
    assert place("0 rest, 9 3", saying(0, "Nobody knows", kind=Kind.NAME)) == "0 rest, 9 3"


class AnyLength(dict[str, float]):
    """Every text has a clip, the longer the text the longer."""

    def __contains__(self, text: object) -> bool:
        return True

    def __missing__(self, text: str) -> float:
        return 0.2 + len(text) * 0.07


def length_s(cue: Cue, lengths: Lengths, rings_s: Rings) -> float:
    if cue.name.startswith(SAY):
        return lengths[cue.name.removeprefix(SAY).casefold()]
    return rings_s[cue.name]


own_rings = st.dictionaries(st.sampled_from(sorted(RINGS_S)), st.floats(0, 2), max_size=4)


@given(
    routines,
    st.sampled_from(RepMarks),
    st.sampled_from(Speech),
    st.sampled_from([0.0, 3.0]),
    st.just({}) | own_rings,
)
def test_words_overlap_neither_each_other_nor_tones_nor_the_next_step(
    routine: Routine, reps: RepMarks, speech: Speech, lead_in_s: float, own: dict[str, float]
) -> None:
    lengths, rings_s = AnyLength(), {**RINGS_S, **own}
    for step in compile_plan(routine).steps:
        length = None if step.is_open_ended or step.set is None else step.duration_s
        lead_in_s = 0.0 if step.is_pause else lead_in_s
        began = StepStarted(0, step, length, lead_in_s, after_set=True)
        spoken = spoken_track(began, lengths, SoundChoices(speech, reps), rings_s=rings_s)
        track = [cue for cue in spoken if cue.name not in MARKS]
        assert track == sorted(track)
        for cue, after in pairwise(track):
            if cue.name.startswith(SAY) or after.name.startswith(SAY):
                assert cue.at_s + length_s(cue, lengths, rings_s) <= after.at_s + 0.001
        for cue in track:
            if cue.name.startswith(SAY) and length is not None:
                ends_s = cue.at_s + length_s(cue, lengths, rings_s)
                assert ends_s <= lead_in_s + length - APART_S + 0.001


@given(routines, st.sampled_from(RepMarks))
def test_without_speech_the_tones_are_those_of_the_step(routine: Routine, reps: RepMarks) -> None:
    for step in compile_plan(routine).steps:
        began = StepStarted(0, step, None if step.is_open_ended else step.duration_s)
        track = spoken_track(began, {}, SoundChoices(Speech.TONES, reps))
        assert all(not cue.name.startswith(SAY) for cue in track)
        is_marked = not {cue.name for cue in track}.isdisjoint(MARKS)
        assert is_marked <= (reps is not RepMarks.SILENT)


@pytest.mark.parametrize(
    ("tempo", "choices", "track"),
    [
        (SLOW, SoundChoices(Speech.ALL, RepMarks.TICK), "0 go, 1 lower, 3 lift, 4 lower"),
        (SLOW, SoundChoices(Speech.ALL, RepMarks.COUNT), "0 go, 1 lower, 3 say One, 4 lower"),
        (QUICK, SoundChoices(Speech.ALL, RepMarks.TICK), "0 go, 1 lower, 2 lift, 3 lower"),
        (
            QUICK,
            SoundChoices(Speech.ALL, RepMarks.COUNT),
            "0 go, 2 say One, 4 say Two, 6 say Three",
        ),
        (QUICK, SoundChoices(Speech.TONES, RepMarks.COUNT), "0 go, 1 lower, 2 lift, 3 lower"),
        (SLOW, SoundChoices(Speech.ALL, RepMarks.SILENT), "0 go, 15 halfway, 27 3, 28 2"),
    ],
    ids=str,
)
def test_how_reps_are_marked(tempo: Tempo, choices: SoundChoices, track: str) -> None:
    move = exercise("A", Reps(10, 10), tempo=tempo)
    step = compile_plan(routine_of(move)).steps[1]
    began = StepStarted(0, step, step.duration_s)
    lengths = {number(i): 0.5 for i in range(1, 10)}
    assert heard(spoken_track(began, lengths, choices)[:4]) == track


def test_a_hold_is_counted_after_its_release_and_leaves_the_tones_alone() -> None:
    step = compile_plan(routine_of(BIRD_DOG)).steps[1]
    lengths = {"one": 0.4, "two": 3.0}  # the second would run into "hold"
    counting = SoundChoices(Speech.NAMES, RepMarks.COUNT)
    assert heard(spoken_track(StepStarted(0, step, 36.0), lengths, counting)[:6]) == (
        "0 go, 10 release, 10.25 say One, 13 hold, 18 halfway, 23 release"
    )
