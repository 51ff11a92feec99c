"""A program in the place of espeak-ng: it says every text as a tone, as long as its words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_PROGRAM = """\
#!{python}
import array, math, sys, time, wave

text = sys.stdin.buffer.read().decode()
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(text + "\\n")
if "fail" in text:
    sys.exit("no idea how")
if "hang" in text:
    time.sleep(60)
wav = sys.argv[sys.argv.index("-w") + 1]
if "junk" in text:
    open(wav, "wb").write(b"RIFF of nothing")
    sys.exit()
loud = 0 if "silent" in text else 8000
tone = [round(loud * math.sin(i / 5)) for i in range(2205 * len(text.split()))]
with wave.open(wav, "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(array.array("h", tone).tobytes())
"""


class FakeEngine:
    """The only program there is, for this test."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._log = folder / "said.log"
        self.program = folder / "bin" / "espeak-ng"
        self.program.parent.mkdir(parents=True)
        self.program.write_text(_PROGRAM.format(python=sys.executable, log=str(self._log)))
        self.program.chmod(0o755)
        monkeypatch.setenv("PATH", str(self.program.parent))

    @property
    def said(self) -> list[str]:
        return self._log.read_text("utf-8").splitlines() if self._log.exists() else []
