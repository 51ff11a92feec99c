"""What the sound check plays."""

from __future__ import annotations

from midline.session.sound_check import length_s, sound_check
from midline.session.sound_choices import Speech

LENGTHS = {"plank": 0.5, "forty-five to sixty seconds": 1.5, "this is how loud the voice is": 1.4}


def test_first_the_tones_of_a_set_then_the_voice() -> None:
    names = [cue.name for cue in sound_check(LENGTHS, Speech.ALL)]
    assert names == [
        "3", "2", "1", "go",
        "say Plank", "say Forty-five to sixty seconds", "say This is how loud the voice is",
    ]  # fmt: skip


def test_nothing_is_said_over_something_else() -> None:
    said = sound_check(LENGTHS, Speech.NAMES)[4:]
    ends = [cue.at_s + LENGTHS[cue.name.removeprefix("say ").casefold()] for cue in said]
    assert all(end < cue.at_s for end, cue in zip(ends, said[1:], strict=False))
    assert length_s(said, LENGTHS) == ends[-1]


def test_who_wants_tones_only_or_has_no_voice_hears_the_tones() -> None:
    tones = ["3", "2", "1", "go"]
    assert [cue.name for cue in sound_check(LENGTHS, Speech.TONES)] == tones
    assert [cue.name for cue in sound_check({}, Speech.ALL)] == tones
