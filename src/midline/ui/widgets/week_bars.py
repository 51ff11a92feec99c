"""This week against the usual one, and the last weeks as bars with the line of the goal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from midline.progress.statistics import Week
    from midline.ui.themes import Themes


class WeekBars(QWidget):
    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def set_value(self, weeks: Sequence[Week], usual: Week | None, goal: int, today: date) -> None:
        """``weeks`` oldest first, this week last; ``goal`` is in sessions a week."""
