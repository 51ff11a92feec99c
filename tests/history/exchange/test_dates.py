"""The dates that other programs write."""

from __future__ import annotations

import pytest

from midline.history.exchange.dates import date_and_time


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2022-02-16 17:40:08", "2022-02-16T17:40:08"),
        ("2022-02-16T17:40", "2022-02-16T17:40:00"),
        ("2024-01-15 6:30:05\u202fPM", "2024-01-15T18:30:05"),
        ("2024-01-15 12:05:00 AM", "2024-01-15T00:05:00"),
        ("22 Dec 2025, 08:00", "2025-12-22T08:00:00"),
        ("5 Oct 2026, 7:05", "2026-10-05T07:05:00"),
        ("Jan 1, 2024, 10:00 PM", "2024-01-01T22:00:00"),
        ("18 Sept. 2026, 16:01", "2026-09-18T16:01:00"),
        ("11 März 2026, 15:32", "2026-03-11T15:32:00"),
        ("1. Juni 2026 um 17:18", "2026-06-01T17:18:00"),
        ("3 août 2026, 09:00", "2026-08-03T09:00:00"),
        ("3 de ago. de 2026, 09:00", "2026-08-03T09:00:00"),
        ("05.06.2026, 07:30", "2026-06-05T07:30:00"),
    ],
)
def test_a_date_that_is_known(text: str, means: str) -> None:
    assert date_and_time(text).isoformat() == means


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2022-02-16", "2022-13-01 10:00", "2022-02-30 10:00", "30 Foo 2024, 10:00",
     "2022-02-16 25:00", "2024-01-15 13:00 PM", "0001-01-01 00:00", "9999-01-01 00:00", "10:00"],
)  # fmt: skip
def test_a_date_that_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever calls says what it is about
        date_and_time(text)
