"""A device that takes no more is noticed by the threads that feed it standing still."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from midline.audio.wakes import LOOK_EVERY_NS, Wakes


def answers(wakes: Iterable[int], *, is_sounding: bool = True) -> list[int]:
    """After how many looks it was said to be hung, given how often the threads woke in each."""
    now_ns, count = 0, 1000
    watch = Wakes(lambda: count, lambda: now_ns)
    hung = []
    for i, woken in enumerate(wakes):
        now_ns += LOOK_EVERY_NS
        count += woken
        if watch.look(is_sounding):
            hung.append(i)
    return hung


@pytest.mark.parametrize(
    ("wakes", "hung"),
    [
        ([10] * 20, []),
        ([10, 10, 10, 0, 0, 0, 0, 0, 0], [6]),
        ([10, 10, 10, 0, 1, 0, 0, 1, 0], [6]),
        ([10, 10, 0, 0, 0, 10, 0, 0, 0, 10], []),
        ([10, 10, 0, 0, -30, 0, 0, 0, 10], []),
        ([0] * 20, []),
    ],
    ids=["plays", "hangs", "only a timer", "slow", "a thread ended", "never seen to move"],
)
def test_four_looks_without_a_move_are_a_hang(wakes: list[int], hung: list[int]) -> None:
    assert answers(wakes) == hung


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
