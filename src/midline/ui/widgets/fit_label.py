"""A text that always fits its place: it shrinks to its least size, then is cut with "…".

A number stays on one line with the words beside it, and lines are about as long as each other.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from midline.ui.fonts import has_bold_chinese, is_chinese, steady_font
from midline.ui.widgets.turned import Turned

SHRINK = 0.93
MADE_BOLD_BELOW_PX = 64  # by Qt, where a font has no bold letters
STROKE_SHARE = 0.035  # of the size: how much larger than thin letters are made
LONGEST = 1000  # characters; more never fits any screen
BALANCED_TO = 0.02  # of the width
_BESIDE_NUMBER = re.compile(r"(?<=\d) (?=\S)|(?<=\S) (?=\d)")
NO_BREAK = "\u00a0"


class FitLabel(Turned):
    """``set_size_px`` gives the size of the font and the least it may shrink to.

    Where its end says what its beginning doesn't, ``elide`` cuts the last line elsewhere.
    """

    accessible_role = "StaticText"

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        lines: int = 1,
        weight: int = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self._lines, self._weight, self._align = lines, weight, align
        self._text = ""
        self._most_px, self._least_px = 16.0, 12.0
        self._color = QColor(Qt.GlobalColor.black)
        self._laid_out: list[tuple[str, QFont]] | None = None
        self._hide_if_empty()

    def _hide_if_empty(self) -> None:
        """A screen reader would find a label that says nothing."""
        if self.parentWidget() is not None:
            self.setHidden(not self._text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        text = " ".join(text[:LONGEST].split())
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._hide_if_empty()
            self._changed()

    def set_color(self, color: QColor) -> None:
        if color != self._color:
            self._color = color
            self.update()

    def set_size_px(self, most: float, least: float | None = None) -> None:
        self._most_px, self._least_px = most, most if least is None else least
        self._changed()

    def shown_lines(self) -> list[str]:
        """The lines as they are painted, the last one cut if it must be."""
        return [line for line, _ in self._layout()]

    def line_height_px(self) -> float:
        lines = self._layout()
        return QFontMetricsF(lines[0][1] if lines else self._font(self._most_px)).height()

    def font_size_px(self) -> int:
        lines = self._layout()
        return (lines[0][1] if lines else self._font(self._most_px)).pixelSize()

    def is_cut(self) -> bool:
        """Whether not the whole text is shown, even at its least size."""
        return "".join("".join(self.shown_lines()).split()) != "".join(self._text.split())

    def text_width_px(self) -> float:
        lines = self._layout()
        return max((QFontMetricsF(made).horizontalAdvance(line) for line, made in lines), default=0)

    def area_changed(self) -> None:
        self._changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._changed()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.turned_painter()
        painter.setPen(self._color)
        lines = self._layout()
        height = self.line_height_px()
        area = self.area()
        top = max(0.0, (area.height() - height * len(lines)) / 2)
        if self._align & Qt.AlignmentFlag.AlignTop:
            top = 0.0
        for i, (line, made) in enumerate(lines):
            metrics = QFontMetricsF(made)
            spare = area.width() - metrics.horizontalAdvance(line)
            left = spare / 2 if self._align & Qt.AlignmentFlag.AlignHCenter else 0.0
            left = spare if self._align & Qt.AlignmentFlag.AlignRight else left
            painter.setFont(made)
            at = QPointF(left, top + i * height + metrics.ascent())
            painter.drawText(at, line)
            if made.pixelSize() >= MADE_BOLD_BELOW_PX and made.weight() >= QFont.Weight.Bold:
                self._embolden_chinese(painter, at, line)
        painter.end()

    def _embolden_chinese(self, painter: QPainter, at: QPointF, line: str) -> None:
        """Where the system has no bold one, and Qt makes none up."""
        if not is_chinese(line) or has_bold_chinese():
            return
        made = painter.font()
        metrics, path = QFontMetricsF(made), QPainterPath()
        for i, letter in enumerate(line):
            if is_chinese(letter):
                path.addText(at + QPointF(metrics.horizontalAdvance(line[:i]), 0), made, letter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, QPen(self._color, made.pixelSize() * STROKE_SHARE))

    def _changed(self) -> None:
        self._laid_out = None
        self.update()

    def _font(self, size_px: float) -> QFont:
        is_bold = self._weight >= QFont.Weight.DemiBold and is_chinese(self._text)
        return steady_font(size_px, QFont.Weight.Bold if is_bold else self._weight)

    def _layout(self) -> list[tuple[str, QFont]]:
        if self._laid_out is None:
            self._laid_out = self._lay_out()
        return self._laid_out

    def _lay_out(self) -> list[tuple[str, QFont]]:
        size, area = self._most_px, self.area()
        text = _BESIDE_NUMBER.sub(NO_BREAK, self._text)
        while True:
            made = self._font(size)
            is_least = size <= self._least_px
            lines = broken(text, made, area.width(), within_words=is_least)
            most = max(1, min(self._lines, int(area.height() / QFontMetricsF(made).height() + 0.1)))
            widest = max((QFontMetricsF(made).horizontalAdvance(x) for x in lines), default=0)
            if len(lines) <= most and widest <= area.width():
                return [(line, made) for line in balanced(text, lines, made, area.width())]
            if is_least:
                return [(line, made) for line in self._cut(text, lines, most, made)]
            size = max(self._least_px, size * SHRINK)

    def _cut(self, text: str, lines: list[str], most: int, made: QFont) -> list[str]:
        rest = " ".join(lines[most - 1 :]) if len(lines) >= most else text
        elided = QFontMetricsF(made).elidedText(rest, self._elide, self.area().width())
        return [*lines[: most - 1], elided]


def broken(text: str, made: QFont, width: float, *, within_words: bool) -> list[str]:
    """The text broken into lines between words, and if need be within words longer than a line."""
    modes = QTextOption.WrapMode
    option = QTextOption()
    option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if within_words else modes.WordWrap)
    layout = QTextLayout(text, made)
    layout.setTextOption(option)
    # QTextLayout counts UTF-16 units, of which an emoji has two.
    units = text.encode("utf-16-le")
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace"))
    layout.endLayout()
    return [line.strip() for line in lines]


def balanced(text: str, lines: list[str], made: QFont, width: float) -> list[str]:
    """The same text in as many lines, the longest as short as can be."""
    if len(lines) < 2:
        return lines
    least, most = width / len(lines), width
    while most - least > BALANCED_TO * width:
        middle = (least + most) / 2
        tried = broken(text, made, middle, within_words=False)
        widest = max(QFontMetricsF(made).horizontalAdvance(line) for line in tried)
        if len(tried) == len(lines) and widest <= middle:
            lines, most = tried, middle
        else:
            least = middle
    return lines
