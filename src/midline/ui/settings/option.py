"""What every option looks like: its name, a line that says what it is for, and its control."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Option(QWidget):
    """The control stands below the words, or ``beside`` them."""

    def __init__(self, title: str, about: str, control: QWidget, *, beside: bool = False) -> None:
        super().__init__()
        self._control = control.focusProxy() or control
        self.about = label("", "small")
        self._control.setAccessibleName(title)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(label(title, "option"))
        words.addWidget(self.about)
        words.addStretch(1)
        row = QHBoxLayout(self) if beside else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20 if beside else 8)
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
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(18)
        heading = label(title.upper(), "eyebrow")
        heading.setAccessibleName(title)
        column.addWidget(heading)
        for widget in widgets:
            column.addWidget(widget)


def label(text: str, name: str) -> QLabel:
    made = QLabel(text)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made
