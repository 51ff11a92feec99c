"""Stills of moves for lists: drawn between paints, and kept for the next one."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from midline.figures.model import Figure
from midline.routine.model import Exercise
from midline.ui.spacing import HAIR
from midline.ui.themes import Themes

SLICE_S = 0.006
KEPT_MOST = 64  # more than any window shows at once
ROUND_PX = 8
FigureOf = Callable[[Exercise], Figure | None]


def no_figure(exercise: Exercise) -> None:
    """For who has none: every move gets the neutral one."""


class Wanted(NamedTuple):
    """A still as it was asked for."""

    key: str | None
    name: str
    width: int
    height: int
    ratio: float
    ground: str
    is_mirrored: bool
    stand_ins: tuple[tuple[str | None, str], ...] = ()


class Stills(QObject):
    """Stands for the moves in the lists of one page.

    A list paints what is there already. What is not is drawn in a moment between two paints; then
    ``made`` tells the lists to paint again. So no list waits for its stills, however long it is.
    """

    made = Signal()

    def __init__(self, themes: Themes, figure_of: FigureOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._figure_of = themes, figure_of
        self.scale = 1.0  # of the theme's size of stills
        self._kept: dict[Wanted, QPixmap] = {}
        self._waiting: dict[Wanted, tuple[Exercise, ...]] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._draw_some)
        themes.changed.connect(self._forget)

    def size(self) -> QSize:
        return QSize(*self._themes.type.still) * self.scale

    def paint(
        self,
        painter: QPainter,
        at: QRect,
        exercise: Exercise | None,
        ground: str,
        is_mirrored: bool = False,
        stand_ins: tuple[Exercise, ...] = (),
    ) -> None:
        """On a tile in the colour of a role, at the left of ``at``, half way down.

        Without an exercise, the tile only. One without a figure shows the first of the
        ``stand_ins`` that has one.
        """
        tile = QRect(at.topLeft(), self.size())
        tile.moveTop(at.center().y() - tile.height() // 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._themes.theme.color(ground))
        painter.drawRoundedRect(tile, ROUND_PX, ROUND_PX)
        if exercise is None:
            return
        inner = tile.adjusted(HAIR, HAIR, -HAIR, -HAIR)
        ratio = painter.device().devicePixelRatioF()
        look = inner.width(), inner.height(), ratio, ground, is_mirrored
        others = tuple((other.figure, other.name) for other in stand_ins)
        wanted = Wanted(exercise.figure, exercise.name, *look, others)
        still = self._kept.get(wanted)
        if still is not None:
            painter.drawPixmap(inner.topLeft(), still)
        else:
            self._waiting[wanted] = exercise, *stand_ins
            self._timer.start(0)

    def _forget(self) -> None:
        self._kept.clear()

    def _draw_some(self) -> None:
        """The one that was asked for last is drawn first: it is still in sight."""
        until = perf_counter() + SLICE_S
        while self._waiting and perf_counter() < until:
            wanted, exercises = self._waiting.popitem()
            if len(self._kept) >= KEPT_MOST:
                del self._kept[next(iter(self._kept))]
            figures = filter(None, map(self._figure_of, exercises))
            self._kept[wanted] = self._drawn(wanted, next(figures, None))
        if not self._waiting:
            self._timer.stop()
        self.made.emit()

    def _drawn(self, wanted: Wanted, figure: Figure | None) -> QPixmap:
        from midline.ui.widgets.figure import still_pixmap
        from midline.ui.widgets.figure_colors import figure_colors

        none = wanted._replace(key=None, name="", is_mirrored=False, stand_ins=())
        if figure is None and none in self._kept:
            return self._kept[none]  # all moves without a figure share one
        still = still_pixmap(
            figure,
            figure_colors(self._themes.theme, ground=wanted.ground),
            QSize(wanted.width, wanted.height),
            wanted.ratio,
            wanted.is_mirrored,
        )
        if figure is None:
            self._kept[none] = still
        return still
