"""What to do next, from what was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from midline.progress.next_routine import FIRST, next_routine
from midline.progress.past import PastSession

NOW = datetime(2026, 5, 1, 18, 0, tzinfo=UTC)
MINE, SPINE = "user/mine.yaml", "shipped/steady-spine.yaml"
LIBRARY = [MINE, FIRST, SPINE]


def session(key: str, at: datetime, done: int = 18, planned: int = 18) -> PastSession:
    is_stopped = done < planned
    return PastSession(
        f"{key} {at}", key, key, at, at, is_stopped, planned, done, 0.0, None, None, "", ""
    )  # fmt: skip


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("days_ago", "chosen"),
    [
        ({}, FIRST),
        ({FIRST: 1}, FIRST),
        ({FIRST: 2, MINE: 5}, MINE),
        ({FIRST: 2, MINE: 31}, FIRST),
        ({MINE: 30}, MINE),
        ({MINE: 31}, FIRST),
        ({"user/deleted.yaml": 3}, FIRST),
        ({FIRST: 4, MINE: 4}, MINE),
        ({SPINE: -1}, SPINE),
    ],
)
def test_the_one_whose_turn_is_longest_ago_of_those_lately_done(
    days_ago: dict[str, int], chosen: str
) -> None:
    assert next_routine(LIBRARY, [session(key, ago(n)) for key, n in days_ago.items()], NOW) == (
        chosen
    )


@pytest.mark.parametrize(
    ("hours_ago", "chosen"),
    [
        ({MINE: 2, SPINE: 48}, SPINE),
        ({MINE: 2}, FIRST),
        ({FIRST: 2}, MINE),
        ({FIRST: 2, MINE: 1}, SPINE),
        ({MINE: 3, FIRST: 5, SPINE: 4}, FIRST),  # all of them: the longest ago
        ({MINE: 17.9}, FIRST),  # just after midnight
        ({MINE: 18.1}, MINE),  # just before it
    ],
)
def test_what_was_done_today_is_not_next_unless_everything_was(
    hours_ago: dict[str, float], chosen: str
) -> None:
    done = [session(key, ago(hours / 24)) for key, hours in hours_ago.items()]
    assert next_routine(LIBRARY, done, NOW) == chosen


def test_today_is_what_the_clock_here_says() -> None:
    here = NOW.astimezone(timezone(timedelta(hours=8)))  # 2 o'clock on the next day
    done = [session(MINE, ago(4 / 24))]
    assert next_routine(LIBRARY, done, NOW) == FIRST
    assert next_routine(LIBRARY, done, here) == MINE


@pytest.mark.parametrize(
    ("done", "planned", "counts"),
    [(1, 18, False), (4, 18, False), (5, 18, True), (1, 4, True), (0, 1, False), (0, 0, False),
     (9, 0, True)],
)  # fmt: skip
def test_a_session_that_was_hardly_begun_does_not_count(
    done: int, planned: int, counts: bool
) -> None:
    sessions = [session(SPINE, ago(1), done, planned), session(MINE, ago(9), 0)]
    assert next_routine(LIBRARY, sessions, NOW) == (SPINE if counts else FIRST)


def test_a_hardly_begun_session_does_not_hide_the_one_before() -> None:
    sessions = [session(SPINE, ago(0), 1), session(SPINE, ago(6)), session(MINE, ago(3))]
    assert next_routine(LIBRARY, sessions, NOW) == SPINE


def test_the_only_one_is_next_even_if_it_was_done_today() -> None:
    assert next_routine([MINE], [session(MINE, ago(0))], NOW) == MINE


def test_without_the_basics_the_first_there_is() -> None:
    assert next_routine([MINE], [], NOW) == MINE
    assert next_routine([], [], NOW) is None
