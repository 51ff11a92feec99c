"""A device that takes no more is noticed by the threads that feed it standing still."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from midline.audio.wakes import LOOK_EVERY_NS, Wakes


def answers(wakes: Iterable[int], *, is_sounding: bool = True) -> list[tuple[int, str]]:
    """What was said after how many looks, given how often the threads woke in each."""
    now_ns, count = 0, 1000
    watch = Wakes(lambda: count, lambda: now_ns)
    said = []
    for i, woken in enumerate(wakes):
        now_ns += LOOK_EVERY_NS
        count += woken
        said += [(i, answer) for answer in watch.look(is_sounding)]
    return said


@pytest.mark.parametrize(
    ("wakes", "said"),
    [
        ([10] * 20, []),
        ([10, 10, 10, 0, 0, 0], [(4, "stalled")]),
        ([10, 10, 10, 0, 1, 0], [(4, "stalled")]),
        ([10, 10, 0, 10, 0, 10, 10], []),
        ([10, 10, 0, -30, 0, 10, 10], []),
        ([0] * 20, []),
    ],
    ids=["plays", "stalls", "only a timer", "slow", "a thread ended", "never seen to move"],
)
def test_two_looks_without_a_move_are_a_stall(
    wakes: list[int], said: list[tuple[int, str]]
) -> None:
    assert answers(wakes) == said


@pytest.mark.parametrize(
    ("wakes", "said"),
    [
        ([9, 9, 0, 0, 50, 9, 9, 9, 9, 9, 9], [(3, "stalled")]),
        ([9, 9, 0, 0, 50, 0, 0, 0, 0], [(3, "stalled"), (5, "hung")]),
        ([9, 9, 0, 0, 50, 9, 0, 0], [(3, "stalled"), (7, "stalled")]),
    ],
    ids=["it plays again", "opening it was the only move", "it stalls again"],
)
def test_only_a_device_that_was_opened_again_in_vain_is_hung(
    wakes: list[int], said: list[tuple[int, str]]
) -> None:
    assert answers(wakes) == said


def test_in_silence_nothing_has_to_move() -> None:
    assert answers([10, 10, *[0] * 20], is_sounding=False) == []


def test_it_looks_five_times_a_second_however_often_it_is_asked() -> None:
    now_ns = 0
    asked: list[int] = []

    def count() -> int:
        asked.append(now_ns)
        return 0

    watch = Wakes(count, lambda: now_ns)
    for now_ns in range(0, 4 * LOOK_EVERY_NS + 1, LOOK_EVERY_NS // 50):  # noqa: B007
        watch.look(True)
    assert len(asked) == 4
