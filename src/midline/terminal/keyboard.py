"""Single key presses from a terminal, which is put back as it was, whatever happens."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Protocol, Self

from midline.terminal.signals import StopSignals

_POLL_S = 0.05


class Keyboard(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def read(self, timeout_s: float, signals: StopSignals) -> list[str]:
        """The keys pressed by the end of the time, or earlier if there are any or a signal came."""
        ...


def keyboard() -> Keyboard:
    if sys.platform == "win32":
        return ConsoleKeyboard()
    return TtyKeyboard()


if sys.platform == "win32":
    import msvcrt

    class ConsoleKeyboard:
        """The console of Windows tells nobody that a key came: it is asked again and again."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, timeout_s: float, signals: StopSignals) -> list[str]:
            if not msvcrt.kbhit():
                signals.wait(min(timeout_s, _POLL_S))
            keys = []
            while msvcrt.kbhit():
                key = msvcrt.getwch()
                keys.append({"K": "\x1b[D", "M": "\x1b[C"}.get(msvcrt.getwch(), "")
                            if key in "\x00\xe0" else key)  # fmt: skip
            return keys

else:
    import termios

    class TtyKeyboard:
        """Keys come at once and unseen; Ctrl-C stays a signal, Ctrl-Z is off."""

        def __enter__(self) -> Self:
            self._file = sys.stdin.fileno()
            self._before = termios.tcgetattr(self._file)
            mode = termios.tcgetattr(self._file)
            mode[3] &= ~(termios.ICANON | termios.ECHO)
            mode[6][termios.VSUSP] = b"\0"
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._file, termios.TCSADRAIN, mode)
            return self

        def __exit__(self, *_: object) -> None:
            termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)

        def read(self, timeout_s: float, signals: StopSignals) -> list[str]:
            if not signals.wait(timeout_s, [self._file]):
                return []
            typed = os.read(self._file, 1024)
            return split_keys(typed.decode(errors="replace")) if typed else ["q"]


def split_keys(typed: str) -> list[str]:
    """Each key by itself; an arrow is three characters."""
    keys = []
    while typed:
        length = 3 if typed.startswith("\x1b[") else 1
        keys.append(typed[:length])
        typed = typed[length:]
    return keys
