"""The field of the output delay, which takes what people write: "80", "80 ms", "0.2 s", "80,5"."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from midline.routine.problems import quoted
from midline.session.tapping import DELAY_MOST_MS
from midline.ui.scrolling_past import ScrollingPast
from midline.ui.translate import tr

STEP_MS = 10
_TEXT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(ms|毫秒|s|秒|)\s*", re.IGNORECASE)


def typed_ms(text: str) -> int | None:
    """Whole milliseconds, or None for what is no delay. A part of one alone is none, either."""
    match = _TEXT.fullmatch(text)
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    typed = number * 1000 if match[2].lower() in ("s", "秒") else number
    if 0 < typed < 0.5 or typed > DELAY_MOST_MS:
        return None
    return round(typed)


class DelayField(QSpinBox):
    """Judges its text on Enter, and when it is left: what is no delay leaves the value as it is.

    ``judged`` tells what was wrong, in a sentence, or nothing.
    """

    judged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, DELAY_MOST_MS)
        self.setSingleStep(STEP_MS)
        self.setObjectName("bare")  # without buttons: arrow keys move it
        self.setKeyboardTracking(False)  # what is half typed is no number yet
        ScrollingPast(self)

    def textFromValue(self, value: int) -> str:
        """With its unit, which as Qt's suffix could not be typed."""
        return tr("{ms} ms", ms=value)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed."""
        return QValidator.State.Acceptable, text, position

    def valueFromText(self, text: str) -> int:
        typed = typed_ms(text)
        if typed is None:
            refused = tr(
                "“{text}” is not taken: write 0 to {most} ms, such as 80 or 0.2 s.",
                text=quoted(text)[1:-1],
                most=DELAY_MOST_MS,
            )
            self.judged.emit(refused)
            return self.value()
        self.judged.emit("")
        return typed
