"""What a screen reader is told beyond what Qt tells by itself.

A widget that Qt does not know says what it is with ``accessible_role``, the name of a
`QAccessible.Role`. Qt's names are empty boxes for such widgets, and many a reader leaves those out.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

QTS_OWN = {"QScrollArea": "Pane"}  # which can have the focus, to be scrolled


def tell_roles(window: QWidget) -> None:
    """To be called once; ``window`` was there before and is looked at anew."""
    QAccessible.installFactory(_interface)
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(window)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have it said now; ``at_once`` may interrupt what is being said."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)


def _interface(kind: str, widget: QObject) -> QAccessibleWidget | None:
    """Qt's own class with another role: one written in Python would not outlive its reference."""
    role = getattr(widget, "accessible_role", QTS_OWN.get(kind, ""))
    if not role or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, QAccessible.Role[role], "")
