"""Near-silence without gaps while it is wanted, on a clock that the test moves."""

from __future__ import annotations

from array import array

from midline.audio.keep_alive import KeepAlive
from midline.audio.lead_in import near_silence

S = 1_000_000_000


class Device:
    def __init__(self) -> None:
        self.started_s: list[float] = []
        self.now_ns = 100 * S
        self.works = True
        self.stopped = 0
        self.keep_alive = KeepAlive(self.play)

    def play(self, samples: memoryview) -> Device:
        self.started_s.append(self.now_ns / S - 100)
        if not self.works:
            raise OSError("no device")
        assert len(samples) == 2 * 480_000
        return self

    def is_playing(self) -> bool:
        return self.works

    def stop(self) -> None:
        self.stopped += 1

    def run(self, seconds: int) -> list[float]:
        """When something was started, as it is asked four times a second."""
        self.started_s.clear()
        for _ in range(seconds * 4):
            self.keep_alive.play_due(self.now_ns)
            self.now_ns += S // 4
        return self.started_s


def test_each_begins_before_the_one_before_it_ends() -> None:
    device = Device()
    assert device.run(30) == []
    device.keep_alive.set_wanted(True)
    assert device.run(30) == [30, 39, 48, 57]


def test_it_ends_at_once_when_it_is_no_longer_wanted() -> None:
    device = Device()
    device.keep_alive.set_wanted(True)
    device.run(20)
    device.keep_alive.set_wanted(False)
    assert device.stopped == 2  # the present one, and the one before it
    assert device.run(20) == []


def test_asking_again_changes_nothing() -> None:
    device = Device()
    device.keep_alive.set_wanted(True)
    assert device.run(3) == [0]
    device.keep_alive.set_wanted(True)
    assert device.run(3) == []


def test_it_comes_back_with_the_device() -> None:
    device = Device()
    device.keep_alive.set_wanted(True)
    device.run(2)
    device.works = False
    assert device.run(2) == [2, 2.5, 3, 3.5]
    device.works = True
    assert device.run(10) == [4, 13]


def test_it_is_neither_heard_nor_silence() -> None:
    samples = array("h", near_silence(1.0))
    assert len(samples) == 48_000
    assert (min(samples), max(samples)) == (-8, 7)
    assert all(len(set(samples[i : i + 200])) > 1 for i in range(0, 48_000, 200))
