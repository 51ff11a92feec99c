"""One exercise over time: the best set of each day, and all sets of it together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from midline.progress.past import Point
    from midline.ui.themes import Themes


class ExerciseLine(QWidget):
    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def set_value(self, points: Sequence[Point], kind: str) -> None:
        """``points`` by day; ``kind`` is hold, reps or hold cluster, as in the history."""
