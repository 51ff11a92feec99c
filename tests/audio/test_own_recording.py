"""One sound of the user's becomes a tone or a word: how long, how loud, under which name."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.audio.any_wav import NotPlayable, read_wav
from midline.audio.mixing import RATE
from midline.audio.own_recording import (
    MARK_PEAK,
    TONE_PEAK,
    fitted_tone,
    fitted_word,
    ring_s,
    text_of,
    tone_name,
)
from midline.audio.speech import PEAK as WORD_PEAK
from midline.session.cues import MARKS, RANK
from tests.audio.own_files import mono, tone


def loudest(samples: array[int]) -> float:
    return max(map(abs, samples)) / 32768


@pytest.mark.parametrize("name", ["go", "3", "session-done"])
def test_a_short_quiet_sound_in_the_tracks_format_stays_as_it_is(name: str) -> None:
    assert fitted_tone(name, read_wav(mono(tone(0.2)))) == tone(0.2)
    assert fitted_word(read_wav(mono(tone(0.2)))) == tone(0.2)


@pytest.mark.parametrize("name", sorted(RANK))
def test_a_loud_tone_is_turned_down_so_that_two_at_once_can_not_clip(name: str) -> None:
    peak = MARK_PEAK if name in MARKS else TONE_PEAK
    assert loudest(fitted_tone(name, read_wav(mono(tone(0.1, peak=1))))) == pytest.approx(
        peak, abs=1e-4
    )
    assert MARK_PEAK + WORD_PEAK < 1
    assert 2 * TONE_PEAK <= 1


def test_a_loud_word_is_turned_down_to_where_the_voice_is() -> None:
    made = fitted_word(read_wav(mono(tone(0.1, peak=1))))
    assert loudest(made) == pytest.approx(WORD_PEAK, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "on_for_s"),
    [("tick", 0.4), ("lift", 0.4), ("3", 1), ("hold", 1), ("go", 2), ("rest", 2)],
)
def test_a_tone_that_would_run_into_what_comes_next_is_faded_out(
    name: str, on_for_s: float
) -> None:
    made = fitted_tone(name, read_wav(mono(tone(5, peak=0.2))))
    assert len(made) == on_for_s * RATE
    assert loudest(made[-24:]) < 0.005
    assert made[: len(made) // 2] == tone(5, peak=0.2)[: len(made) // 2]


def test_the_end_of_a_session_may_take_five_seconds() -> None:
    assert len(fitted_tone("session-done", read_wav(mono(tone(5))))) == 5 * RATE


def test_a_tone_of_another_rate_is_made_one_of_the_tracks() -> None:
    made = fitted_tone("go", read_wav(mono(tone(0.5, rate=44_100), rate=44_100)))
    assert len(made) == pytest.approx(0.5 * RATE, abs=2)
    assert max(abs(a - b) for a, b in zip(made[500:-500], tone(0.5)[500:-500], strict=False)) < 20


def test_a_silent_file_makes_a_silent_tone() -> None:
    assert fitted_tone("tick", read_wav(mono([0] * 100))) == array("h", [0] * 100)


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(NotPlayable, match=r"^it lasts 5\.1 s, and a tone at most 5 s\. Shorten it"):
        fitted_tone("go", read_wav(mono([1] * round(5.1 * RATE))))
    with pytest.raises(NotPlayable, match=r"^it lasts 15\.2 s, and a word at most 15 s\. Shorten"):
        fitted_word(read_wav(mono([1] * round(15.2 * RATE))))


def test_words_wait_until_a_tone_has_faded_below_minus_20_decibels() -> None:
    assert ring_s(array("h", [9000] * 480 + [3000] * 480).tobytes()) == 0.01
    assert ring_s(array("h", [3000] * 480).tobytes()) == 0
    assert ring_s(b"") == 0


@pytest.mark.parametrize("stem", ["go", "GO", "Session-Done", "3"])
def test_the_name_of_a_file_is_that_of_a_tone(stem: str) -> None:
    assert tone_name(stem) in RANK


@pytest.mark.parametrize(
    ("stem", "why"),
    [
        ("goo", "there is no tone of that name; did you mean `go`?"),
        ("finish", "there is no tone of that name; words belong into the folder words."),
        ("", "there is no tone of that name; words belong into the folder words."),
    ],
)
def test_another_name_is_no_tones(stem: str, why: str) -> None:
    with pytest.raises(NotPlayable) as caught:
        tone_name(stem)
    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        ("Halfway", "halfway"),
        ("Forty-five", "forty-five"),
        ("  Side   PLANK ", "side plank"),
        ("Push-up %2F row", "push-up / row"),
        ("Ready%3F", "ready?"),
        ("100% effort", "100% effort"),
        ("e\u0301tirement", "\u00e9tirement"),  # as macOS writes it
    ],
)
def test_the_name_of_a_file_is_what_it_says(stem: str, text: str) -> None:
    assert text_of(stem) == text


@pytest.mark.parametrize(
    ("stem", "code"), [("Plank %ZZ", "%ZZ"), ("%2Go", "%2G"), ("Plank %FF", "%")]
)
def test_a_code_of_no_character_is_told(stem: str, code: str) -> None:
    with pytest.raises(NotPlayable) as caught:
        text_of(stem)
    assert str(caught.value) == (
        f"{code} in its name is the code of no character. Write %25 for a %."
    )


@given(st.text(st.characters(exclude_characters="%")))
def test_a_name_says_its_words_or_nothing(stem: str) -> None:
    if not stem.split():
        with pytest.raises(NotPlayable, match="its name says nothing"):
            text_of(stem)
        return
    text = text_of(stem)
    assert text == " ".join(text.split())
    assert len(text.split()) == len(stem.split())
