"""What the window's sound tells the person of."""

from __future__ import annotations

from pathlib import Path

from midline.audio.sound_process import SoundProcess, SoundState
from midline.audio.ways import NO_DEVICE, RESTARTED
from midline.settings import Settings
from midline.window_sound import SILENT, WindowSound


class Idle(SoundProcess):
    """Never starts a player."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.state = SoundState.READY

    def start(self) -> None:
        pass


def test_each_restart_is_told_once() -> None:
    process = Idle()
    sound = WindowSound(process, Settings())
    assert sound.news() == ""
    for _ in range(2):
        process.restarts += 1
        assert [sound.news(), sound.news()] == [RESTARTED, ""]


def test_a_trouble_goes_before_a_restart() -> None:
    process = Idle()
    sound = WindowSound(process, Settings())
    process.restarts = 1
    process.state, process.trouble = SoundState.NO_DEVICE, NO_DEVICE
    assert [sound.news(), sound.news()] == [SILENT, ""]
    process.state, process.trouble = SoundState.READY, ""
    assert [sound.news(), sound.news()] == ["Sound is back.", ""]
