"""What to do next, from what was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from midline.progress.next_routine import FIRST, next_routine

NOW = datetime(2026, 5, 1, 18, 0, tzinfo=UTC)
LIBRARY = ["user/mine.yaml", FIRST, "shipped/steady-spine.yaml"]


@pytest.mark.parametrize(
    ("days_ago", "chosen"),
    [
        ({}, FIRST),
        ({FIRST: 1}, FIRST),
        ({FIRST: 2, "user/mine.yaml": 5}, "user/mine.yaml"),
        ({FIRST: 2, "user/mine.yaml": 31}, FIRST),
        ({"user/mine.yaml": 30}, "user/mine.yaml"),
        ({"user/mine.yaml": 31}, FIRST),
        ({"user/deleted.yaml": 3}, FIRST),
        ({FIRST: 4, "user/mine.yaml": 4}, "user/mine.yaml"),
        ({"shipped/steady-spine.yaml": -1}, "shipped/steady-spine.yaml"),
    ],
)
def test_the_one_whose_turn_is_longest_ago_of_those_lately_done(
    days_ago: dict[str, int], chosen: str
) -> None:
    last_done = {key: NOW - timedelta(days=days) for key, days in days_ago.items()}
    assert next_routine(LIBRARY, last_done, NOW) == chosen


def test_without_the_basics_the_first_there_is() -> None:
    assert next_routine(["user/mine.yaml"], {}, NOW) == "user/mine.yaml"
    assert next_routine([], {}, NOW) is None
