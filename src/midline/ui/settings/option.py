"""What every option looks like: its name, a line that says what it is for, and its control."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from midline.ui.labels import label
from midline.ui.spacing import EDGE, GAP, HAIR, TIGHT, WIDE


class Option(QWidget):
    """The control stands below the words, or ``beside`` them."""

    def __init__(self, title: str, about: str, control: QWidget, *, beside: bool = False) -> None:
        super().__init__()
        self._control = control.focusProxy() or control
        self.about = label("", "small")
        self._control.setAccessibleName(title)
        heading = label(title, "option")
        heading.setBuddy(self._control)  # names a combo box, which has its choice for a name
        words = QVBoxLayout()
        words.setSpacing(HAIR)
        words.addStretch(1)
        words.addWidget(heading)
        words.addWidget(self.about)
        words.addStretch(1)
        row = QHBoxLayout(self) if beside else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WIDE if beside else TIGHT)
        row.addLayout(words, 1)
        row.addWidget(control)
        self.set_about(about)

    def set_about(self, about: str) -> None:
        self.about.setText(about)
        self._control.setAccessibleDescription(about)


class Section(QFrame):
    """A card with a heading. ``changed`` carries the settings that change, by their names."""

    changed = Signal(object)  # a dict; as one, Qt would make plain text of its enums

    def __init__(self, title: str, *widgets: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, WIDE, EDGE, WIDE)
        column.setSpacing(GAP)
        heading = label(title.upper(), "eyebrow")
        heading.setAccessibleName(title)
        column.addWidget(heading)
        for widget in widgets:
            column.addWidget(widget)
