"""Labels that wrap and show their text as it is; ``name`` picks their look in the stylesheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

TITLES = ("title", "hero")  # of a page or a part of it


class Heading(QLabel):
    """To a screen reader too. Qt's own label is only text to it, which names itself."""

    accessible_role = "Heading"

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.setText(text)
        _look_as(self, name)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


def label(text: str, name: str) -> QLabel:
    if name in TITLES:
        return Heading(text, name)
    made = QLabel(text)
    _look_as(made, name)
    return made


def _look_as(made: QLabel, name: str) -> None:
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
