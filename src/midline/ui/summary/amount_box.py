"""Takes a whole number of seconds or reps; of anything else it says so, and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from midline.ui.translate import tr

MOST = 10**9 - 1  # as Qt counts; what is too much for a set is told when it is entered


class AmountBox(QSpinBox):
    """``unit`` has the words behind an amount. ``refused`` tells what was entered and is none.

    Qt would leave out what isn't a digit: 5.5 would become 55, and -3 become 3.
    """

    def __init__(self, unit: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refused: str | None = None
        self.setRange(0, MOST)
        self.setSuffix(unit(0))
        self.valueChanged.connect(lambda amount: self.setSuffix(unit(amount)))
        self.setAccessibleName(tr("Done"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """All can be typed, so that it can be refused in words."""
        states = QValidator.State
        is_amount = self._entered(text).isdecimal()
        return states.Acceptable if is_amount else states.Intermediate, text, pos

    def valueFromText(self, text: str) -> int:
        return min(MOST, int(self._entered(text)))

    def fixup(self, text: str) -> str:
        """Asked when the editing ends with no amount; Qt then shows the last one there was."""
        self.refused = self._entered(text)
        return text

    def _entered(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip()
