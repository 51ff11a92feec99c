"""What becomes of the process where Qt finds a display but can't use it.

Qt then ends the process from within ``QApplication()``, after it has said why as a fatal message.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def without_qt_run_again() -> None:
    """From now on, start the same command again without a display if Qt can't start on it."""
    if os.name == "posix":
        qInstallMessageHandler(_heed)


def _heed(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    print(text, file=sys.stderr, flush=True)
    if kind is QtMsgType.QtFatalMsg and not QGuiApplication.screens():
        for name in _DISPLAYS:
            os.environ.pop(name, None)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
