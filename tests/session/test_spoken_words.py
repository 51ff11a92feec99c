"""Amounts in words."""

from __future__ import annotations

import pytest

from midline.routine.model import Cluster, Hold, Reps, Work
from midline.session.spoken_words import amount, number, short_name


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (Hold(45, 60), "Forty-five to sixty seconds"),
        (Hold(30, 30), "Thirty seconds"),
        (Hold(1, 1), "One second"),
        (Hold(90, 120), "Ninety seconds to two minutes"),
        (Hold(120, 150), "Two minutes to two minutes thirty"),
        (Reps(15, 15), "Fifteen reps"),
        (Reps(8, 12), "Eight to twelve reps"),
        (Reps(1, 1), "One rep"),
        (Cluster(6, 10, 3), "Six times ten seconds"),
        (Cluster(1, 10, 3), "Ten seconds"),
    ],
)
def test_amounts_are_said_in_words(work: Work, said: str) -> None:
    assert amount(work) == said


def test_every_number_has_its_own_words() -> None:
    assert [number(i) for i in (0, 7, 20, 45, 100, 999)] == [
        "zero", "seven", "twenty", "forty-five", "one hundred", "nine hundred ninety-nine",
    ]  # fmt: skip
    assert len({number(i) for i in range(1000)}) == 1000


def test_a_short_name_leaves_the_brackets_out() -> None:
    assert short_name("Xiaoyanfei (little swallow)") == "Xiaoyanfei"
    assert short_name("(odd)") == "(odd)"
