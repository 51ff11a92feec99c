"""What the painted rows of all lists share: the chosen one's mark, and texts that end in time."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from midline.ui.theme import Theme

BAR_PX = 3
LETTERS_MOST = 300  # of a text are measured; no row has room for more
HIGHEST_PX = 100_000


def paint_chosen(
    painter: QPainter, place: QRect, theme: Theme, *, has_focus: bool, round_px: int
) -> None:
    """The ground of the chosen row; its edge shows whether the keyboard is there."""
    painter.setBrush(theme.color("raised"))
    painter.setPen(QPen(theme.color("focus" if has_focus else "raised"), 2))
    painter.drawRoundedRect(place, round_px, round_px)


def paint_bar(painter: QPainter, place: QRect, theme: Theme, *, from_ends_px: int) -> None:
    """At the left of the chosen row: a shape, for who sees no colours."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    height = place.height() - 2 * from_ends_px
    bar = QRect(place.left() + 3, place.top() + from_ends_px, BAR_PX, height)
    painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)


def draw_name_over_facts(
    painter: QPainter, place: QRect, theme: Theme, name: tuple[str, QFont], facts: tuple[str, QFont]
) -> None:
    """Each with its font; both together stand half way down."""
    name_px, facts_px = (QFontMetrics(font).height() for _, font in (name, facts))
    top = place.center().y() - (name_px + facts_px) // 2
    painter.setFont(name[1])
    painter.setPen(theme.color("text"))
    draw_cut(painter, QRect(place.left(), top, place.width(), name_px), name[0])
    painter.setFont(facts[1])
    painter.setPen(theme.color("text_muted"))
    draw_cut(painter, QRect(place.left(), top + name_px, place.width(), facts_px), facts[0])


def draw_cut(painter: QPainter, place: QRect, text: str) -> None:
    """In the painter's font, from the left, half way down; what there is no room for is cut."""
    shown = cut(text, painter.fontMetrics(), place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def cut(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text[:LETTERS_MOST], Qt.TextElideMode.ElideRight, width)


def draw_wrapped(
    painter: QPainter, place: QRect, text: str, font: QFont, *, at_end: bool = False
) -> None:
    """In as many lines as it takes, half way down: from the left, or ``at_end`` of the place."""
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    flags = (side | Qt.AlignmentFlag.AlignVCenter).value | _wrapping(text, font, place.width())
    painter.drawText(place, flags, text[:LETTERS_MOST])


def wrapped_px(text: str, font: QFont, width: int) -> int:
    """How high it is in a place of that width."""
    metrics, text = QFontMetrics(font), text[:LETTERS_MOST]
    if metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    room = QRect(0, 0, width, HIGHEST_PX)
    return metrics.boundingRect(room, _wrapping(text, font, width), text).height()


def _wrapping(text: str, font: QFont, width: int) -> int:
    """Between words; where one alone is too long, anywhere."""
    metrics = QFontMetrics(font)
    words = text[:LETTERS_MOST].split()
    fits = all(metrics.horizontalAdvance(word) <= width for word in words)
    flag = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
    return flag.value
