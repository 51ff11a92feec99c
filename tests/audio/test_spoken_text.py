"""What an engine is given of a name, whatever the name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.audio.spoken_text import TEXT_MOST, scripts, spoken_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Plank", "Plank"),
        ("  Side \t plank. ", "Side plank"),
        ("🧘 Yoga flow", "Yoga flow"),
        ("💪", ""),
        ("❤️", ""),
        ("👩‍🚒", ""),
        ("...", ""),
        ("", ""),
        ("E\u0301tirement", "Étirement"),
        ("Dead\x00 bug\x1b[31m", "Dead bug [31m"),
        ("Half \ud83d a pair", "Half a pair"),
        ('-x --help "$(rm)"', '-x --help "$(rm)"'),
        ("平板支撑", "平板支撑"),
        ("a" * 300, "a" * TEXT_MOST),
    ],
)
def test_symbols_and_control_characters_are_left_out(text: str, said: str) -> None:
    assert spoken_text(text) == said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Plank 2", {"LATIN"}),
        ("Übung nº 3, ½", {"LATIN"}),
        ("Планка", {"CYRILLIC"}),
        ("プランク", {"KATAKANA"}),
        ("Plank 平板", {"LATIN", "CJK"}),
        ("1-2-3", set()),
    ],
)
def test_the_scripts_of_a_text_tell_who_can_read_it(text: str, wanted: set[str]) -> None:
    assert scripts(text) == wanted


@given(st.text(st.characters(), max_size=400))
def test_every_text_can_be_given_to_a_program_as_a_line(text: str) -> None:
    said = spoken_text(text)
    said.encode()  # no half of a pair is in it
    assert said.splitlines() == ([said] if said else [])
    assert len(said) <= TEXT_MOST
