"""Where near-silence wakes headphones up: before each sound that follows a silence."""

from __future__ import annotations

import pytest

from midline.audio.lead_in import LEAD_IN, lead_ins_left, with_lead_ins
from midline.session.cues import Cue


def lead_ins(*sounds_s: float) -> list[float]:
    return [
        cue.at_s for cue in with_lead_ins(Cue(s, "go") for s in sounds_s) if cue.name == LEAD_IN
    ]


@pytest.mark.parametrize(
    ("sounds_s", "lead_ins_s"),
    [
        ((0.0,), [-1.0]),
        ((0.4,), [-0.6]),
        ((7.0, 8.0, 9.0), [6.0]),
        ((0.0, 20.0, 37.0, 38.0, 39.0), [-1.0, 19.0, 36.0]),
        ((0.0, 3.0, 6.0), [-1.0]),
        ((), []),
    ],
    ids=["at the start", "a word", "3-2-1", "a hold", "a slow pace", "nothing"],
)
def test_a_second_before_each_sound_after_a_silence(
    sounds_s: tuple[float, ...], lead_ins_s: list[float]
) -> None:
    assert lead_ins(*sounds_s) == lead_ins_s


@pytest.mark.parametrize(
    ("late_s", "left_s"), [(0.0, [0.0, 5.0]), (0.6, [0.0, 4.4]), (1.2, [3.8]), (9.0, [])]
)
def test_what_is_left_of_them_when_a_track_is_late(late_s: float, left_s: list[float]) -> None:
    cues = [Cue(0.0, LEAD_IN), Cue(1.0, "go"), Cue(5.0, LEAD_IN), Cue(6.0, "3")]
    left = lead_ins_left(cues, late_s)
    assert [cue.at_s for cue in left] == pytest.approx(left_s)
    assert {cue.name for cue in left} <= {LEAD_IN}
