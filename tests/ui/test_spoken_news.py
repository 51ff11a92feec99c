"""What a screen reader says of a session: a script of commands and seconds, and every sentence."""

from __future__ import annotations

import pytest

from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S
from midline.session.events import AnyCommand, Command, Extend, JumpTo
from midline.session.plan import compile_plan
from midline.session.player import advance
from midline.session.snapshot import snapshot
from midline.session.state import Session
from midline.ui.spoken_news import News, duration, news_of, news_of_time

ROUTINE = """
name: Test
get_ready: 10s
rest: 30s
exercises:
  - name: Plank
    do: 2-3 x 45-60s
  - name: Side plank
    do: 1 x 20s
    sides: left-right
    switch: 5s
  - name: Bird dog
    reps: 6
    hold: 10s
  - name: Bridge
    do: 1 x 8-12
"""


def said_in(*script: AnyCommand | int) -> list[News]:
    """All that is said; time passes in seconds, as the heartbeat looks."""
    routine = read_routine(ROUTINE.encode(), "test.yaml").routine
    assert routine is not None
    session, now_ns, said = Session(compile_plan(routine)), NS_PER_S, list[News | None]()
    steps = [part for each in script for part in _seconds(each)]
    for command, passes_s in steps:
        before = snapshot(session, now_ns)
        now_ns += round(passes_s * NS_PER_S)
        session, events = advance(session, command, now_ns)
        look = snapshot(session, now_ns)
        said += [*(news_of(event, look) for event in events), news_of_time(before, look)]
    return [each for each in said if each is not None]


def _seconds(part: AnyCommand | int) -> list[tuple[AnyCommand | None, float]]:
    if not isinstance(part, int):
        return [(part, 0.0)]
    return [(None, 1.0) for _ in range(part)]


START, PAUSE, RESUME = Command.START, Command.PAUSE, Command.RESUME


@pytest.mark.parametrize(
    ("script", "last"),
    [
        ((START,), ["Get ready, 10 seconds. Plank, set 1 of 3, 45 to 60 seconds."]),
        ((START, 7), ["3 seconds"]),
        ((START, 10), ["Go: Plank, set 1 of 3, 45 to 60 seconds."]),
        ((START, 10, 45), ["That is the least. Go on if you can."]),
        ((START, 10, 50), ["10 seconds"]),
        ((START, 10, 57), ["10 seconds", "3 seconds"]),
        ((START, 10, 60), ["Rest, 30 seconds. Next: Plank, set 2 of 3."]),
        ((START, 10, 60, 20), ["10 seconds"]),
        ((START, 10, 60, Extend(15.0)), ["Rest, 45 seconds left."]),
        ((START, 10, 20, PAUSE), ["Paused, 40 seconds left."]),
        ((START, 10, 20, PAUSE, RESUME), ["Going on in 3 seconds."]),
        ((START, 5, PAUSE, RESUME), ["Go on, 5 seconds left."]),
        ((START, JumpTo(2)), ["In 10 seconds: Plank, set 3 of 3, extra, 45 to 60 seconds."]),
        ((START, JumpTo(3)), ["In 10 seconds: Side plank, left, 20 seconds."]),
        ((START, JumpTo(3), 10, 20), ["Switch sides, 5 seconds. Next: Side plank, right."]),
        ((START, Command.SKIP), ["In 3 seconds: Plank, set 1 of 3, 45 to 60 seconds."]),
        ((START, JumpTo(5)), ["In 10 seconds: Bird dog, 6 times 10 seconds."]),
        (
            (START, JumpTo(6)),
            ["In 10 seconds: Bridge, 8 to 12 reps. Press Space when done."],
        ),
        ((START, JumpTo(6), 10, Command.FINISH_SET), ["Session over. 1 of 7 sets done."]),
        ((START, Command.STOP), ["Session over. 0 of 7 sets done."]),
    ],
)
def test_a_change_or_the_near_end_of_a_step_is_said(
    script: tuple[AnyCommand | int, ...], last: list[str]
) -> None:
    assert [news.text for news in said_in(*script)][-len(last) :] == last


def test_nothing_is_said_between_the_changes() -> None:
    assert len(said_in(START, 10, 30)) == len(said_in(START, 10, 1))


def test_three_seconds_of_a_count_in_are_not_said_twice() -> None:
    said = [news.text for news in said_in(START, 10, 20, PAUSE, RESUME, 3)]
    assert said[-1] == "Going on in 3 seconds."


def test_of_steps_that_were_missed_only_the_one_that_runs_is_said() -> None:
    routine = read_routine(ROUTINE.encode(), "test.yaml").routine
    assert routine is not None
    session, _ = advance(Session(compile_plan(routine)), START, 0)
    session, events = advance(session, None, 75 * NS_PER_S)
    look = snapshot(session, 75 * NS_PER_S)
    said = [news_of(event, look) for event in events]
    assert [news.text for news in said if news] == ["Rest, 30 seconds. Next: Plank, set 2 of 3."]


def test_changes_interrupt_and_the_time_waits_its_turn() -> None:
    assert {news.text: news.at_once for news in said_in(START, 10, 60, 21)} == {
        "Get ready, 10 seconds. Plank, set 1 of 3, 45 to 60 seconds.": True,
        "Go: Plank, set 1 of 3, 45 to 60 seconds.": True,
        "That is the least. Go on if you can.": False,
        "10 seconds": False,
        "3 seconds": False,
        "Rest, 30 seconds. Next: Plank, set 2 of 3.": True,
    }


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1.0, "1 second"),
        (90.0, "90 seconds"),
        (120.0, "2 minutes"),
        (150.0, "2 minutes 30 seconds"),
        (61 * 60.0, "61 minutes"),
    ],
)
def test_a_duration_is_said_in_words_of_its_size(seconds: float, said: str) -> None:
    assert duration(seconds) == said
