"""Work of some seconds in the window's own thread: a few milliseconds at a time, with Cancel."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Generator
from threading import Thread
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from midline.known_errors import KnownError
from midline.ui.exchange_panel import ProgressPanel
from midline.ui.main_window import MainWindow

log = logging.getLogger(__name__)

AT_FIRST_S = 0.04  # what is done by then needs no panel
AT_ONCE_S = 0.012  # between two looks at what the person does
T = TypeVar("T")


class WindowSteps(QObject):
    """One piece of work at a time: steps that yield how far they are.

    Steps that are stopped early are closed, and have to leave all as it was.
    """

    cancelled = Signal()  # by the person

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: Generator[int, None, Any] | None = None
        self._panel: ProgressPanel | None = None
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    def is_running(self) -> bool:
        return self._steps is not None

    def begin(
        self,
        steps: Generator[int, None, T],
        panel: Callable[[], ProgressPanel],
        ended: Callable[[T], object],
        wait_s: float = 0.0,
    ) -> None:
        """``ended`` is called with what the steps return. The panel opens after ``wait_s``."""
        self.stop()
        self._steps, self._new_panel, self._ended = steps, panel, ended
        self._panel_at_s = perf_counter() + wait_s
        gc.disable()  # a look at all that twenty years are made of takes a fifth of a second
        self._work(AT_FIRST_S)

    def stop(self) -> None:
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()
            gc.freeze()  # what was read may wait for an answer, and need not be looked at again
            gc.enable()
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.close_silently()

    def _go_on(self) -> None:
        self._work(AT_ONCE_S)

    def _work(self, at_once_s: float) -> None:
        """For a moment, and at least a step; then let the window do what it has to."""
        if self._steps is None:
            return
        until = perf_counter() + at_once_s
        try:
            done = next(self._steps)
            while perf_counter() < until:
                done = next(self._steps)
        except StopIteration as end:
            self.stop()
            self._ended(end.value)
        except KnownError as error:
            self.stop()
            log.warning("%s", error)
            self._window.say(str(error), at_once=True)
        except Exception:
            self.stop()
            raise
        else:
            self._show_progress(done)
            QTimer.singleShot(0, self, self._go_on)

    def _show_progress(self, done: int) -> None:
        if self._panel is None and perf_counter() >= self._panel_at_s:
            self._panel = self._new_panel()
            self._panel.closed.connect(self._cancel)
            self._window.open_panel(self._panel)
        if self._panel is not None:
            self._panel.set_value(done)

    def _cancel(self) -> None:
        self._panel = None  # it has closed itself
        self.stop()
        self.cancelled.emit()


def in_thread(work: Callable[[], T]) -> Generator[int, None, T]:
    """The steps of waiting for what touches neither the window nor the store.

    Raises what ``work`` raises. Closed early, nobody waits for it.
    """
    given: list[T] = []
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            given.append(work())
        except BaseException as error:
            wrong.append(error)

    thread = Thread(target=run, name="work", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(AT_ONCE_S)
        yield 0
    if wrong:
        raise wrong[0]
    return given[0]
