"""Paints a row of the outline: an exercise with its still, a section's name, or the routine's."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from midline.ui.editor.outline_rows import ROW
from midline.ui.editor.rows import Row
from midline.ui.fonts import font
from midline.ui.icons import pixmap
from midline.ui.row_painting import draw_cut, draw_name_over_facts, paint_bar, paint_chosen
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

HEADING_PX, ICON_PX = 40, 18


class OutlineDelegate(QStyledItemDelegate):
    def __init__(self, themes: Themes, view: QListView, figure_of: FigureOf = no_figure) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(view.viewport().update)
        self._take_fonts()
        themes.changed.connect(self._take_fonts)

    def _take_fonts(self) -> None:
        scale = self._themes.type
        self._name_font = font(scale.body, QFont.Weight.DemiBold)
        self._fact_font = font(scale.small, tabular=True)
        self._routine_font = font(scale.row_name, QFont.Weight.Bold)
        self._section_font = font(scale.small, QFont.Weight.Bold)
        texts = QFontMetrics(self._name_font).height() + QFontMetrics(self._fact_font).height()
        high = max(self._stills.size().height() + 2 * HAIR, texts + 2 * TIGHT) + HAIR
        self._heading_size = QSize(120, self._themes.type.px(HEADING_PX))
        self._move_size = QSize(120, high)  # once, for a list of 500 asks at each key press
        self._view.scheduleDelayedItemsLayout()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: Row = index.data(ROW)
        return self._heading_size if len(row.at) < 2 else self._move_size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self._view.isEnabled() else 0.5)
        rect: QRect = option.rect
        if index == self._view.currentIndex():
            self._paint_chosen(painter, rect.adjusted(1, 1, -1, -1))
        inner = rect.adjusted(NEAR, 0, -NEAR, 0)
        if row.problem:
            inner = self._paint_warning(painter, inner, row)
        if len(row.at) < 2:
            self._paint_heading(painter, inner, row)
        else:
            self._paint_move(painter, inner, row)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, place: QRect) -> None:
        theme = self._themes.theme
        paint_chosen(painter, place, theme, has_focus=self._view.hasFocus(), round_px=10)
        paint_bar(painter, place, theme, from_ends_px=10)

    def _paint_warning(self, painter: QPainter, inner: QRect, row: Row) -> QRect:
        theme = self._themes.theme
        side = self._themes.type.px(ICON_PX)
        color = theme.danger if row.is_broken else theme.get_ready
        drawn = pixmap("warning", color, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.right() - side, inner.center().y() - side // 2, drawn)
        return inner.adjusted(0, 0, -side - TIGHT, 0)

    def _paint_heading(self, painter: QPainter, inner: QRect, row: Row) -> None:
        theme = self._themes.theme
        painter.setFont(self._section_font if row.at else self._routine_font)
        painter.setPen(theme.color("accent" if row.at else "text"))
        name = row.name.upper() if row.at else row.name
        draw_cut(painter, inner, f"{name} · {row.facts}" if row.facts else name)

    def _paint_move(self, painter: QPainter, inner: QRect, row: Row) -> None:
        theme = self._themes.theme
        self._stills.paint(painter, inner, row.move, "surface")
        text = inner.adjusted(self._stills.size().width() + NEAR, 0, 0, 0)
        name, facts = (row.name, self._name_font), (row.facts, self._fact_font)
        draw_name_over_facts(painter, text, theme, name, facts)
