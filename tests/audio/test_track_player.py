"""The player of tracks, on a device of ours and a clock that the test moves."""

from __future__ import annotations

import math
from array import array
from pathlib import Path
from typing import Any

import pytest

from midline.audio.mixing import RATE
from midline.audio.sound_bank import SoundBank
from midline.audio.track_player import TrackPlayer
from midline.audio.voice_clips import read_clip
from midline.resources import resource

SOUNDS = {name: array("h", [level] * 4).tobytes() for name, level in (("go", 7), ("3", 3))}
S = 1_000_000_000


class Device:
    """Takes ``opens_in_s`` to open, or can't be opened at all."""

    def __init__(self) -> None:
        self.now_ns = 100 * S
        self.opens_in_s: float | None = 0.001
        self.tried = 0
        self.stopped = 0
        self.tracks: list[memoryview] = []
        self.opened_s: list[float] = []  # each of them
        self.said: list[dict[str, Any]] = []
        self.bank = SoundBank(SOUNDS, lambda sentence: self.said.append({"bug": sentence}))
        self.player = TrackPlayer(self.bank, self.play, self.said.append, lambda: self.now_ns)

    def play(self, track: memoryview) -> Device:
        self.tried += 1
        if self.opens_in_s is None:
            raise OSError("nothing plugged in")
        self.now_ns += round(self.opens_in_s * S)
        self.tracks.append(track)
        self.opened_s.append(self.now_ns / S - 100)
        return self

    def stop(self) -> None:
        self.stopped += 1

    def is_playing(self) -> bool:
        return self.opens_in_s is not None

    def send(self, at_s: float, *cues: tuple[float, str]) -> None:
        at_ns = 100 * S + round(at_s * S)
        self.player.receive({"play": 1, "at_ns": at_ns, "cues": [list(cue) for cue in cues]})

    def run_until(self, end_s: float) -> None:
        end_ns = 100 * S + round(end_s * S)
        self.player.play_due()
        while (due_ns := self.player.due_ns) <= end_ns:
            self.now_ns = max(self.now_ns, math.ceil(due_ns))
            self.player.play_due()
        self.now_ns = end_ns

    def heard(self) -> dict[float, str]:
        """The sounds of the last track, by their second in it."""
        samples = array("h", bytes(self.tracks[-1]))
        found, i = {}, 0
        while i < len(samples):
            if samples[i]:
                found[round(i / RATE, 3)] = "go" if samples[i] == 7 else "3"
                i += 4
            i += 1
        return found

    def heard_at(self) -> dict[float, str]:
        """The same, by the second of the test at which they are heard."""
        return {round(self.opened_s[-1] + at_s, 3): name for at_s, name in self.heard().items()}


@pytest.fixture
def device() -> Device:
    return Device()


def test_a_track_waits_for_its_moment(device: Device) -> None:
    device.send(5, (0, "go"), (2, "3"))
    device.run_until(4.5)
    assert device.tracks == []
    device.run_until(5)
    assert device.heard_at() == {5.0: "go", 7.0: "3"}


@pytest.mark.parametrize(
    ("opens_in_s", "heard_at", "late_s"),
    [
        (0.001, {5.0: "go", 5.3: "3", 7.0: "3"}, 0),
        (0.2, {5.0: "go", 5.3: "3", 7.0: "3"}, 0),
        (0.25, {5.05: "go", 5.35: "3", 7.05: "3"}, 0.05),
        (0.5, {5.3: "go", 7.0: "3"}, 0.3),  # so late that the rest catches up while it plays
    ],
)
def test_a_track_is_opened_early_and_so_makes_up_for_what_opening_takes(
    device: Device, opens_in_s: float, heard_at: dict[float, str], late_s: float
) -> None:
    device.opens_in_s = opens_in_s
    device.send(5, (0, "go"), (0.3, "3"), (2, "3"))
    device.run_until(5.5)
    assert device.heard_at() == heard_at
    assert device.said[-1]["late_ns"] == pytest.approx(late_s * S)


def test_without_a_device_a_track_is_tried_again_while_it_can_be_on_time(device: Device) -> None:
    device.opens_in_s = None
    device.send(5, (0, "go"), (2, "3"))
    device.run_until(4.7)
    device.opens_in_s = 0.0
    device.run_until(5)
    assert device.tried == 2
    assert device.heard_at() == {5.0: "go", 7.0: "3"}


def test_a_track_sent_too_late_is_joined_where_it_should_be(device: Device) -> None:
    device.send(-10, (0, "go"), (9.5, "go"), (12, "3"))
    device.run_until(0)
    assert device.heard() == {2.0: "3"}


def test_a_device_that_opens_slowly_delays_only_what_is_due_at_once(device: Device) -> None:
    device.opens_in_s = 0.5
    device.send(0, (0, "go"), (0.6, "3"), (3, "3"))
    device.run_until(0.6)
    assert device.heard() == {0.0: "go", 2.5: "3"}


