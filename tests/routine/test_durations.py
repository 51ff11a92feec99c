"""What people write for a time, and what it means in seconds."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.durations import (
    format_duration,
    parse_duration,
    parse_duration_range,
    write_duration,
)
from midline.routine.problems import Misfit


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45", 45),
        ("0", 0),
        ("45s", 45),
        (" 45 s ", 45),
        ("2.5s", 2.5),
        ("2.5", 2.5),
        ("90 sec", 90),
        ("90 secs.", 90),
        ("90 Seconds", 90),
        ("2 min", 120),
        ("1.5 min", 90),
        ("1m30s", 90),
        ("1 min 30 s", 90),
        ("1h", 3600),
        ("1h 5m", 3900),
        ("1:30", 90),
        ("01:30", 90),
        ("0:45", 45),
        ("90:00", 5400),
        ("1:02.5", 62.5),
        ("0:45:00", 2700),
    ],
)
def test_a_duration_means_what_a_person_means(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("45s", (45, 45)),
        ("45-60s", (45, 60)),
        ("45–60 s", (45, 60)),
        ("45 - 60", (45, 60)),
        ("45s-60s", (45, 60)),
        ("45s-1m30s", (45, 90)),
        ("45-1:30", (45, 90)),
        ("1:00-1:30", (60, 90)),
        ("1-2 min", (60, 120)),
        ("60-60s", (60, 60)),
    ],
)
def test_a_range_has_a_least_and_a_most(text: str, ends: tuple[float, float]) -> None:
    assert parse_duration_range(text) == ends


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("", "`` is not a time", "write it as 45s, 1m30s or 1:30"),
        ("soon", "`soon` is not a time", "write it as 45s, 1m30s or 1:30"),
        ("-5s", "`-5s` is negative: a time cannot be", ""),
        ("−5", "`−5` is negative: a time cannot be", ""),
        ("1:5", "`1:5` is not a time", "did you mean 1:05?"),
        ("1:75", "`1:75` is not a time", "did you mean 2m15s?"),
        ("2,5s", "`2,5s` is not a time", "did you mean 2.5s?"),
        ("30ss", "`30ss` is not a time", "did you mean 30s?"),
        ("30s1m", "`30s1m` is not a time", "write it as 45s, 1m30s or 1:30"),
        ("1m1m", "`1m1m` is not a time", "write it as 45s, 1m30s or 1:30"),
        ("5 fortnights", "`5 fortnights` is not a time", "write it as 45s, 1m30s or 1:30"),
        ("٤٥", "`٤٥` is not a time", "write it as 45s, 1m30s or 1:30"),
        ("60-45s", "the least (60 s) is more than the most (45 s)", "did you mean 45-60s?"),
        ("5m-2m", "the least (5 min) is more than the most (2 min)", "did you mean 2m-5m?"),
        ("1-2-3", "`1-2-3` is not a time", "write it as 45s, 1m30s or 1:30"),
    ],
)
def test_what_is_no_duration_is_refused_with_a_hint(text: str, sentence: str, hint: str) -> None:
    with pytest.raises(Misfit) as refused:
        parse_duration_range(text)
    assert (refused.value.text, refused.value.hint) == (sentence, hint)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (2.5, "2.5 s"),
        (60, "1 min"),
        (90, "1 min 30 s"),
        (3900, "1 h 5 min"),
    ],
)
def test_durations_are_shown_in_words_for_people(seconds: float, shown: str) -> None:
    assert format_duration(seconds) == shown


@given(st.integers(0, 3_600_000).map(lambda ms: ms / 1000))
def test_what_is_written_or_shown_reads_back_as_the_same_time(seconds: float) -> None:
    assert parse_duration(write_duration(seconds)) == seconds
    assert parse_duration(format_duration(seconds)) == seconds


@given(st.text("0123456789.:-– smh") | st.text())
def test_any_text_is_a_range_or_a_misfit(text: str) -> None:
    with suppress(Misfit):
        least_s, most_s = parse_duration_range(text)
        assert 0 <= least_s <= most_s
