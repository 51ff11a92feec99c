"""One of a few, side by side. Arrow keys choose; Tab goes past it in one step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class Choice(QWidget):
    """``options`` are values with the words for them; ``changed`` comes when another is chosen."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._value = ""
        self.buttons: dict[str, QPushButton] = {}
        for value, words in options:
            button = QPushButton(words)
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.toggled.connect(partial(self._toggled, value))
            row.addWidget(button, 1)
            self.buttons[value] = button

    def setAccessibleName(self, name: str) -> None:
        """Each option is named with what it is an option of."""
        super().setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        for button in self.buttons.values():
            button.setAccessibleDescription(description)

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        """Shown, and not announced."""
        self._value = value
        self.buttons[value].setChecked(True)

    def _toggled(self, value: str, is_on: bool) -> None:
        policy = Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
        self.buttons[value].setFocusPolicy(policy)
        if is_on and value != self._value:
            self._value = value
            self.changed.emit(value)
