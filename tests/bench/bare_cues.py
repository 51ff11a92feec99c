"""The reference for sound: one play call per cue, from a Qt timer, in the process of the window.

Reads ``{"cues": [[SECONDS, WAV], …], "blocked_s": …, "blocked_every_s": …}`` from stdin, plays each
cue when it is due and prints the moment of ``time.monotonic_ns`` at which it began. Start it with
PYTHONMALLOC=malloc, else simpleaudio crashes.
"""

from __future__ import annotations

import json
import sys
import time
import wave
from collections import deque

import simpleaudio
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

BEGIN_S = 0.5
END_S = 3.0


class Cues(QTimer):
    def __init__(self, cues: list[tuple[float, str]]) -> None:
        super().__init__()
        self.setSingleShot(True)
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self.play)
        self._ahead = deque(sorted(cues))
        self._samples = {wav: samples(wav) for _, wav in cues}
        self.began_ns = time.monotonic_ns() + round(BEGIN_S * 1e9)
        self.wait()

    def wait(self) -> None:
        if not self._ahead:
            QTimer.singleShot(round(END_S * 1000), QApplication.quit)
            return
        left_s = self._ahead[0][0] - (time.monotonic_ns() - self.began_ns) / 1e9
        self.start(max(0, round(left_s * 1000)))

    def play(self) -> None:
        _, wav = self._ahead.popleft()
        simpleaudio.play_buffer(self._samples[wav], 1, 2, 48_000)
        self.wait()


def samples(path: str) -> bytes:
    with wave.open(path, "rb") as wav:
        return wav.readframes(wav.getnframes())


def main() -> int:
    told = json.loads(sys.stdin.readline())
    application = QApplication(sys.argv)
    simpleaudio.play_buffer(bytes(9600), 1, 2, 48_000)  # the first play loads the sound system
    block = QTimer()
    block.timeout.connect(lambda: time.sleep(told["blocked_s"]))
    if told["blocked_s"]:
        block.start(round(told["blocked_every_s"] * 1000))
    cues = Cues(told["cues"])
    print(cues.began_ns, flush=True)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
