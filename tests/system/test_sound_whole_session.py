"""A whole session is played for real and recorded; every cue is found, and nothing else.

It has every kind of step and cue, in a fifth of its time (only words are as long as ever).
"""

from __future__ import annotations

import math
import os
import random
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from midline.audio.mixing import RATE, STILL_ON_TIME_S
from midline.audio.sound_process import SoundProcess, SoundState
from midline.resources import resource
from midline.session.clock import NS_PER_S
from midline.session.cues import RANK
from tests.system.blocked_window import run_on_stage
from tests.system.onsets import Heard, listen
from tests.system.sound_server import Recorder, SoundServer
from tests.system.whole_session import (
    PLAN,
    Happening,
    Punctual,
    busy_cores,
    due_cues,
    run_through,
    samples_of,
)

pytestmark = pytest.mark.system

SPEED = 5.0
# What a busy machine may take; figures are those of `make bench ARGS=sound`.
LATE_MOST_S = 0.1
# A player that ends or hangs takes with it what the device holds, and what is due in 0.2 or 1.3 s;
# a server that stops, what is due until 2 s after its start. A busy machine may take a second more.
BUSY_S = 1.0
IN_DEVICE_S = 0.15
ENDED_S, HUNG_S, BACK_WITHIN_S = 0.2 + BUSY_S, 1.3 + BUSY_S, 2.0 + BUSY_S
RINGS_MOST_S = 2.2
Span = tuple[float, float]


@pytest.fixture
def sound(recorder: Recorder) -> Iterator[SoundProcess]:
    sound = SoundProcess(resource("assets", "sounds"))
    assert sound.wait_until_known(10) is SoundState.READY
    yield sound
    sound.close()


def heard_of(
    punctual: Punctual, sound: SoundProcess, *recorders: Recorder, late_s: float = LATE_MOST_S
) -> Heard:
    """What all the recorders heard; the session was not held up by anything."""
    assert punctual.steps == len(PLAN.steps)
    sound.close(let_ring=True)
    due = due_cues(speed=SPEED)
    begin = punctual.begin_in(recorders[0])
    heard = listen(joined(recorders), due, samples_of(due), begin, late_s)
    print(f"{len(heard.onsets)} of {len(due)} cues heard, {len(heard.twice)} twice")
    print("missing", [(each.at_s, each.name) for each in heard.missing], "extra", heard.extra)
    print("within a step", heard.within_steps(), "samples off; but for its first cue", end=" ")
    print(
        heard.within_steps(1), "; starts off by ms", [round(1000 * s, 1) for s in heard.starts_s()]
    )
    return heard


def joined(recorders: Iterable[Recorder]) -> bytes:
    """What they heard one after the other, each from its moment on."""
    whole, began_ns = bytearray(), 0
    for recorder in recorders:
        began_ns = began_ns or recorder.began_ns
        at = round((recorder.began_ns - began_ns) * RATE / NS_PER_S) * 2
        whole[at:] = bytes(max(0, at - len(whole))) + recorder.stop()
    return bytes(whole)


def check(heard: Heard) -> None:
    """All of it, each cue once and on time, and nothing else."""
    assert not heard.missing
    assert not heard.extra
    assert heard.within_steps(1) <= 1
    assert heard.starts_s()[-1] < LATE_MOST_S


def check_but_for(heard: Heard, gone: Iterable[Span]) -> None:
    """So it is, but for what was due while there was no sound: that is heard late or not at all."""
    gone = list(gone)
    print("sound was gone", [(round(a, 2), round(b, 2)) for a, b in gone])
    assert not heard.twice
    for due in heard.missing:
        assert is_in(gone, due.at_s), f"{due} is missing"
    for begins_s, ends_s in heard.extra:  # the rest of what was cut off
        assert is_in([(a, b + RINGS_MOST_S) for a, b in gone], begins_s, ends_s)
    late = [each for each in heard.onsets if abs(each.off_s) > LATE_MOST_S]
    assert all(is_in(gone, each.due.at_s) for each in late)


def is_in(spans: Iterable[Span], *moments_s: float) -> bool:
    return any(all(a <= at_s <= b for at_s in moments_s) for a, b in spans)


def test_the_session_has_every_tone_there_is() -> None:
    assert {due.name for due in due_cues(speed=SPEED)} >= RANK.keys()


def test_every_cue_is_heard_once_and_nothing_else(sound: SoundProcess, recorder: Recorder) -> None:
    heard = heard_of(run_through(sound, SPEED), sound, recorder)
    check(heard)
    assert heard.within_steps() <= 1


def test_so_it_is_when_the_window_stands_still_and_all_cores_are_busy(
    qapp: QApplication, sound: SoundProcess, recorder: Recorder
) -> None:
    with busy_cores():
        punctual = run_on_stage(qapp, sound, SPEED)
    check(heard_of(punctual, sound, recorder))


@pytest.mark.long
def test_so_it_is_with_busy_cores(sound: SoundProcess, recorder: Recorder) -> None:
    with busy_cores():
        punctual = run_through(sound, SPEED)
    check(heard_of(punctual, sound, recorder))


@pytest.mark.long
def test_so_it_is_when_the_window_stands_still_now_and_then(
    qapp: QApplication, sound: SoundProcess, recorder: Recorder
) -> None:
    check(heard_of(run_on_stage(qapp, sound, SPEED), sound, recorder))


KILL, CRASH, HANG = signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP
SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 8))]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_ends_hangs_or_stops_at_any_moment_takes_little_with_it(
    server: SoundServer, sound: SoundProcess, recorder: Recorder, seed: int
) -> None:
    """Twice the player and once the server; a third time the system's own player would go on."""
    chance = random.Random(seed)
    recorders, gone = [recorder], list[Span]()

    def hit(how: signal.Signals) -> None:
        now_s = time.monotonic()
        assert sound._child is not None
        os.kill(sound._child.pid, how)
        gone.append((now_s - IN_DEVICE_S, now_s + (HUNG_S if how is HANG else ENDED_S)))

    def stop() -> None:
        gone.append((time.monotonic() - IN_DEVICE_S, math.inf))
        server.stop()

    def start() -> None:
        server.start()
        gone[-1] = (gone[-1][0], time.monotonic() + BACK_WITHIN_S)
        recorders.append(Recorder(server.home / "recorded-later.raw"))

    hows = chance.choice(((KILL, HANG), (HANG, CRASH), (CRASH, KILL)))
    stops_s = chance.uniform(11, 14)
    happenings: list[Happening] = [
        (chance.uniform(1, 4), partial(hit, hows[0])),
        (chance.uniform(6, 9), partial(hit, hows[1])),
        (stops_s, stop),
        (stops_s + 1, start),
    ]
    punctual = run_through(sound, SPEED, happenings)
    heard = heard_of(punctual, sound, *recorders, late_s=LATE_MOST_S + STILL_ON_TIME_S)
    began_s = punctual.began_ns / NS_PER_S
    check_but_for(heard, [(from_s - began_s, to_s - began_s) for from_s, to_s in gone])


def test_a_session_without_any_device_ends_on_time(server: SoundServer) -> None:
    server.stop()
    sound = SoundProcess(resource("assets", "sounds"))
    assert sound.wait_until_known(10) is SoundState.NO_DEVICE
    punctual = run_through(sound, 10 * SPEED)
    assert punctual.steps == len(PLAN.steps)
    assert punctual.late_s < LATE_MOST_S
    assert "no sound device" in sound.trouble
    sound.close()
