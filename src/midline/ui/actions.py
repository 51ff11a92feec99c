"""Turns entries of the table of keys into actions of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from midline.ui.keys import Key
from midline.ui.translate import tr
from midline.ui.widgets.panel import open_panels


def add_actions(
    page: QWidget,
    keys: Iterable[Key],
    handlers: Mapping[str, Callable[[], object]],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> dict[str, QAction]:
    """One action a key; an entry without a handler belongs to a widget that has the key itself.

    A page's actions do nothing while a panel lies over it; the window's own always work.
    """
    actions = {}
    for key in keys:
        if key.name not in handlers:
            continue
        action = QAction(tr(key.text), page)
        action.setShortcuts([QKeySequence(each) for each in key.keys])
        action.setShortcutContext(context)
        action.setAutoRepeat(False)
        action.setToolTip(tr(key.about))
        action.triggered.connect(_unless_covered(page, handlers[key.name]))
        page.addAction(action)
        actions[key.name] = action
    return actions


def _unless_covered(page: QWidget, handler: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        if page.isWindow() or not open_panels(page.window()):
            handler()

    return run
