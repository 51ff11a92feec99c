"""Paints a row of the library, or of the history: a still, name, facts, and when it was done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from midline.ui.first_look import (
    ROW_PADDING_PX,
    ROW_TOP_PX,
    has_stills,
    line_px,
    row_px,
    text_from_px,
)
from midline.ui.fonts import font
from midline.ui.library.rows import NEVER, ROW, AnyRow
from midline.ui.row_painting import (
    LETTERS_MOST,
    Text,
    draw_texts,
    paint_bar,
    paint_chosen,
    wrapped_px,
)
from midline.ui.spacing import NEAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.stills import FigureOf, Stills, no_figure
from midline.ui.wrapping_delegate import ANY_WIDTH_PX, Index, WrappingDelegate

ICON_PX = 18
RIGHT_PX = 20  # after the texts


class RowDelegate(WrappingDelegate):
    """Asks the list what is chosen: QStyle's own flags cost 15 ms at the start of the program."""

    def __init__(self, themes: Themes, view: QListView, figure_of: FigureOf = no_figure) -> None:
        super().__init__(view)
        self._themes = themes
        self._stills = Stills(themes, figure_of, self)
        self._stills.made.connect(view.viewport().update)
        self._take_fonts()
        themes.changed.connect(self._take_fonts)

    def _take_fonts(self) -> None:
        scale = self._themes.type
        self._name_font = font(scale.row_name, QFont.Weight.DemiBold)
        self._fact_font = font(scale.small)
        self.measure_again()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: AnyRow | None = index.data(ROW)
        if row is None:
            return QSize(ANY_WIDTH_PX, row_px(self._themes.type))
        said = row.name, row.facts, row.last, row.is_broken
        return self.measured(said, lambda: self._height_of(row))

    def _height_of(self, row: AnyRow) -> int:
        width = self._text_width_px(self.row_width_px())
        name, facts, _ = self._said(row, width)
        return sum(self._heights_of(name, facts, width)) + 2 * ROW_TOP_PX

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AnyRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if index == self._view.currentIndex():
            self._paint_chosen(painter, rect.adjusted(2, 2, -8, -2))
        inner = rect.adjusted(ROW_PADDING_PX, ROW_TOP_PX, -ROW_PADDING_PX - 6, -ROW_TOP_PX)
        if self._has_tiles():
            self._paint_tile(painter, inner, row)
        draw_texts(painter, self._themes.theme, self.texts(rect, index))
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

    def texts(self, place: QRect, index: Index) -> tuple[Text, ...]:
        row: AnyRow = index.data(ROW)
        width = self._text_width_px(self.row_width_px())
        left = place.left() + self._text_from_px()
        name, facts, last = self._said(row, width)
        high, low = self._heights_of(name, facts, width)
        above = QRect(left, place.top() + ROW_TOP_PX, width, high)
        below = QRect(left, above.bottom() + 1, width, low)
        return (
            Text(last, above, self._fact_font, "text_muted", at_end=True),
            Text(facts, below, self._fact_font, "danger" if row.is_broken else "text_muted"),
            Text(name, above, self._name_font),
        )

    def _said(self, row: AnyRow, width: int) -> tuple[str, str, str]:
        """Name, facts, and when it was done, if that fits beside the name; else it is a fact."""
        last = "" if row.is_broken or row.last == tr(NEVER) else row.last
        names, metrics = QFontMetrics(self._name_font), QFontMetrics(self._fact_font)
        name, facts = row.name[:LETTERS_MOST], row.facts
        if last and names.horizontalAdvance(name) + NEAR + metrics.horizontalAdvance(last) > width:
            facts, last = f"{facts} · {last}" if facts else last, ""
        return name, facts, last

    def _heights_of(self, name: str, facts: str, width: int) -> tuple[int, int]:
        least = line_px(self._themes.type)
        name_px = wrapped_px(name, self._name_font, width)
        return max(least, name_px), max(least, wrapped_px(facts, self._fact_font, width))

    def _has_tiles(self) -> bool:
        return has_stills(self._themes.type, self._view.width())

    def _text_from_px(self) -> int:
        return text_from_px(self._themes.type, has_stills=self._has_tiles())

    def _text_width_px(self, row_px: int) -> int:
        """At least something, in a list that is not laid out yet."""
        return max(1, row_px - self._text_from_px() - RIGHT_PX)
