"""Being asked to end by the system or with Ctrl-C, and waiting that wakes up for it."""

from __future__ import annotations

import select
import signal
import socket
from collections.abc import Iterable
from types import FrameType, TracebackType
from typing import Any, Self

_STOPS = [s for s in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, s)]


class StopSignals:
    """While it is entered, SIGINT, SIGTERM and SIGHUP only leave a note here and end `wait`.

    So nothing is torn out of the middle of a commit. Only for the main thread.
    """

    def __init__(self) -> None:
        self.interrupts = 0  # SIGINT: the person's Ctrl-C
        self.is_terminated = False
        self._before: dict[int, Any] = {}

    @property
    def asked(self) -> bool:
        return self.is_terminated or self.interrupts > 0

    def __enter__(self) -> Self:
        self._read_end, self._write_end = socket.socketpair()
        for end in (self._read_end, self._write_end):
            end.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(
            self._write_end.fileno(), warn_on_full_buffer=False
        )
        for name in _STOPS:
            number = signal.Signals[name]
            self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._read_end.close()
        self._write_end.close()

    def wait(self, timeout_s: float, also: Iterable[int] = ()) -> bool:
        """Until a signal comes, one of the files in ``also`` can be read, or time is over.

        True where one of the files can be read.
        """
        if self.is_terminated:
            return False
        woken = self._read_end.fileno()
        ready, _, _ = select.select([woken, *also], [], [], max(0.0, timeout_s))
        if woken in ready:
            self._read_end.recv(4096)
        return any(file in ready for file in also)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            self.interrupts += 1
        else:
            self.is_terminated = True
