"""The window: one page at a time, panels and toasts over it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from midline.ui.actions import add_actions
from midline.ui.keys import EVERYWHERE
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.toast import Toast

SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(860, 600)


class MainWindow(QWidget):
    """``before_close`` is asked to bring everything to an end; nothing can keep the window open."""

    first_painted = Signal()

    def __init__(self, before_close: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Midline")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(SIZE)
        self._before_close = before_close
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.toast = Toast(self)
        self._keys: Panel | None = None
        self._is_painted = False
        window = Qt.ShortcutContext.WindowShortcut
        add_actions(self, EVERYWHERE, {"quit": self.close}, window)

    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page, which stays with the window until `drop_page`."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def drop_page(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def show_keys(self) -> None:
        from midline.ui.keys_panel import KeysPanel

        if self._keys is not None:
            return
        self._keys = KeysPanel(self)
        self._keys.gone.connect(self._keys_are_gone)
        self._keys.open()

    def toggle_full_screen(self) -> None:
        self.set_full_screen(not self.isFullScreen())

    def set_full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _keys_are_gone(self) -> None:
        self._keys = None
        page = self.page()
        if page is not None:
            page.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._before_close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_painted:
            return
        self._is_painted = True
        QTimer.singleShot(0, self.first_painted.emit)
        if os.environ.pop("MIDLINE_FIRST_PAINT", ""):
            print("first paint", file=sys.stderr, flush=True)
