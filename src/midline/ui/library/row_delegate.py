"""Paints a row of the library, or of the history: a still, name, facts, and when it was done."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from midline.ui.first_look import ROW_PADDING_PX, ROW_TOP_PX, row_px, text_from_px
from midline.ui.fonts import font
from midline.ui.library.rows import NEVER, ROW, AnyRow
from midline.ui.row_painting import LETTERS_MOST, draw_cut, paint_bar, paint_chosen
from midline.ui.spacing import NEAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.stills import FigureOf, Stills, no_figure

ICON_PX = 18


class RowDelegate(QStyledItemDelegate):
    """Asks the list what is chosen: QStyle's own flags cost 15 ms at the start of the program."""

    def __init__(self, themes: Themes, view: QListView, figure_of: FigureOf = no_figure) -> None:
        super().__init__(view)
        self._themes = themes
        self._view = view
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(view.viewport().update)
        self._take_fonts()
        themes.changed.connect(self._take_fonts)

    def _take_fonts(self) -> None:
        scale = self._themes.type
        self._name_font = font(scale.row_name, QFont.Weight.DemiBold)
        self._fact_font = font(scale.small)
        self._view.scheduleDelayedItemsLayout()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, row_px(self._themes.type))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: AnyRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if index == self._view.currentIndex():
            self._paint_chosen(painter, rect.adjusted(2, 2, -8, -2))
        inner = rect.adjusted(ROW_PADDING_PX, ROW_TOP_PX, -ROW_PADDING_PX - 6, -ROW_TOP_PX)
        self._paint_tile(painter, inner, row)
        after = text_from_px(self._themes.type) - ROW_PADDING_PX
        self._paint_texts(painter, inner.adjusted(after, 0, 0, 0), row)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, place: QRect) -> None:
        theme = self._themes.theme
        paint_chosen(painter, place, theme, has_focus=self._view.hasFocus(), round_px=12)
        paint_bar(painter, place, theme, from_ends_px=16)

    def _paint_tile(self, painter: QPainter, inner: QRect, row: AnyRow) -> None:
        self._stills.paint(painter, inner, row.typical, "surface", stand_ins=row.moves)
        if row.is_broken:
            self._paint_warning(painter, inner)

    def _paint_warning(self, painter: QPainter, inner: QRect) -> None:
        """In the middle of the empty tile."""
        from midline.ui.icons import pixmap

        ratio = painter.device().devicePixelRatioF()
        drawn = pixmap("warning", self._themes.theme.danger, ICON_PX, ratio)
        left = inner.left() + (self._stills.size().width() - ICON_PX) // 2
        painter.drawPixmap(left, inner.center().y() - ICON_PX // 2, drawn)

    def _paint_texts(self, painter: QPainter, inner: QRect, row: AnyRow) -> None:
        theme = self._themes.theme
        top = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        bottom = top.translated(0, inner.height() // 2 + 1)
        facts, names = QFontMetrics(self._fact_font), QFontMetrics(self._name_font)
        painter.setFont(self._fact_font)
        painter.setPen(theme.color("text_muted"))
        last = "" if row.is_broken or row.last == tr(NEVER) else row.last
        needed = (
            names.horizontalAdvance(row.name[:LETTERS_MOST]) + NEAR + facts.horizontalAdvance(last)
        )
        last = last if needed <= top.width() else ""  # the name goes first; the card has both
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, last)
        painter.setPen(theme.color("danger" if row.is_broken else "text_muted"))
        draw_cut(painter, bottom, row.facts)
        painter.setFont(self._name_font)
        painter.setPen(theme.color("text"))
        draw_cut(painter, top, row.name)
