"""Paints a row to pick from: its still, its name over what it asks for, and the mark of a pick."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from midline.ui.editor.move_rows import PICKED, ROW, Row
from midline.ui.fonts import font
from midline.ui.row_painting import Text, draw_texts, name_over_facts, paint_chosen
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf, Stills
from midline.ui.wrapping_delegate import Index, WrappingDelegate

MARK_PX = 26


class MoveDelegate(WrappingDelegate):
    """``marks`` are the places for what is picked, in its order; a choice of one has none."""

    def __init__(
        self, themes: Themes, view: QListView, figure_of: FigureOf, *, marks: bool = True
    ) -> None:
        super().__init__(view)
        self._themes, self._marks = themes, marks
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(view.viewport().update)
        self._take_fonts()
        themes.changed.connect(self._take_fonts)

    def _take_fonts(self) -> None:
        scale = self._themes.type
        self._name_font = font(scale.body, QFont.Weight.DemiBold)
        self._fact_font = font(scale.small, tabular=True)
        self.measure_again()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        return self.measured((row.name, row.tells), lambda: self._height_of(row))

    def _height_of(self, row: Row) -> int:
        needed = sum(text.needed_px() for text in self._texts(QRect(), row)) + 2 * TIGHT
        return max(self._stills.size().height() + 2 * HAIR, needed) + HAIR

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        theme = self._themes.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if index == self._view.currentIndex():
            place, has_focus = rect.adjusted(2, 2, -2, -2), self._view.hasFocus()
            paint_chosen(painter, place, theme, has_focus=has_focus, round_px=10)
        inner = rect.adjusted(NEAR, 0, -NEAR, 0)
        if self._marks:
            self._paint_mark(painter, inner, index.data(PICKED))
        self._stills.paint(painter, inner, row.still, "background")
        draw_texts(painter, theme, self._texts(rect, row))
        painter.restore()

    def texts(self, place: QRect, index: Index) -> tuple[Text, ...]:
        return self._texts(place, index.data(ROW))

    def _texts(self, place: QRect, row: Row) -> tuple[Text, ...]:
        mark = self._themes.type.px(MARK_PX) + NEAR if self._marks else 0
        left = NEAR + self._stills.size().width() + NEAR
        width = max(1, self.row_width_px() - left - NEAR - mark)
        beside = QRect(place.left() + left, place.top(), width, place.height())
        return name_over_facts(beside, (row.name, self._name_font), (row.tells, self._fact_font))

    def _paint_mark(self, painter: QPainter, inner: QRect, picked: int) -> None:
        """A ring; filled, with its number, for what is picked."""
        theme, side = self._themes.theme, self._themes.type.px(MARK_PX)
        place = QRect(inner.right() - side, inner.center().y() - side // 2, side, side)
        painter.setBrush(theme.color("accent") if picked else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if picked else "field"), 2))
        painter.drawEllipse(QRectF(place).adjusted(1, 1, -1, -1))
        if picked:
            painter.setFont(self._fact_font)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(picked))
