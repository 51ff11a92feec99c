"""The window: one page at a time, panels and toasts over it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from midline.ui.first_look import FirstLook
from midline.ui.theme import Theme
from midline.ui.type_scale import TypeScale

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent
    from PySide6.QtWidgets import QStackedLayout

    from midline.ui.widgets.panel import Panel
    from midline.ui.widgets.toast import Toast
    from midline.ui.widgets.turned import Room

SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(860, 600)


class MainWindow(QWidget):
    """``may_close`` is asked to bring everything to an end, and whether that went well."""

    accessible_role = "Window"
    first_painted = Signal()

    def __init__(
        self,
        theme: Theme,
        rows: Sequence[tuple[str, str]],
        may_close: Callable[[], bool],
        type_scale: TypeScale = TypeScale(),  # noqa: B008 - it is frozen
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Midline")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(SIZE)
        self._first_look: FirstLook | None = FirstLook(self, theme, rows, type_scale)
        self._may_close = may_close
        self._pages: QStackedLayout | None = None
        self._toast: Toast | None = None
        self._keys: Panel | None = None
        self._is_painted = False

    def complete(self) -> None:
        """What the first paint did not wait for; to be called once, before the first page."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QStackedLayout

        from midline.ui.actions import add_actions
        from midline.ui.keys import EVERYWHERE

        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        window = Qt.ShortcutContext.WindowShortcut
        add_actions(self, EVERYWHERE, {"quit": self.close}, window)

    def page(self) -> QWidget | None:
        return self._pages.currentWidget() if self._pages is not None else None

    def show_page(self, page: QWidget) -> None:
        """Show a page, which stays with the window until `drop_page`."""
        assert self._pages is not None, "complete() comes first"
        if self._first_look is not None:
            self._show_page(page, self._pages)
            self._first_look.deleteLater()
            self._first_look = None
        elif page is not self.page():
            from midline.ui.motion import faded

            if self._toast is not None:
                self._toast.leave_page()
            with faded(self):
                self._show_page(page, self._pages)
        focus(page)
        self._keep_above()

    def _show_page(self, page: QWidget, pages: QStackedLayout) -> None:
        if pages.indexOf(page) < 0:
            pages.addWidget(page)
        pages.setCurrentWidget(page)

    def _keep_above(self) -> None:
        """The layout raises a page over everything that lies over the window."""
        from midline.ui.widgets.panel import open_panels

        for panel in open_panels(self):
            panel.raise_()
            panel.take_focus()
        self.place_toast()

    def place_toast(self) -> None:
        """The page has another place for news now."""
        if self._toast is not None:
            self._toast.follow()

    def drop_page(self, page: QWidget) -> None:
        if self._pages is not None:
            self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def say(
        self,
        text: str,
        *,
        at_once: bool = False,
        instead_of: str = "",
        is_tip: bool = False,
        is_of_page: bool = False,
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Show news that needs no answer, after or before what is to be said already.

        ``instead_of`` is older news that is no longer true. A tip gives way to any news. What the
        page can ``undo`` is offered until something else would be undone. That, a tip, and what
        is true of the page only go away when it is left.
        """
        from midline.ui.translate import told
        from midline.ui.widgets.toast import Toast

        if self._toast is None:
            self._toast = Toast(self, self._toast_places)
        self._toast.say(
            told(text),
            at_once=at_once,
            instead_of=told(instead_of),
            is_tip=is_tip,
            is_of_page=is_of_page,
            undo=undo,
        )

    def forget_undo(self) -> None:
        """What was offered was undone, or something else would be."""
        if self._toast is not None:
            self._toast.forget_undo()

    def _toast_places(self) -> list[Room]:
        """Where news hides nothing that is needed: the page knows. Over a panel it would."""
        from midline.ui.widgets.page import Page
        from midline.ui.widgets.panel import open_panels
        from midline.ui.widgets.turned import Room

        if open_panels(self):
            return []
        page = self.page()
        if isinstance(page, Page):
            view = page.toast_view()
            return [Room(place & self.rect(), view) for place in page.toast_places()]
        return [Room(self.rect())]

    def has_tip(self) -> bool:
        """A tip is shown: news that can wait would take it away."""
        return self._toast is not None and self._toast.has_tip()

    def toast(self) -> Toast | None:
        return self._toast

    def has_keys_open(self) -> bool:
        return self._keys is not None

    def show_keys(self, tour: Callable[[], object] | None = None) -> None:
        from midline.ui.keys_panel import KeysPanel

        if self._keys is not None:
            return
        self._keys = KeysPanel(self, tour)
        self._keys.gone.connect(self._keys_are_gone)
        self.open_panel(self._keys)

    def open_panel(self, panel: Panel) -> None:
        """Open it; afterwards the keys go to the page again: whoever typed there types on."""
        page = self.page()
        before = page.focusWidget() if page is not None else None
        panel.gone.connect(partial(self._focus_page, page, before))
        panel.open()

    def toggle_full_screen(self) -> None:
        self.set_full_screen(not self.isFullScreen())

    def set_full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _keys_are_gone(self) -> None:
        self._keys = None

    def _focus_page(self, before_on: QWidget | None, before: QWidget | None) -> None:
        from shiboken6 import isValid

        page = self.page()
        is_same = page is before_on and before is not None and isValid(before)
        if is_same and before and before.isVisible() and _is_typed_in(before):
            before.setFocus()
        elif page is not None:
            focus(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._tell_of_first_paint)

    def _tell_of_first_paint(self) -> None:
        tell_bench("first paint")
        self.first_painted.emit()


def _is_typed_in(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def focus(page: QWidget) -> None:
    from midline.ui.widgets.page import Page

    if isinstance(page, Page):
        page.take_focus()
    else:
        page.setFocus()


def tell_bench(what: str) -> None:
    """`make bench` sets the variable, and measures how long the start takes."""
    if "MIDLINE_FIRST_PAINT" in os.environ:
        print(what, file=sys.stderr, flush=True)
