"""What the cards of the history share: their ground, their headings, and parts that stand by."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from midline.ui.labels import label
from midline.ui.spacing import GAP, TIGHT, WIDE


def card_with(*widgets: QWidget) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    column = column_of(card)
    for widget in widgets:
        column.addWidget(widget)
    return card, column


def column_of(card: QFrame) -> QVBoxLayout:
    """Makes it a card, and gives the place of what is in it."""
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(WIDE, GAP, WIDE, WIDE)
    column.setSpacing(TIGHT)
    return column


def eyebrow(title: str) -> QLabel:
    heading = label(title.upper(), "eyebrow")
    heading.setAccessibleName(title)
    return heading


def set_beside(parts: QBoxLayout, is_beside: bool) -> None:
    """Side by side, or below one another."""
    across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    parts.setDirection(across if is_beside else down)
