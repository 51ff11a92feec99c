"""Paints a row of the library: name, facts, and when it was last done."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from midline.ui.fonts import BODY, SMALL, font
from midline.ui.icons import pixmap
from midline.ui.library.rows import ROW, Row
from midline.ui.theme import Themes

HEIGHT_PX = 66
PADDING_PX = 14
ICON_PX = 18


class RowDelegate(QStyledItemDelegate):
    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._name_font = font(BODY + 1, QFont.Weight.DemiBold)
        self._fact_font = font(SMALL)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, HEIGHT_PX)

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
        rect: QRect = option.rect
        self._paint_ground(painter, rect.adjusted(2, 2, -8, -2), option)
        inner = rect.adjusted(PADDING_PX, 11, -PADDING_PX - 6, -11)
        if row.is_broken:
            drawn = pixmap(
                "warning", self._themes.theme.danger, ICON_PX, painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(inner.left(), inner.top() + 2, drawn)
            inner = inner.adjusted(ICON_PX + 8, 0, 0, 0)
        self._paint_texts(painter, inner, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        theme = self._themes.theme
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("raised"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.mixed("raised", 0.5))
        else:
            return
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
        painter.drawRoundedRect(rect, 12, 12)

    def _paint_texts(self, painter: QPainter, inner: QRect, row: Row) -> None:
        theme = self._themes.theme
        top = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        bottom = top.translated(0, inner.height() // 2 + 1)
        facts = QFontMetrics(self._fact_font)
        painter.setFont(self._fact_font)
        painter.setPen(theme.color("text_muted"))
        last = "" if row.is_broken else row.last
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, last)
        painter.setPen(theme.color("danger" if row.is_broken else "text_muted"))
        _draw(painter, bottom, row.facts, facts)
        painter.setFont(self._name_font)
        painter.setPen(theme.color("text"))
        free = top.adjusted(0, 0, -facts.horizontalAdvance(last) - 12, 0)
        _draw(painter, free, row.name, QFontMetrics(self._name_font))


def _draw(painter: QPainter, place: QRect, text: str, metrics: QFontMetrics) -> None:
    shown = metrics.elidedText(text[:300], Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
