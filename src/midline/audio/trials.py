"""While a fallback plays: shows beside it, now and then, whether the better way works again."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence

from midline.audio.child import Child, Message


class Trials:
    """Starts a player process every ``every_s`` seconds; one that can play is kept for use."""

    def __init__(self, command: Sequence[str], every_s: float) -> None:
        self._command = command
        self._every_s = every_s
        self._next_s = time.monotonic() + every_s
        self._trial: _Trial | None = None

    def has_worked(self) -> bool:
        """Ask often: it also starts the next one when its time has come."""
        if self._trial is None and time.monotonic() >= self._next_s:
            self._next_s = time.monotonic() + self._every_s
            with contextlib.suppress(OSError):
                self._trial = _Trial(self._command)
        if self._trial is not None and self._trial.works is False:
            self.close()
        return self._trial is not None and self._trial.works is True

    def take(self, heard: Callable[[Message], None]) -> Child:
        """The one that has worked; from now on its answers go to ``heard``."""
        assert self._trial is not None
        trial, self._trial = self._trial, None
        trial.hear = heard
        return trial.child

    def close(self) -> None:
        if self._trial is not None:
            self._trial.child.kill()
            self._trial.child.let_go()
            self._trial = None


class _Trial:
    def __init__(self, command: Sequence[str]) -> None:
        self.works: bool | None = None
        self.hear: Callable[[Message], None] = self._judge
        self.child = Child(command, lambda answer: self.hear(answer))

    def _judge(self, answer: Message) -> None:
        match answer:
            case {"started": _}:
                self.works = True
            case {"no_device": _} | {"broken": _}:
                self.works = False
            case _ if not answer:
                self.works = False