def test_tracks_are_silenced_in_place_and_forgotten(device: Device) -> None:
    device.send(0, (0, "go"), (2, "3"))
    device.send(5, (0, "go"))
    device.run_until(1)
    device.player.receive({"silence": True})
    assert device.heard() == {}
    assert device.player.due_ns == math.inf


def test_a_new_volume_is_heard_in_what_is_playing(device: Device) -> None:
    device.send(0, (0, "go"), (2, "3"))
    device.run_until(1)
    device.player.receive({"volume": 0, "voice": 1})
    device.player.play_due()
    assert device.heard() == {}
    device.player.receive({"volume": 1.0, "voice": 1})
    device.player.play_due()
    assert device.heard() == {0.0: "go", 2.0: "3"}


def test_without_a_device_it_tries_again_twice_a_second_and_plays_what_is_left(
    device: Device,
) -> None:
    device.opens_in_s = None
    device.send(0, (0, "go"), (1.5, "go"), (4, "3"))
    device.run_until(2.5)
    assert device.tried == 6
    assert [said["no_device"] for said in device.said] == ["nothing plugged in"] * 6
    device.opens_in_s = 0.0
    device.run_until(3)
    assert device.heard() == {1.0: "3"}


def test_a_long_time_without_a_device_does_not_pile_up_attempts(device: Device) -> None:
    device.opens_in_s = None
    for step in range(20):
        device.send(10 * step, (0, "go"), (5, "3"))
        device.run_until(10 * step + 9.5)
    assert device.tried <= 20 * 22


