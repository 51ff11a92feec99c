"""The real clock, and how it differs from a faster one."""

from __future__ import annotations

import time

import pytest

from midline.desktop import system_clock
from midline.desktop.system_clock import SystemClock
from midline.session.clock import NS_PER_S, away_s


class Clocks:
    """The two clocks of the system, moved by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.running_s = 1000.0
        self.slept_s = 77.0
        monkeypatch.setattr(time, "monotonic_ns", lambda: self._ns(self.running_s))
        monkeypatch.setattr(
            system_clock, "_elapsed_ns", lambda: self._ns(self.running_s + self.slept_s)
        )

    def _ns(self, seconds: float) -> int:
        return round(seconds * NS_PER_S)


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    return Clocks(monkeypatch)


@pytest.mark.parametrize("speed", [1.0, 60.0, 0.5])
def test_time_passes_so_many_times_as_fast(clocks: Clocks, speed: float) -> None:
    clock = SystemClock(speed)
    before = clock.now()
    clocks.running_s += 10
    after = clock.now()
    assert after.running_ns - before.running_ns == 10 * speed * NS_PER_S
    assert away_s(before, after, stopped_after_s=11 * speed) == 0
    assert clock.real_ns(after.running_ns) == 1010 * NS_PER_S
    assert clock.real_ns(before.running_ns) == 1000 * NS_PER_S


@pytest.mark.parametrize("speed", [1.0, 60.0])
def test_sleep_is_seen_and_never_sped_up(clocks: Clocks, speed: float) -> None:
    clock = SystemClock(speed)
    before = clock.now()
    clocks.slept_s += 300
    assert away_s(before, clock.now()) == 300


def test_the_real_clocks_agree_with_each_other() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.running_ns <= second.running_ns
    assert away_s(first, second) == 0
    assert abs(clock.real_ns(second.running_ns) - time.monotonic_ns()) < NS_PER_S
