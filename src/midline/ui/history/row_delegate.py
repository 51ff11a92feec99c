"""Paints a row of the history as the library paints its own; a session has its day for a tile."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView

from midline.ui import dates
from midline.ui.fonts import font
from midline.ui.history.rows import PastRow
from midline.ui.library.row_delegate import RowDelegate
from midline.ui.library.rows import AnyRow
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf, no_figure

ROUND_PX = 8


class PastRowDelegate(RowDelegate):
    def __init__(self, themes: Themes, view: QListView, figure_of: FigureOf = no_figure) -> None:
        super().__init__(themes, view, figure_of)

    def _has_tiles(self) -> bool:
        return True  # they say when it was

    def _paint_tile(self, painter: QPainter, inner: QRect, row: AnyRow) -> None:
        if isinstance(row, PastRow) and row.day is not None:
            self._paint_day(painter, inner, row.day)
        else:
            super()._paint_tile(painter, inner, row)

    def _paint_day(self, painter: QPainter, inner: QRect, day: date) -> None:
        """Its number over its month; the year is told beside it."""
        tile = QRect(inner.topLeft(), self._stills.size())
        tile.moveTop(inner.center().y() - tile.height() // 2)
        theme, scale = self._themes.theme, self._themes.type
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(tile, ROUND_PX, ROUND_PX)
        upper = tile.adjusted(0, 0, 0, -tile.height() * 2 // 5)
        lower = tile.adjusted(0, tile.height() // 2, 0, 0)
        painter.setPen(theme.color("text"))
        painter.setFont(font(scale.row_name, QFont.Weight.Bold, tabular=True))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setPen(theme.color("text_muted"))
        painter.setFont(font(scale.small))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, dates.month(day.month))
