"""The whole window over a history that was made for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.history.store import Store
from midline.ui.history.page import HistoryPage
from tests.ui.whole_window import Window
from tools.made_history import make_weeks

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class HistoryWindow(Window):
    """Opened on the history, as Ctrl+H does it. ``weeks`` of it are made, none with 0."""

    def __init__(
        self, qtbot: QtBot, qapp: QApplication, folder: Path, weeks: int, settings: str = ""
    ) -> None:
        (folder / "settings.yaml").write_text(f"mute: yes\ntour_offered: yes\n{settings}", "utf-8")
        if weeks:
            with closing(Store(folder / "history.db")) as store:
                make_weeks(store, datetime.now().astimezone(), weeks)
        super().__init__(qtbot, qapp, folder)
        self.press(Key.Key_H, CTRL)

    @property
    def page(self) -> HistoryPage:
        page = self.midline.window.page()
        assert isinstance(page, HistoryPage)
        return page

    def go_to(self, number: int) -> None:
        """Ctrl+1 is the overview, Ctrl+2 the exercises, Ctrl+3 the sessions."""
        self.press(Key(Key.Key_0 + number), CTRL)

    def type_amount(self, digits: str) -> None:
        """Into the chosen row of the table of sets, as somebody types it."""
        self.page.sessions.card.table.setFocus()
        for digit in digits:
            self.press(Key(Key.Key_0 + int(digit)))
        self.press(Key.Key_Return)
        for _ in range(5):  # the editor closes first
            QApplication.processEvents()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """A look of another program at what is on disk."""
        with closing(Store(self.data.history)) as store:
            yield store

    def click(self, widget: object) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