def test_a_track_whose_device_goes_away_is_taken_up_again_without_what_was_heard(
    device: Device,
) -> None:
    device.send(0, (0, "go"), (1.9, "3"), (5, "3"))
    device.run_until(2)
    device.opens_in_s = None
    device.run_until(2.1)
    assert device.said[-1] == {"lost": 102 * S}
    device.opens_in_s = 0.0
    device.run_until(3)
    assert device.heard() == {2.5: "3"}
    assert device.said[-1] == {"started": 1, "joined_ns": 5 * S // 2, "late_ns": 0}


def test_a_device_that_takes_no_more_is_opened_again_and_given_the_rest(device: Device) -> None:
    device.send(0, (0, "go"), (1.9, "3"), (5, "3"))
    device.send(7, (0, "go"))
    device.run_until(2)
    stuck = device.tracks[-1]
    device.player.open_again()
    assert not any(stuck)
    assert device.stopped >= 1
    assert device.heard() == {3.0: "3"}
    assert device.said[-1] == {"started": 1, "joined_ns": 2 * S, "late_ns": S // 1000}
    device.run_until(7)
    assert device.heard_at() == {7.0: "go"}


def test_near_silence_that_is_stuck_is_begun_again(device: Device) -> None:
    device.player.receive({"keep_alive": True})
    device.run_until(1)
    device.player.open_again()
    assert len(device.tracks) == 2
    device.run_until(5)
    assert len(device.tracks) == 2


def test_of_a_lead_in_that_has_begun_the_rest_is_played(device: Device) -> None:
    device.bank = SoundBank({**SOUNDS, "lead-in": b"\x01\0" * RATE}, lambda _: None)
    device.player = TrackPlayer(device.bank, device.play, device.said.append, lambda: device.now_ns)
    device.send(-0.6, (0, "lead-in"), (1, "go"), (3, "lead-in"), (4, "3"))
    device.run_until(0)
    samples = array("h", bytes(device.tracks[-1]))
    assert [samples[round(at_s * RATE)] for at_s in (0.0, 0.39)] == [1, 1]
    assert samples[round(0.4 * RATE)] == 1 + 7
    assert [samples[round(at_s * RATE)] for at_s in (2.3, 2.4, 3.39, 3.4)] == [0, 1, 1, 3]


def test_a_track_that_has_said_all_may_end_early(device: Device) -> None:
    device.send(0, (0, "go"))
    device.run_until(0.01)
    device.opens_in_s = None
    device.run_until(10)
    assert [list(said) for said in device.said] == [["started", "joined_ns", "late_ns"]]


def test_a_track_that_is_sent_ahead_for_a_slow_output_may_be_late_by_that(device: Device) -> None:
    device.player.receive(
        {"play": 1, "at_ns": 99_400_000_000, "cues": [[0, "go"], [1, "3"]], "delay_s": 0.6}
    )
    device.run_until(0)
    assert device.heard() == {0.0: "go", 0.4: "3"}


def test_of_several_cues_that_are_late_only_the_last_sounds(device: Device) -> None:
    device.player.receive(
        {"play": 1, "at_ns": 99 * S, "cues": [[0, "go"], [0.9, "3"]], "delay_s": 1.0}
    )
    device.run_until(0)
    assert device.heard() == {0.0: "3"}


def test_it_leaves_when_what_is_playing_has_ended(device: Device) -> None:
    device.send(0, (0, "go"))
    device.send(60, (0, "go"))
    device.run_until(0.01)
    device.player.receive({"quit": True})
    assert not device.player.is_done
    device.run_until(1)
    assert device.player.is_done


PLANK = resource("assets", "voice", "plank.wav.xz")


def say(device: Device, at_s: float, clips: dict[str, Path]) -> None:
    cues = [[0.5, name] for name in clips]
    at_ns = 100 * S + round(at_s * S)
    files = {name: str(path) for name, path in clips.items()}
    device.player.receive({"play": 1, "at_ns": at_ns, "cues": cues, "clips": files})


def test_what_is_said_is_read_from_its_file(device: Device) -> None:
    say(device, 1, {"say Plank": PLANK})
    device.run_until(1.1)
    clip, at = read_clip(PLANK), round(2 * RATE * (1.5 - device.opened_s[-1]))
    assert bytes(device.tracks[-1])[at : at + len(clip)] == clip


def test_what_is_said_follows_the_volume_of_the_voice(device: Device) -> None:
    device.player.receive({"volume": 0, "voice": 0.5})
    say(device, 1, {"say Plank": PLANK})
    device.run_until(1.1)
    quiet = max(array("h", bytes(device.tracks[-1])))
    device.player.receive({"volume": 0, "voice": 1.0})
    device.player.play_due()
    assert max(array("h", bytes(device.tracks[-1]))) == pytest.approx(4 * quiet, rel=0.01)


def test_a_damaged_clip_is_told_and_the_rest_sounds(device: Device, tmp_path: Path) -> None:
    damaged = tmp_path / "plank.wav.xz"
    damaged.write_bytes(b"no sound")
    device.player.receive(
        {
            "play": 1,
            "at_ns": 101 * S,
            "cues": [[0.0, "go"], [0.5, "say Plank"]],
            "clips": {"say Plank": str(damaged)},
        }
    )
    device.run_until(1.1)
    assert device.heard_at() == {1.0: "go"}
    assert "plank.wav.xz can't be said" in device.said[0]["bug"]


def test_a_track_begins_before_the_clips_are_read_that_it_needs_only_later(
    device: Device, tmp_path: Path
) -> None:
    missing = str(tmp_path / "gone.wav.xz")
    device.player.receive(
        {
            "play": 1,
            "at_ns": 100 * S,
            "cues": [[0.0, "go"], [2.0, "say Gone"], [4.0, "3"]],
            "clips": {"say Gone": missing},
        }
    )
    device.player.play_due()
    assert device.said[0] == {"started": 1, "joined_ns": 0, "late_ns": S // 1000}
    device.run_until(0.1)
    assert "can't be said" in device.said[-1]["bug"]
    assert device.heard() == {0.0: "go", 4.0: "3"}


def test_sounds_are_laid_one_at_a_time_so_that_a_pause_waits_for_one_at_most(
    device: Device,
) -> None:
    device.send(0, *((float(i), "3") for i in range(5)))
    heard = []
    for _ in range(6):
        device.player.play_due()
        heard.append(len(device.heard()))
    assert heard == [2, 3, 4, 5, 5, 5]
    device.player.receive({"silence": True})
    assert device.heard() == {}


def test_a_device_that_takes_a_file_is_given_the_whole_track() -> None:
    device = Device()
    device.player = TrackPlayer(
        device.bank, device.play, device.said.append, lambda: device.now_ns, takes_whole=True
    )
    device.send(0, (0, "go"), (300, "3"))
    device.player.play_due()
    assert device.heard() == {0.0: "go", 300.0: "3"}
    assert len(device.tracks[-1]) / (2 * RATE) == pytest.approx(300.15, abs=0.01)


def test_a_track_whose_end_was_unknown_is_stopped_there(device: Device) -> None:
    device.send(0, (0, "go"), (9, "3"))
    device.run_until(9.1)
    assert device.stopped == 0
    device.run_until(9.2)
    assert device.stopped == 1


def test_near_silence_is_played_between_tracks_and_in_pauses_while_wanted(device: Device) -> None:
    device.player.receive({"keep_alive": True})
    device.run_until(1)
    device.player.receive({"silence": True})
    device.run_until(20)
    assert [len(track) / (2 * RATE) for track in device.tracks] == [10.0] * 3
    device.player.receive({"keep_alive": False})
    device.run_until(60)
    assert len(device.tracks) == 3


def test_near_silence_never_keeps_a_track_waiting(device: Device) -> None:
    device.player.receive({"keep_alive": True})
    device.send(9.01, (0, "go"))  # just after the second near-silence would begin
    device.run_until(9.5)
    assert [said["late_ns"] for said in device.said] == [0]
    assert len(device.tracks) == 3
