"""One of a few, side by side. Arrow keys choose; Tab goes past it in one step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from midline.ui.spacing import HAIR
from midline.ui.widgets.button import paint_inner_ring
from midline.ui.widgets.flow import Flow


class Choice(QWidget):
    """``options`` are values with the words for them; ``changed`` comes when another is chosen."""

    accessible_role = "Grouping"
    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Flow(self, fills=True)
        row.setSpacing(HAIR)
        self._value = ""
        self.buttons: dict[str, QPushButton] = {}
        for value, words in options:
            button = _Option(words)
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.toggled.connect(partial(self._toggled, value))
            row.addWidget(button)
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


class _Option(QPushButton):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.isChecked():
            paint_inner_ring(self)
