"""What a screen reader is told beyond what Qt tells by itself.

A widget that Qt does not know says what it is with ``accessible_role``, the name of a
`QAccessible.Role`. Qt's names are empty boxes for such widgets, and many a reader leaves those out.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QListView, QWidget

QTS_OWN = {"QScrollArea": "Pane"}  # which can have the focus, to be scrolled


def tell_roles(window: QWidget) -> None:
    """To be called once; ``window`` was there before and is looked at anew."""
    QAccessible.installFactory(_interface)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.focusChanged.connect(_tell_row)
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(window)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
        if window.isActiveWindow():  # what was told of the one before is void
            active = QAccessible.State()
            active.active = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(window, active))


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have it said now; ``at_once`` may interrupt what is being said."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)


def _tell_row(_before: QWidget | None, now: QWidget | None) -> None:
    """Qt tells of the row of a list only when it changes, not when the list gets the focus."""
    if isinstance(now, QListView) and QAccessible.isActive():
        QTimer.singleShot(0, now, partial(_tell_row_of, now))  # after the list itself


def _tell_row_of(view: QListView) -> None:
    if view.hasFocus() and view.currentIndex().isValid():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(view.currentIndex().row())
        QAccessible.updateAccessibility(event)


def _interface(kind: str, widget: QObject) -> QAccessibleWidget | None:
    """Qt's own class with another role: one written in Python would not outlive its reference."""
    role = getattr(widget, "accessible_role", QTS_OWN.get(kind, ""))
    if not role or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, QAccessible.Role[role], "")
