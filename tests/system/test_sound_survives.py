"""A session goes on, and so does its sound, whatever becomes of the player or the sound server."""

from __future__ import annotations

import math
import os
import signal
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from threading import Timer

import pytest

from midline.audio.cue_log import read_cue_log
from midline.audio.cue_player import CuePlayer
from midline.audio.mixing import RATE, SAMPLE_BYTES, STILL_ON_TIME_S
from midline.audio.sound_process import STRIKES, SoundProcess, SoundState
from midline.audio.wav import cues_of_step, read_sounds
from midline.resources import resource
from midline.routine.model import Exercise, Reps, Routine, Section
from midline.session.clock import NS_PER_S
from midline.session.cues import Cue
from midline.session.events import Command, Event, StepStarted
from midline.session.plan import compile_plan
from midline.session.runner import Runner
from midline.session.state import Phase, Session
from tests.system.sound_server import RealClock, Recorder, SoundServer, wait_for

pytestmark = pytest.mark.system

SOUNDS = resource("assets", "sounds")
TICK = read_sounds(SOUNDS)["tick"]
# A second to get ready, then 12 reps of half a second: a tick each, or a count in the last three.
CURL_UP = Exercise("Curl-up", (Reps(12, 12),), 1, 0, pace_s=0.5)
PLAN = compile_plan(Routine("Ticks", (Section("", (CURL_UP,)),), get_ready_s=1))
# Those that no other sound rings into, so that they are found in the recording as they are.
TICKS_S = (2.5, 3.0, 3.5, 4.5, 5.5, 6.5)
HIT_AT_S = 2.7
BACK_WITHIN_S = 2.0
OFF_AT_MOST_S = 0.1


class Heard:
    """What one or more recorders heard of the ticks, in seconds since the session's start."""

    def __init__(self, server: SoundServer) -> None:
        self._server = server
        self._recorders: list[Recorder] = []

    def record(self) -> None:
        path = self._server.home / f"recorded-{len(self._recorders)}.raw"
        self._recorders.append(Recorder(path))

    def ticks(self, began_ns: int) -> list[float]:
        return [
            at_s + (recorder.began_ns - began_ns) / NS_PER_S
            for recorder in self._recorders
            for at_s in _found(recorder.stop())
        ]


def _found(heard: bytes) -> Iterator[float]:
    key = TICK[40 * SAMPLE_BYTES : 540 * SAMPLE_BYTES]
    at = heard.find(key)
    while at >= 0:
        if at % SAMPLE_BYTES == 0:
            yield at / SAMPLE_BYTES / RATE
        at = heard.find(key, at + 1)


def run_session(
    sound: SoundProcess, happens_s: float = math.inf, happens: Callable[[], None] = lambda: None
) -> int:
    """The moment it began. All its events come on time, whatever happens."""
    late_s: list[float] = []

    def take_down(_session: Session, events: tuple[Event, ...]) -> None:
        now_ns = time.monotonic_ns()
        started = [event for event in events if isinstance(event, StepStarted)]
        late_s.extend((now_ns - event.due_ns) / NS_PER_S for event in started)

    runner = Runner(PLAN, RealClock(), [take_down, CuePlayer(sound, lambda ns: ns)])
    began_ns = time.monotonic_ns()
    runner.command(Command.START)
    while runner.session.phase is Phase.RUNNING:
        time.sleep(min(runner.due_in_s() or 0, 0.05))
        runner.tick()
        if time.monotonic_ns() - began_ns > happens_s * NS_PER_S:
            happens_s = math.inf
            happens()
    assert len(late_s) == len(PLAN.steps)
    assert max(late_s) < OFF_AT_MOST_S
    return began_ns


def check(heard_s: list[float], gone_s: float, back_s: float) -> None:
    """Each tick is heard once and on time, apart from some while sound was gone."""
    print(f"heard at {[round(at_s, 3) for at_s in heard_s]}, gone at {gone_s}, back by {back_s}")
    ticks_s = [min(TICKS_S, key=lambda due_s: abs(due_s - at_s)) for at_s in heard_s]
    for at_s, due_s in zip(heard_s, ticks_s, strict=True):
        is_first_back = gone_s < at_s < back_s  # which may be one that was just due
        late_s = STILL_ON_TIME_S if is_first_back else 0
        assert -OFF_AT_MOST_S < at_s - due_s < OFF_AT_MOST_S + late_s
    assert len(set(ticks_s)) == len(ticks_s), "a tick sounded twice"
    for due_s in TICKS_S:
        assert due_s in ticks_s or gone_s - OFF_AT_MOST_S < due_s < back_s


def kill(sound: SoundProcess, how: signal.Signals) -> None:
    assert sound._child is not None
    os.kill(sound._child.pid, how)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP])
