"""Paints a row to pick from: its still, its name over what it asks for, and the mark of a pick."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from midline.ui.editor.move_rows import PICKED, ROW, Row
from midline.ui.fonts import font
from midline.ui.row_painting import draw_name_over_facts, paint_chosen
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf, Stills

MARK_PX = 26


class MoveDelegate(QStyledItemDelegate):
    """``marks`` are the places for what is picked, in its order; a choice of one has none."""

    def __init__(
        self, themes: Themes, view: QListView, figure_of: FigureOf, *, marks: bool = True
    ) -> None:
        super().__init__(view)
        self._themes, self._view, self._marks = themes, view, marks
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(view.viewport().update)
        self._take_fonts()
        themes.changed.connect(self._take_fonts)

    def _take_fonts(self) -> None:
        scale = self._themes.type
        self._name_font = font(scale.body, QFont.Weight.DemiBold)
        self._fact_font = font(scale.small, tabular=True)
        self._view.scheduleDelayedItemsLayout()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        texts = QFontMetrics(self._name_font).height() + QFontMetrics(self._fact_font).height()
        still = self._stills.size().height()
        return QSize(120, max(still + 2 * HAIR, texts + 2 * TIGHT) + HAIR)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
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
            inner = self._paint_mark(painter, inner, index.data(PICKED))
        self._stills.paint(painter, inner, row.still, "background")
        text = inner.adjusted(self._stills.size().width() + NEAR, 0, 0, 0)
        name, facts = (row.name, self._name_font), (row.tells, self._fact_font)
        draw_name_over_facts(painter, text, theme, name, facts)
        painter.restore()

    def _paint_mark(self, painter: QPainter, inner: QRect, picked: int) -> QRect:
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
        return inner.adjusted(0, 0, -side - NEAR, 0)
