"""The sound check and the beat to tap along with, played for real and recorded."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator
from itertools import pairwise

import pytest

from midline.audio.mixing import RATE
from midline.audio.own_sounds import OwnSounds
from midline.audio.sound_process import SoundProcess
from midline.resources import resource
from midline.session.clock import NS_PER_S
from midline.session.tapping import BEAT_S, BEATS, delay_ms
from midline.settings import Settings
from midline.window_sound import WindowSound
from tests.system.sound_server import Recorder, SoundServer, wait_for

pytestmark = pytest.mark.system

LOUD = 1000  # of 32767; a tone at 70 % has more
BLOCK = RATE // 200  # 5 ms
APART_S = 0.4
ABOUT_S = 0.06  # when the recording began is not known better on a busy machine


@pytest.fixture
def sound(server: SoundServer) -> Iterator[WindowSound]:
    sound = WindowSound(SoundProcess(resource("assets", "sounds")), Settings(voice_volume=0))
    wait_for(lambda: not sound.is_starting())
    yield sound
    sound.close()


def onsets_s(recorder: Recorder) -> list[float]:
    """The beginnings of what was loud, in seconds of the monotonic clock."""
    heard = array("h", recorder.stop())
    blocks = [max(map(abs, heard[i : i + BLOCK])) for i in range(0, len(heard), BLOCK)]
    found: list[float] = []
    for number, loudest in enumerate(blocks):
        at_s = recorder.began_ns / NS_PER_S + number * BLOCK / RATE
        if loudest > LOUD and (not found or at_s - found[-1] > APART_S):
            found.append(at_s)
    return found


def test_a_check_is_heard_from_its_first_tone_on_and_the_volumes_are_apart(
    sound: WindowSound, recorder: Recorder
) -> None:
    ends_ns = sound.play_check(time.monotonic_ns(), OwnSounds())
    time.sleep((ends_ns - time.monotonic_ns()) / NS_PER_S)
    heard_s = onsets_s(recorder)
    gaps_s = [b - a for a, b in pairwise(heard_s)]
    assert gaps_s[:3] == pytest.approx([1.0] * 3, abs=0.02)  # 3, 2, 1, go
    assert heard_s[-1] < ends_ns / NS_PER_S - 2  # the voice's volume is 0


def test_who_taps_with_what_is_heard_measures_how_late_it_is(
    sound: WindowSound, recorder: Recorder
) -> None:
    late_s = 0.2  # what headphones would add
    first_s = time.monotonic() + 1.5
    sound.play_beat(round(first_s * NS_PER_S), delay_ms=0)
    time.sleep(1.5 + BEATS * BEAT_S)
    heard_s = onsets_s(recorder)
    assert len(heard_s) == BEATS
    assert delay_ms(at_s + late_s - first_s for at_s in heard_s) == pytest.approx(
        200, abs=ABOUT_S * 1000
    )


def test_the_measured_delay_sends_the_beat_that_much_ahead(
    sound: WindowSound, recorder: Recorder
) -> None:
    first_s = time.monotonic() + 1.7
    sound.play_beat(round(first_s * NS_PER_S), delay_ms=200)
    time.sleep(2.5)
    assert onsets_s(recorder)[0] == pytest.approx(first_s - 0.2, abs=ABOUT_S)
