"""Ctrl+C in the terminal and the end of the desktop's session, as a call within Qt's loop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


def on_end_signals(call: Callable[[], object]) -> QSocketNotifier | None:
    """Call it for SIGINT and SIGTERM, as long as what is returned lives.

    Python's own handlers would wait for Python code to run, which an idle window does not do.
    """
    if sys.platform == "win32":  # whose pipes can't be waited for
        return None
    heard, woken = os.pipe()
    for end in (heard, woken):
        os.set_blocking(end, False)
    try:
        signal.set_wakeup_fd(woken)
    except ValueError:  # not in the main thread: somebody else's signals
        return None
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: call())
    return notifier