def test_the_player_may_crash_or_hang(server: SoundServer, how: signal.Signals) -> None:
    heard = Heard(server)
    heard.record()
    log = server.home / "cues.log"
    sound = SoundProcess(SOUNDS, cue_log=log)
    assert sound.wait_until_known(10) is SoundState.READY
    began_ns = run_session(sound, HIT_AT_S, lambda: kill(sound, how))
    sound.close()
    check(heard.ticks(began_ns), HIT_AT_S, HIT_AT_S + BACK_WITHIN_S)
    said = read_cue_log(log)
    print(said)
    # The last one, "session-done", is silenced by closing as it begins.
    due = sum(len(cues_of_step(PLAN, step.index)) for step in PLAN.steps[:-1])
    assert said.cues in (due, due + 1)
    assert said.never <= BACK_WITHIN_S / 0.5
    assert said.worst_ms < (OFF_AT_MOST_S + STILL_ON_TIME_S) * 1000


def test_the_sound_server_may_stop_and_start_again(server: SoundServer) -> None:
    heard = Heard(server)
    heard.record()
    sound = SoundProcess(SOUNDS)
    assert sound.wait_until_known(10) is SoundState.READY

    def restart() -> None:
        server.start()
        heard.record()

    def stop() -> None:
        server.stop()
        Timer(1.0, restart).start()

    began_ns = run_session(sound, HIT_AT_S, stop)
    assert sound.state is SoundState.READY
    sound.close()
    check(heard.ticks(began_ns), HIT_AT_S, HIT_AT_S + 1.0 + BACK_WITHIN_S)


def test_a_sound_server_that_hangs_is_no_reason_to_give_up(server: SoundServer) -> None:
    sound = SoundProcess(SOUNDS)
    assert sound.wait_until_known(10) is SoundState.READY
    server.signal(signal.SIGSTOP)
    sound.play(time.monotonic_ns(), [Cue(0.5 * i, "tick") for i in range(40)])
    wait_for(lambda: sound.state is SoundState.NO_DEVICE, 2.0)
    assert "does not answer" in sound.trouble
    time.sleep(4)
    server.signal(signal.SIGCONT)
    wait_for(lambda: sound.state is SoundState.READY, BACK_WITHIN_S)
    sound.close()


def test_a_sound_server_that_hangs_while_a_track_plays_is_noticed_and_nothing_comes_late(
    server: SoundServer,
) -> None:
    heard = Heard(server)
    heard.record()
    sound = SoundProcess(SOUNDS)
    assert sound.wait_until_known(10) is SoundState.READY
    began_ns = time.monotonic_ns()
    sound.play(began_ns, [Cue(0.5 * i, "tick") for i in range(40)])
    time.sleep(1.2)
    server.signal(signal.SIGSTOP)
    stopped_s = time.monotonic()
    wait_for(lambda: sound.state is SoundState.NO_DEVICE, 2.0)
    print(f"noticed after {time.monotonic() - stopped_s:.2f} s")
    assert not sound.has_sound
    assert "does not answer" in sound.trouble
    time.sleep(1.0)
    server.signal(signal.SIGCONT)
    back_s = (time.monotonic_ns() - began_ns) / NS_PER_S
    wait_for(lambda: sound.state is SoundState.READY, BACK_WITHIN_S)
    time.sleep(2.5)
    sound.close()
    # The recorder hangs as well, so only what came after it went on has its moment.
    ticks_s = heard.ticks(began_ns)
    after_s = [at_s for at_s in ticks_s if at_s > 1.3]
    print(f"back at {back_s:.2f}, heard at", [round(at_s, 2) for at_s in ticks_s])
    gaps_s = [after - before for before, after in pairwise(after_s)]
    assert len(after_s) >= 4
    assert min(gaps_s) > 0.2


def test_there_may_be_no_device_until_the_middle_of_a_set(server: SoundServer) -> None:
    server.stop()
    heard = Heard(server)
    sound = SoundProcess(SOUNDS)
    assert sound.wait_until_known(10) is SoundState.NO_DEVICE

    def start() -> None:
        server.start()
        heard.record()

    began_ns = run_session(sound, HIT_AT_S, Timer(0, start).start)
    assert sound.state is SoundState.READY
    assert sound.trouble == ""
    sound.close()
    check(heard.ticks(began_ns), 0, HIT_AT_S + BACK_WITHIN_S)


def test_the_systems_own_player_takes_over_after_three_strikes(
    server: SoundServer, needs: Callable[..., None]
) -> None:
    needs("paplay")
    heard = Heard(server)
    heard.record()
    sound = SoundProcess(SOUNDS)
    assert sound.wait_until_known(10) is SoundState.READY
    for _ in range(STRIKES):
        present = sound._child
        kill(sound, signal.SIGKILL)
        while sound._child is present:
            time.sleep(0.01)
    began_ns = run_session(sound)
    assert sound.state is SoundState.FALLBACK
    assert "is played by" in sound.trouble
    sound.close()
    check(heard.ticks(began_ns), 0, 0)
