"""A year of days in columns of weeks: how much was done on each, by shade and number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from midline.progress.past import Day
    from midline.ui.themes import Themes


class YearCalendar(QWidget):
    """The 53 weeks up to today. A click, Enter or Space chooses a day."""

    value_changed = Signal(object)  # the chosen date

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._value: date | None = None

    def value(self) -> date | None:
        return self._value

    def set_value(self, days: Sequence[Day], today: date, last: date | None = None) -> None:
        """``last`` is the last day that is shown, if it isn't today: for a year of the past."""
