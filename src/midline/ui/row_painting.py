"""What the painted rows of all lists share: the chosen one's mark, and texts that end in time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

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


class Text(NamedTuple):
    """In as many lines as it takes, half way down its place. ``color`` is a role."""

    words: str
    place: QRect
    font: QFont
    color: str = "text"
    at_end: bool = False

    def needed_px(self) -> int:
        """How high it is in the width of its place."""
        return wrapped_px(self.words, self.font, self.place.width())


def draw_texts(painter: QPainter, theme: Theme, texts: Iterable[Text]) -> None:
    for text in texts:
        painter.setPen(theme.color(text.color))
        draw_wrapped(painter, text.place, text.words, text.font, at_end=text.at_end)


def name_over_facts(
    place: QRect, name: tuple[str, QFont], facts: tuple[str, QFont]
) -> tuple[Text, Text]:
    """Each with its font; both together stand half way down."""
    name_px, facts_px = (wrapped_px(*text, place.width()) for text in (name, facts))
    top = place.center().y() - (name_px + facts_px) // 2
    above = QRect(place.left(), top, place.width(), name_px)
    below = QRect(place.left(), top + name_px, place.width(), facts_px)
    return Text(name[0], above, name[1]), Text(facts[0], below, facts[1], "text_muted")


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
