"""Known moves put into the routine that is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from midline.routine.known import KnownMove
from midline.ui import phrases
from midline.ui.editor.move_picker import MovePicker
from midline.ui.spacing import FAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.panel import PADDING_PX, Panel
from midline.ui.widgets.stills import FigureOf, no_figure

WIDE_PX, HIGH_PX = 680, 640  # of the list, at most
AROUND_PX, TEXTS_PX = 195, 50  # of the panel and the window around it; texts at 100 %


class InsertPanel(Panel):
    """``chosen`` carries the moves, in the order in which they were picked."""

    chosen = Signal(tuple)

    def __init__(
        self,
        parent: QWidget,
        themes: Themes,
        moves: Sequence[KnownMove],
        figure_of: FigureOf = no_figure,
    ) -> None:
        super().__init__(parent, tr("Add exercises"))
        self._themes = themes
        self.picker = MovePicker(themes, moves, figure_of)
        self.body.addWidget(self.picker, 1)
        self.add = self.add_button(tr("Add"), self._choose, primary=True)
        self.add_button(tr("Cancel"), self.closed.emit)
        self.setFocusProxy(self.picker)
        self.picker.value_changed.connect(self._show_count)
        self.picker.accepted.connect(self.add.click)
        self._show_count()

    def fit(self) -> None:
        """The list scrolls by itself, so that the panel need not."""
        fit_picker(self.picker, self._over, AROUND_PX + self._themes.type.px(TEXTS_PX))
        super().fit()

    def _choose(self) -> None:
        self.chosen.emit(self.picker.value())

    def _show_count(self) -> None:
        count = len(self.picker.value())
        self.add.setEnabled(count > 0)
        exercises = phrases.count(count, "exercise", "exercises")
        self.add.setText(tr("Add {exercises}", exercises=exercises) if count else tr("Add"))


def fit_picker(picker: QWidget, over: QWidget, around_px: int) -> None:
    """As large as there is room for in the window, around which so much else stands."""
    picker.setMinimumWidth(min(WIDE_PX, over.width() - 2 * (PADDING_PX + FAR)))
    picker.setFixedHeight(max(160, min(HIGH_PX, over.height() - around_px)))
