"""The words about one value of a chart, painted beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from midline.ui.fonts import font
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes

WIDEST_PX = 380  # at 100 %
RADIUS_PX = 10.0
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def paint_bubble(
    painter: QPainter, themes: Themes, lines: Sequence[str], beside: QRectF, room: QRectF
) -> None:
    """Above what it is about, or below; the first line stands out."""
    fonts = [_font(themes, is_first=not n) for n in range(len(lines))]
    widest = min(room.width() - 2 * NEAR, themes.type.px(WIDEST_PX))
    box = QRectF(0, 0, widest, room.height())
    sizes = [
        QFontMetricsF(each).boundingRect(box, WRAPPED, line).size()
        for each, line in zip(fonts, lines, strict=True)
    ]
    place = QRectF(
        0,
        0,
        max(size.width() for size in sizes) + 2 * NEAR + 1,
        sum(size.height() for size in sizes) + 2 * TIGHT,
    )
    place.moveTopLeft(_corner(place, beside, room))
    theme = themes.theme
    painter.setPen(QPen(theme.color("field"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
    painter.setPen(theme.color("text"))
    top = place.top() + TIGHT
    for each, line, size in zip(fonts, lines, sizes, strict=True):
        painter.setFont(each)
        painter.drawText(
            QRectF(place.left() + NEAR, top, size.width() + 1, size.height()), WRAPPED, line
        )
        top += size.height()


def _font(themes: Themes, *, is_first: bool) -> QFont:
    return font(themes.type.small, QFont.Weight.Bold if is_first else 400, tabular=True)


def _corner(place: QRectF, beside: QRectF, room: QRectF) -> QPointF:
    """Within the room, even if that covers what it is about."""
    above = beside.top() - HAIR - place.height()
    top = above if above >= room.top() else beside.bottom() + HAIR
    left = beside.center().x() - place.width() / 2
    return QPointF(
        max(room.left(), min(left, room.right() - place.width())),
        max(room.top(), min(top, room.bottom() - place.height())),
    )
