"""The whole window on a data folder of its own, with a clock that the test moves."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.app import Midline
from midline.data_folder import DataFolder
from midline.session.clock import NS_PER_S
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage
from midline.ui.widgets.panel import open_panels
from tests.ui.playing import Clock

Key = Qt.Key


class MovedClock(Clock):
    def real_ns(self, clock_ns: int) -> int:
        return time.monotonic_ns() + clock_ns - self.running_ns


class Window:
    """Midline with a clock that the test moves."""

    def __init__(
        self, qtbot: QtBot, qapp: QApplication, folder: Path, kind: type[Midline] = Midline
    ) -> None:
        self.data = DataFolder(folder)
        self.data.make()
        self.clock = MovedClock()
        self.midline = kind(qapp, self.data, lambda: self.clock)
        window = self.midline.window
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.waitUntil(self.data.rows.exists)  # all is read: nothing goes on after a test

    def start(self, qtbot: QtBot) -> None:
        self.want_start(qtbot)
        assert isinstance(self.midline.window.page(), Stage)

    def want_start(self, qtbot: QtBot, key: str = "user/test.yaml") -> None:
        library = self.midline.library
        qtbot.waitUntil(lambda: is_read(self, key))
        library.select(key)
        QTest.keyClick(library.list, Key.Key_Return)

    def start_anyway(self, qtbot: QtBot) -> None:
        """Where the history can't be written."""
        self.want_start(qtbot)
        self.press(Key.Key_Tab)
        self.press(Key.Key_Return)
        assert isinstance(self.midline.window.page(), Stage)

    def panel(self) -> str:
        """The title of the question that is open."""
        return next((each.accessibleName() for each in open_panels(self.midline.window)), "")

    def pass_s(self, seconds: float) -> None:
        for _ in range(round(seconds)):
            self.clock.running_ns += NS_PER_S
            self.clock.elapsed_ns += NS_PER_S
            self.controller.tick()

    @property
    def controller(self) -> SessionController:
        assert self.midline.session is not None
        return self.midline.session.controller

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        modifier = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        target = QApplication.focusWidget() or self.midline.window
        QTest.keyClick(target, key, modifier)

    def end_hint(self) -> None:
        """How to pause is told first of all; its time is over."""
        toast = self.midline.window.toast()
        assert toast is not None
        assert "Space pauses" in toast.text()
        toast.show_next()

    def toast(self) -> str:
        toast = self.midline.window.toast()
        return toast.text() if toast is not None else ""


def is_read(window: Window, key: str) -> bool:
    row = window.midline.library.rows.row_of(key)
    return row is not None and row.entry is not None
