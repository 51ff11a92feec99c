"""Paints a row of the outline: an exercise with its still, a section's name, or the routine's."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from midline.ui.editor.outline_rows import ROW
from midline.ui.editor.rows import Row
from midline.ui.fonts import font
from midline.ui.icons import pixmap
from midline.ui.row_painting import (
    Text,
    draw_texts,
    name_over_facts,
    paint_bar,
    paint_chosen,
    wrapped_px,
)
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf, Stills, no_figure
from midline.ui.wrapping_delegate import Index, WrappingDelegate

HEADING_PX, ICON_PX = 40, 18


class OutlineDelegate(WrappingDelegate):
    def __init__(self, themes: Themes, view: QListView, figure_of: FigureOf = no_figure) -> None:
        super().__init__(view)
        self._themes = themes
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
        self.measure_again()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        said = row.name, row.facts, len(row.at), bool(row.problem)
        return self.measured(said, lambda: self._height_of(row))

    def _height_of(self, row: Row) -> int:
        width = self._width_px(row)
        needed = sum(wrapped_px(*text, width) for text in self._said(row)) + 2 * TIGHT
        if len(row.at) < 2:
            return max(self._themes.type.px(HEADING_PX), needed)
        return max(self._stills.size().height() + 2 * HAIR, needed) + HAIR

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
            self._paint_warning(painter, inner, row)
        if len(row.at) == 2:
            self._stills.paint(painter, inner, row.move, "surface")
        draw_texts(painter, self._themes.theme, self._texts(rect, row))
        painter.restore()

    def _paint_chosen(self, painter: QPainter, place: QRect) -> None:
        theme = self._themes.theme
        paint_chosen(painter, place, theme, has_focus=self._view.hasFocus(), round_px=10)
        paint_bar(painter, place, theme, from_ends_px=10)

    def _paint_warning(self, painter: QPainter, inner: QRect, row: Row) -> None:
        theme = self._themes.theme
        side = self._icon_px()
        color = theme.danger if row.is_broken else theme.get_ready
        drawn = pixmap("warning", color, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.right() - side, inner.center().y() - side // 2, drawn)

    def texts(self, place: QRect, index: Index) -> tuple[Text, ...]:
        return self._texts(place, index.data(ROW))

    def _texts(self, place: QRect, row: Row) -> tuple[Text, ...]:
        inner = QRect(place.left() + NEAR, place.top(), self._width_px(row), place.height())
        if len(row.at) == 2:
            inner.translate(self._beside_px(), 0)
            return name_over_facts(inner, *self._said(row))
        ((heading, font_),) = self._said(row)
        return (Text(heading, inner, font_, "accent" if row.at else "text"),)

    def _said(self, row: Row) -> tuple[tuple[str, QFont], ...]:
        if len(row.at) == 2:
            return (row.name, self._name_font), (row.facts, self._fact_font)
        name = row.name.upper() if row.at else row.name
        heading = f"{name} · {row.facts}" if row.facts else name
        return ((heading, self._section_font if row.at else self._routine_font),)

    def _width_px(self, row: Row) -> int:
        """There is for its texts."""
        warning = self._icon_px() + TIGHT if row.problem else 0
        still = self._beside_px() if len(row.at) == 2 else 0
        return max(1, self.row_width_px() - 2 * NEAR - warning - still)

    def _beside_px(self) -> int:
        """Where the texts of an exercise begin, from where its still does."""
        return self._stills.size().width() + NEAR

    def _icon_px(self) -> int:
        return self._themes.type.px(ICON_PX)
