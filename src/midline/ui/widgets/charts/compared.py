"""This week against the usual one: bars, with a stroke where each usually ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from midline.progress.statistics import Week
from midline.ui import phrases
from midline.ui.fonts import font
from midline.ui.spacing import GAP, HAIR, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr

THICK_PX = 10  # of a bar, at 100 %


@dataclass(frozen=True, slots=True)
class Compared:
    """``usual`` is None where no week is."""

    words: str
    values: str
    now: float
    usual: float | None


def compare(this: Week, usual: Week | None) -> list[Compared]:
    return [
        _row(tr("Sessions"), phrases.number, this.sessions, usual.sessions if usual else None),
        _row(tr("Sets", "how many"), phrases.number, this.sets, usual.sets if usual else None),
        _row(tr("Time in sets"), phrases.length, this.work_s, usual.work_s if usual else None),
    ]


def _row(words: str, say: Callable[[float], str], now: float, usual: float | None) -> Compared:
    values = say(now)
    if usual is not None:
        values = tr("{now}, usually {then}", now=values, then=say(usual))
    return Compared(words, values, now, usual)


def compared_width(themes: Themes, rows: Sequence[Compared]) -> float:
    """The least in which no words meet."""
    metrics = _metrics(themes)
    widths = (metrics.horizontalAdvance(f"{row.words}{row.values}") for row in rows)
    return max(widths, default=0.0) + GAP


def compared_height(themes: Themes, rows: Sequence[Compared]) -> float:
    return sum(_row_height(themes, row) for row in rows)


def paint_compared(
    painter: QPainter, themes: Themes, rows: Sequence[Compared], width: float
) -> None:
    """From the painter's origin down."""
    theme, place = themes.theme, QRectF(0, 0, width, _metrics(themes).height())
    painter.setFont(font(themes.type.small, tabular=True))
    for row in rows:
        if row.usual is not None:
            _paint_share(painter, themes, place, row.now, row.usual)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, row.words)
        painter.setPen(theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, row.values)
        place.translate(0, _row_height(themes, row))


def _paint_share(painter: QPainter, themes: Themes, row: QRectF, now: float, usual: float) -> None:
    theme, thick = themes.theme, themes.type.px(THICK_PX)
    most = max(now, usual, 1.0)
    track = QRectF(row.left(), row.bottom() + HAIR, row.width(), thick)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(track, thick / 2, thick / 2)
    if now:
        painter.setBrush(theme.color("work"))
        done = QRectF(track.left(), track.top(), track.width() * now / most, thick)
        done.setWidth(max(thick, done.width()))
        painter.drawRoundedRect(done, thick / 2, thick / 2)
    if usual:
        x = min(track.left() + track.width() * usual / most, track.right() - 2)
        painter.setBrush(theme.color("surface"))
        painter.drawRect(QRectF(x - 3, track.top() - 3, 6, thick + 6))
        painter.setBrush(theme.color("text"))
        painter.drawRect(QRectF(x - 1.5, track.top() - 3, 3, thick + 6))


def _row_height(themes: Themes, row: Compared) -> float:
    """Without a usual amount there is no bar."""
    words = _metrics(themes).height() + TIGHT
    return words if row.usual is None else words + HAIR + themes.type.px(THICK_PX) + HAIR


def _metrics(themes: Themes) -> QFontMetricsF:
    return QFontMetricsF(font(themes.type.small, tabular=True))
